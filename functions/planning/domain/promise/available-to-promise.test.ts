import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gte, lte, sum } from '../../../../shared/kernel/decimal.ts';
import { availableToPromise, promiseDates } from './available-to-promise.ts';

const weeks = (supply: Record<number, string>, committed: readonly string[]) =>
  committed.map((quantity, i) => ({
    period: `wk${i + 1}`,
    supply: supply[i + 1] ?? '0',
    committed: quantity,
  }));

const first = availableToPromise(
  '64',
  weeks({ 3: '70', 5: '70', 7: '70', 8: '70' }, ['33', '20', '10', '4', '2', '0', '0', '0']),
);

describe('available to promise', () => {
  test('without shortfalls each supply covers the orders until the next one', () => {
    const shown = first.periods.map((p) => (p.counts ? p.discrete : '–'));
    expect(shown).toEqual(['11', '–', '56', '–', '68', '–', '70', '70']);
    const cumulative = first.periods.map((p) => p.cumulative);
    expect(cumulative).toEqual(['11', '11', '67', '67', '135', '135', '205', '275']);
  });

  test('a shortfall is carried back to the latest earlier supply', () => {
    const atp = availableToPromise('20', weeks({ 2: '50', 4: '30' }, ['10', '40', '5', '35']));
    expect(atp.periods.map((p) => p.raw)).toEqual(['10', '5', '0', '-5']);
    expect(atp.periods.map((p) => p.discrete)).toEqual(['10', '0', '0', '0']);
    expect(atp.periods.map((p) => p.cumulative)).toEqual(['10', '10', '10', '10']);
    expect(atp.carried).toEqual([{ period: 'wk4', from: 'wk2', quantity: '5' }]);
  });

  test('a shortfall nobody can cover stays negative and blocks promises', () => {
    const atp = availableToPromise('5', weeks({ 3: '10', 4: '20' }, ['0', '0', '40', '0']));
    expect(atp.periods.map((p) => p.discrete)).toEqual(['0', '0', '-25', '20']);
    expect(promiseDates(atp, '1', { split: false }).unpromised).toBe('1');
  });

  test('the promise is the first period that covers the whole quantity', () => {
    expect(promiseDates(first, '60', { split: false }).promises).toEqual([
      { period: 'wk3', quantity: '60' },
    ]);
    expect(promiseDates(first, '300', { split: false }).unpromised).toBe('300');
  });

  test('a promise waits until no later period dips below it', () => {
    const period = (name: string, cumulative: string) => ({
      period: name,
      raw: '0',
      discrete: '0',
      cumulative,
      counts: true,
    });
    const atp = { periods: [period('1', '10'), period('2', '4'), period('3', '20')], carried: [] };
    expect(promiseDates(atp, '8', { split: false }).promises[0]?.period).toBe('3');
    expect(promiseDates(atp, '8', { split: true }).promises).toEqual([
      { period: '1', quantity: '4' },
      { period: '3', quantity: '4' },
    ]);
  });

  test('a customer who takes parts is promised what each supply brings', () => {
    expect(promiseDates(first, '300', { split: true })).toMatchObject({
      promises: [
        { period: 'wk1', quantity: '11' },
        { period: 'wk3', quantity: '56' },
        { period: 'wk5', quantity: '68' },
        { period: 'wk7', quantity: '70' },
        { period: 'wk8', quantity: '70' },
      ],
      unpromised: '25',
    });
  });

  test('a promise kept as a commitment never makes another one fall short', () => {
    const bucket = fc.record({ supply: fc.nat(50), committed: fc.nat(50) });
    fc.assert(
      fc.property(
        fc.nat(80),
        fc.array(bucket, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        (onHand, list, wanted) => {
          const buckets = list.map((b, i) => ({
            period: String(i),
            supply: String(b.supply),
            committed: String(b.committed),
          }));
          const before = availableToPromise(String(onHand), buckets);
          const { promises } = promiseDates(before, String(wanted), { split: true });
          const after = availableToPromise(
            String(onHand),
            buckets.map((b) => ({
              ...b,
              committed: sum([
                b.committed,
                ...promises.filter((p) => p.period === b.period).map((p) => p.quantity),
              ]),
            })),
          );
          const owed = (atp: typeof after) =>
            sum(atp.periods.map((p) => (gte(p.discrete, '0') ? '0' : p.discrete)));
          expect(lte(owed(before), owed(after))).toBe(true);
        },
      ),
    );
  });
});
