import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eq, fromScaled, lte, sub, sum } from '../../../../shared/kernel/decimal.ts';
import { oldestFirst, shareOut } from './allocate.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => fromScaled(BigInt(value), 2));
const items = fc.array(cents, { maxLength: 12 }).map((all) =>
  all.map((open, index) => ({
    ...{ id: `oi_${index}`, open },
    ...{ dueDate: '2026-01-01', documentNumber: String(index) },
  })),
);

describe('money that is shared out among open items', () => {
  it('is never more than an item has open, and nothing of it gets lost', () => {
    fc.assert(
      fc.property(cents, items, (money, open) => {
        const { taken, rest } = shareOut(money, open);
        for (const { openItemId, amount } of taken) {
          const item = open.find(({ id }) => id === openItemId);
          expect(lte(amount, item?.open ?? '0')).toBe(true);
        }
        const used = sum(taken.map(({ amount }) => amount));
        expect(eq(sub(money, used), rest)).toBe(true);
      }),
    );
  });

  it('goes to what is due longest first when nobody has chosen', () => {
    const item = (id: string, dueDate: string) => ({ id, dueDate, open: '10', documentNumber: id });
    const order = oldestFirst([item('b', '2026-03-01'), item('a', '2026-01-05')]);
    expect(shareOut('15', order)).toEqual({
      taken: [
        { openItemId: 'a', amount: '10' },
        { openItemId: 'b', amount: '5' },
      ],
      rest: '0',
    });
  });
});
