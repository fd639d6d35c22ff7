import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, sum } from '../../../shared/kernel/decimal.ts';
import { type ChargedOrder, shareConversion, shareOfGoods } from './share-conversion.ts';

const order = (workOrderId: string, labour: string, overhead: string, spread = '0') => ({
  workOrderId,
  labour,
  overhead,
  spread,
});
const cents = (max: number) => fc.integer({ min: 0, max }).map((one) => (one / 100).toFixed(2));

describe('the rest of conversion clearing', () => {
  it('2,700 were paid and 2,250 charged: 450 go 2 : 1 as 1,500 and 750 were charged', () => {
    const orders = [order('A', '800', '700'), order('B', '400', '350')];
    expect(shareConversion('450', orders, 'CNY')).toEqual([
      { workOrderId: 'A', labour: '160', overhead: '140' },
      { workOrderId: 'B', labour: '80', overhead: '70' },
    ]);
  });

  it('once more it moves only what has changed, back as well', () => {
    const orders = [order('A', '800', '700', '300'), order('B', '400', '350', '150')];
    expect(shareConversion('0', orders, 'CNY')).toEqual([]);
    const back = shareConversion('-90', orders, 'CNY');
    expect(back.map(({ labour, overhead }) => add(labour, overhead))).toEqual(['-60', '-30']);
  });

  it('stays where it is if nobody worked', () => {
    expect(shareConversion('450', [], 'CNY')).toEqual([]);
  });

  it('is spread to the cent, whatever it is and whoever has had some before', () => {
    const some = fc.record({ labour: cents(90_000), overhead: cents(90_000), spread: cents(900) });
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 9 }),
        cents(500_000),
        (list, balance) => {
          const orders = list.map((one, i): ChargedOrder => ({ workOrderId: `W${i}`, ...one }));
          const shares = shareConversion(balance, orders, 'CNY');
          const moved = sum(shares.flatMap(({ labour, overhead }) => [labour, overhead]));
          const worked = orders.some((one) => add(one.labour, one.overhead) !== '0');
          expect(moved).toBe(worked ? add(balance) : '0');
        },
      ),
    );
  });

  it('follows the goods as far as the cost has left: 60 of 100 came in, 60 % go on', () => {
    const cost = { received: '4500', settled: '0', inProcess: '3000' };
    expect(shareOfGoods('300', cost, 'CNY')).toBe('180');
    expect(shareOfGoods('300', { received: '0', settled: '0', inProcess: '750' }, 'CNY')).toBe('0');
    expect(shareOfGoods('300', { received: '0', settled: '0', inProcess: '0' }, 'CNY')).toBe('300');
  });
});
