import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, gte, lt, sum } from '../../../shared/kernel/decimal.ts';
import { overParts, spreadOver } from './balance-parts.ts';

const parts = (...amounts: string[]) => amounts.map((each) => ({ onHand: each, available: each }));
const whole = (values: readonly string[]) => sum([...values]);

describe('a change of a balance in parts', () => {
  it('is taken from the parts that have it, from the first on', () => {
    expect(overParts(parts('3', '4', '5'), { onHand: '0', available: '-6' }, { first: 1 })).toEqual(
      [
        { part: 1, onHand: '0', available: '-4' },
        { part: 2, onHand: '0', available: '-2' },
      ],
    );
  });

  it('comes to the first', () => {
    const shares = overParts(parts('3', '4'), { onHand: '10', available: '10' }, { first: 1 });
    expect(shares).toEqual([{ part: 1, onHand: '10', available: '10' }]);
  });

  it('that nobody can cover is owed by the first', () => {
    const shares = overParts(parts('3', '4'), { onHand: '-9', available: '0' }, { first: 1 });
    expect(shares).toEqual([
      { part: 0, onHand: '-3', available: '0' },
      { part: 1, onHand: '-6', available: '0' },
    ]);
  });

  it('always adds up, and takes no more of a part than it has while there is enough', () => {
    const amount = fc.integer({ min: 0, max: 50 }).map(String);
    const change = fc.integer({ min: -100, max: 100 }).map(String);
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 2, maxLength: 16 }),
        change,
        fc.nat(),
        (have, by, n) => {
          const shares = overParts(
            parts(...have),
            { onHand: by, available: '0' },
            { first: n % have.length },
          );
          expect(whole(shares.map(({ onHand }) => onHand))).toBe(by);
          if (lt(add(whole(have), by), '0')) return;
          for (const { part, onHand } of shares)
            expect(gte(add(have[part] as string, onHand), '0')).toBe(true);
        },
      ),
    );
  });
});

describe('spreading a balance', () => {
  it('leaves the sum as it is, and every part with its share', () => {
    const before = [{ onHand: '10', available: '7' }];
    const shares = spreadOver(before, 4, 0);
    const after = shares.map((share, part) => ({
      onHand: add(before[part]?.onHand ?? '0', share.onHand),
      available: add(before[part]?.available ?? '0', share.available),
    }));
    expect(after.map(({ onHand }) => onHand)).toEqual(['4', '2', '2', '2']);
    expect(after.map(({ available }) => available)).toEqual(['4', '1', '1', '1']);
  });
});
