import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, gt, max, sub, sum } from '../../../shared/kernel/decimal.ts';
import { leftToMake, type OutputPeg, type PeggedOutput } from './left-to-make.ts';

const soft = (line: string, quantity: string): OutputPeg => ({
  ...{ line, quantity, hard: false, received: '0' },
});
const needs = (given: Record<string, string>) =>
  new Map(Object.entries(given).map(([line, need]) => [line, { itemId: 'P', need }]));
const left = (given: Record<string, string>, orders: PeggedOutput[], free = '0') =>
  Object.fromEntries(leftToMake(needs(given), orders, () => free));

describe('what is left to make', () => {
  test('6 are being made of the 6 that a delivery out of stock left open: nothing', () => {
    const order = { output: '0', rest: '6', pegs: [soft('A', '6')] };
    expect(left({ A: '6' }, [order])).toEqual({ A: '0' });
  });

  test('6 were made for it and lie free: nothing; others have taken them: 6', () => {
    const order = { output: '6', rest: '0', pegs: [soft('A', '6')] };
    expect(left({ A: '6' }, [order], '6')).toEqual({ A: '0' });
    expect(left({ A: '6' }, [order], '0')).toEqual({ A: '6' });
  });

  test('B got what came first: what comes for B is for A, who is behind it', () => {
    const order = { output: '6', rest: '7', pegs: [soft('A', '6'), soft('B', '7')] };
    expect(left({ A: '6', B: '1' }, [order])).toEqual({ A: '0', B: '0' });
  });

  test('a hard peg takes its part even where less of it is needed', () => {
    const hard = { ...soft('A', '10'), hard: true };
    const order = { output: '0', rest: '12', pegs: [hard, soft('B', '5')] };
    expect(left({ A: '4', B: '5' }, [order])).toEqual({ A: '0', B: '3' });
  });

  test('what another work order is waiting for does not go to a line', () => {
    const parent = { quantity: '4', hard: false, received: '0' };
    const order = { output: '0', rest: '5', pegs: [parent, soft('A', '5')] };
    expect(left({ A: '5' }, [order])).toEqual({ A: '4' });
  });

  test('never below zero, never above the need, and no piece counts for two lines', () => {
    const whole = fc.integer({ min: 0, max: 20 }).map(String);
    const lines = ['A', 'B', 'C'];
    const pegs = fc.array(
      fc.record({
        line: fc.constantFrom(...lines),
        quantity: whole,
        hard: fc.boolean(),
        received: fc.constant('0'),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const order = fc.record({ output: whole, rest: whole, pegs });
    const given = fc.record({ A: whole, B: whole, C: whole });
    fc.assert(
      fc.property(given, fc.array(order, { maxLength: 4 }), whole, (wanted, orders, free) => {
        const found = left(wanted, orders, free);
        const served = lines.map((line) => {
          const need = wanted[line as 'A'];
          const rest = found[line] as string;
          expect([gt('0', rest), gt(rest, need)]).toEqual([false, false]);
          return sub(need, rest);
        });
        const most = add(sum(orders.map(({ rest }) => rest)), max('0', free));
        expect(gt(sum(served), most)).toBe(false);
      }),
    );
  });
});
