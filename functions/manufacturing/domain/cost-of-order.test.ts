import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, neg, sum } from '../../../shared/kernel/decimal.ts';
import { conversionOf, conversionToCome, minutesBetween } from './conversion.ts';
import { charged, noCost, rolledUpValue, spread } from './cost-of-order.ts';
import type { Operation, Order } from './work-order-life.ts';

const order = (received: string, materials: object[] = []): Order =>
  ({ id: 'wo_1', itemId: 'itm_p', quantity: '10', received, materials }) as unknown as Order;
const spent = charged(noCost(order('0')), { material: '600', labour: '80', overhead: '70' });
const outlook = {
  ...{ cost: spent, unitCostOf: () => '10', conversionToCome: '0', currency: 'CNY' },
};

describe('what a receipt is worth', () => {
  it('600 of material, 80 of wages and 70 of overhead make 10 at 75', () => {
    const all = { ...outlook, order: order('10'), quantity: '10', complete: true };
    expect(rolledUpValue(all)).toBe('750');
  });

  it('a part takes its share of what the whole will cost', () => {
    const part = { ...outlook, order: order('4'), quantity: '4', complete: false };
    expect(rolledUpValue(part)).toBe('300');
  });

  it('material that is still to come counts at its present cost', () => {
    const line = { itemId: 'x', required: '60', issued: '24', returned: '0', scrapped: '0' };
    const cost = charged(noCost(order('0')), { material: '240' });
    const part = { ...outlook, cost, order: order('4', [line]), quantity: '4', complete: false };
    expect(rolledUpValue(part)).toBe('240');
  });

  it('the last receipt takes what is in process, so that nothing is lost to rounding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 9 }),
        (cents, n) => {
          const material = String(cents / 100);
          const whole = charged(noCost(order('0')), { material });
          const first = rolledUpValue({
            ...{ ...outlook, cost: whole, order: order(String(n)) },
            ...{ quantity: String(n), complete: false },
          });
          const cost = charged(whole, { received: first });
          const rest = { ...outlook, cost, order: order('10'), quantity: String(10 - n) };
          expect(add(first, rolledUpValue({ ...rest, complete: true }))).toBe(add(material));
        },
      ),
    );
  });
});

describe('in process', () => {
  it('is what was spent less what has left, whatever is taken back', () => {
    const amounts = fc.integer({ min: -10_000, max: 10_000 }).map((n) => String(n / 100));
    fc.assert(
      fc.property(amounts, amounts, amounts, (material, received, expensed) => {
        const once = charged(spent, { material, received, expensed });
        const back = charged(once, {
          ...{ material: neg(material), received: neg(received), expensed: neg(expensed) },
        });
        expect(back).toEqual(spent);
      }),
    );
  });

  it('spreads an amount without losing a cent', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }).map(String), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), parts, (cents, quantities) => {
        const amount = String(cents / 100);
        expect(sum(spread(amount, quantities, 'CNY'))).toBe(add(amount));
      }),
    );
  });
});

describe('labour and overhead', () => {
  const rates = { labourRate: '48', overheadRate: '42' };
  it('100 minutes at 48 and 42 an hour are 80 and 70', () => {
    const cost = conversionOf({}, { good: '10', minutes: '100' }, rates, 'CNY');
    expect(cost).toEqual({ labour: '80', overhead: '70' });
  });
  it('38 pieces at 0.8 are 30.40 of piece pay, and so much labour', () => {
    const cost = conversionOf({ pieceRate: '0.8' }, { good: '38', minutes: '210' }, rates, 'CNY');
    expect(cost).toEqual({ labour: '30.4', overhead: '147', piecePay: '30.4' });
  });
  it('what is to come is the standard time less what was worked', () => {
    const half = { setupMinutes: '20', runMinutes: '8', good: '5', scrap: '0', minutes: '60' };
    expect(conversionToCome(half as Operation, '10', rates, 'CNY')).toBe('60');
  });
  it('from 8:00 to 11:30 is 210 minutes', () => {
    const minutes = minutesBetween('2026-03-02T08:00:00.000Z', '2026-03-02T11:30:00.000Z');
    expect(minutes).toBe('210');
  });
});
