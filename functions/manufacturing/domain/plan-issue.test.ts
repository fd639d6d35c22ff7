import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/errors.ts';
import { planIssue, type Shelves, type Wish } from './plan-issue.ts';

const shelves = (
  available: string,
  claimed = '0',
  aged?: { expired: string; good: string },
): Shelves => ({
  aged: () => aged,
  available: () => available,
  claimed: (lineNo) => (lineNo === 10 ? claimed : '0'),
  itemName: (id) => id,
  warehouseName: (id) => id,
});
const wish = (quantity: string, more: Partial<Wish> = {}): Wish => ({
  ...{ lineNo: 10, itemId: 'X', warehouseId: 'MAIN', quantity, policy: 'block' },
  ...more,
});
const refusal = (run: () => unknown): AppError => {
  try {
    run();
  } catch (error) {
    return error as AppError;
  }
  throw new AppError({ code: 'none', status: 500, message: 'nothing was refused' });
};

describe('planIssue', () => {
  it('takes what the order has claimed before what is free', () => {
    const [line] = planIssue([wish('8')], shelves('5', '6'));
    expect(line).toMatchObject({ quantity: '8', fromReservation: '6' });
  });

  it('74 wanted and 70 there: refused, short 4', () => {
    const error = refusal(() => planIssue([wish('74')], shelves('70')));
    expect(error).toMatchObject({ code: 'manufacturing.shortOfMaterial', status: 422 });
    expect(error.message).toContain('X short 4 in MAIN');
  });

  it('lists every shortage, not only the first', () => {
    const lines = [wish('5', { lineNo: 20 }), wish('9', { lineNo: 30, itemId: 'Y' })];
    const error = refusal(() => planIssue(lines, shelves('3')));
    expect(error.errors?.map(({ params }) => params?.['item'])).toEqual(['X', 'Y']);
  });

  it('partial takes what there is, and nothing is no line', () => {
    const partial = { policy: 'partial' } as const;
    expect(planIssue([wish('9', partial)], shelves('4'))[0]?.quantity).toBe('4');
    expect(planIssue([wish('9', partial)], shelves('0'))).toEqual([]);
  });

  it('below zero takes all', () => {
    expect(planIssue([wish('9', { policy: 'allowNegative' })], shelves('4'))[0]?.quantity).toBe(
      '9',
    );
  });

  it('what is claimed of goods that have expired is short, and said so', () => {
    const aged = { expired: '5', good: '3' };
    const error = refusal(() => planIssue([wish('8')], shelves('0', '8', aged)));
    expect(error.message).toContain('X short 5 in MAIN (3 of 8, 5 has expired)');
    const partial = { policy: 'partial' } as const;
    const lines = [wish('2', partial), wish('6', partial)];
    expect(planIssue(lines, shelves('0', '8', aged))).toMatchObject([
      { quantity: '2', fromReservation: '2' },
      { quantity: '1', fromReservation: '1' },
    ]);
  });

  it('two lines share what is free in one place', () => {
    const lines = [wish('3', { lineNo: 20 }), wish('3', { lineNo: 30 })];
    expect(() => planIssue(lines, shelves('5'))).toThrow('short 1');
  });
});
