import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, report, unreport } from './operation-flow.ts';
import type { Operation, Order } from './work-order-life.ts';

const blank = { good: '0', scrap: '0', rework: '0', minutes: '0', ready: '0', state: 'waiting' };
const operation = (number: number, more: Partial<Operation> = {}): Operation =>
  ({ number, ...blank, ...more }) as Operation;
const order = (operations: Operation[]): Order =>
  ({
    ...{ quantity: '100', received: '0', scrapped: '0', good: '0', operations },
  }) as unknown as Order;
const pieces = (good: string, scrap = '0') => ({ good, scrap, rework: '0', minutes: '5' });
const plain = { overTolerance: '0.05', decimals: 0 };
const shown = ({ operations }: Order) => operations.map(({ ready, state }) => [ready, state]);

describe('readiness', () => {
  it('40 of 100 finished at op 10 ready 40 at op 20 where that may overlap', () => {
    const one = report(
      order([operation(10, { overlap: true }), operation(20)]),
      10,
      pieces('40'),
      plain,
    );
    expect(shown(one)).toEqual([
      ['60', 'ready'],
      ['40', 'ready'],
    ]);
  });

  it('without overlap op 20 waits until all of op 10 is done', () => {
    const start = order([operation(10), operation(20)]);
    const half = report(start, 10, pieces('40'), plain);
    expect(shown(half)[1]).toEqual(['0', 'waiting']);
    const all = report(half, 10, pieces('55', '5'), plain);
    expect(shown(all)).toEqual([
      ['0', 'done'],
      ['95', 'ready'],
    ]);
    expect(all.scrapped).toBe('5');
  });

  it('more than is ready is refused; the first operation may use the tolerance', () => {
    const start = order([operation(10, { overlap: true }), operation(20)]);
    expect(() => report(start, 20, pieces('1'), plain)).toThrow('can work on 0 pieces');
    expect(report(start, 10, pieces('105'), plain).operations[0]?.good).toBe('105');
    expect(() => report(start, 10, pieces('106'), plain)).toThrow('can work on 105 pieces');
  });

  it('a report cannot be taken back once its pieces have gone on', () => {
    const start = order([operation(10, { overlap: true }), operation(20)]);
    const one = report(report(start, 10, pieces('40'), plain), 20, pieces('10'), plain);
    expect(() => unreport(one, 10, pieces('40'), 0)).toThrow('has gone on');
    expect(shown(unreport(one, 20, pieces('10'), 0))[1]).toEqual(['40', 'ready']);
  });

  it('no operation is ever ready for pieces that the one before has not let through', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.boolean(), (goods, overlap) => {
        const operations = goods.map((good, i) =>
          operation(10 * (i + 1), { good: String(good), overlap }),
        );
        const out = flow(operations, '100');
        out.slice(1).forEach((one, i) => {
          const before = Number(out[i]?.good);
          expect(Number(one.ready)).toBeLessThanOrEqual(Math.max(0, before - Number(one.good)));
        });
      }),
    );
  });

  it('reporting and taking back is as if nothing had happened', () => {
    const part = fc.integer({ min: 1, max: 50 }).map(String);
    fc.assert(
      fc.property(part, part, (good, more) => {
        const start = order([operation(10, { overlap: true }), operation(20)]);
        const before = report(start, 10, pieces(good), plain);
        const after = unreport(report(before, 10, pieces(more), plain), 10, pieces(more), 0);
        expect(after).toEqual(before);
      }),
    );
  });
});
