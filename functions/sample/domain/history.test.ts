import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, diffDays, weekday } from '../../../shared/kernel/date.ts';
import { add, div, gte, mul, sub, sum } from '../../../shared/kernel/decimal.ts';
import { dayIn, monthlyIn, spansUntil } from './calendar.ts';
import { sampleItems } from './catalogue/items.ts';
import { groupedApart } from './grouped-apart.ts';
import type { History } from './happenings.ts';
import { historyUntil } from './history.ts';
import { takesOf } from './make-and-buy.ts';
import { standardCost } from './standard-cost.ts';

const UNTIL = '2026-11-21';
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

describe('the year of the sample company', () => {
  it('ends on the day and is twelve spans without a gap, whatever the day', () => {
    fc.assert(
      fc.property(day, (until) => {
        const spans = spansUntil(until);
        expect(spans.at(-1)?.to).toBe(until);
        for (const [index, { from, to }] of spans.entries()) {
          expect(diffDays(from, to)).toBeGreaterThan(24);
          if (index > 0) expect(from).toBe(addDays(spans[index - 1]?.to as string, 1));
        }
      }),
    );
  });

  it('happens on weekdays of its span', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 3, max: 40 }), (until, offset) => {
        for (const span of spansUntil(until)) {
          const found = dayIn(span, offset);
          expect([found >= span.from, found <= span.to, weekday(found) < 6]).toEqual([
            true,
            true,
            true,
          ]);
        }
      }),
    );
  });

  it('delivers twice in every calendar month, on weekdays of the span, whatever the day', () => {
    fc.assert(
      fc.property(day, (until) => {
        const spans = spansUntil(until);
        const delivered = spans.flatMap((span) => {
          const [early, late] = [monthlyIn(span, 7), monthlyIn(span, 21)];
          expect([span.from < early, early < late, late <= span.to]).toEqual([true, true, true]);
          // What was made in the span is sold in its second half.
          expect(late > dayIn(span, 16)).toBe(true);
          expect(Math.max(weekday(early), weekday(late))).toBeLessThan(6);
          return [early, late];
        });
        const months = Map.groupBy(delivered, (one) => one.slice(0, 7));
        const whole = [...months.values()].slice(1, -1);
        expect(whole.map(({ length }) => length)).toEqual(whole.map(() => 2));
      }),
    );
  });

  it('is owed 55 days of sales at its end, whatever the day', () => {
    fc.assert(
      fc.property(day, (until) => {
        const { rounds } = historyUntil(until);
        const lines = rounds.flatMap(({ sales }) => sales.flatMap((sale) => sale.lines));
        const net = sum(lines.map(({ price, quantity }) => mul(price, quantity)));
        const received = sum(
          rounds.flatMap(({ receipts }) => receipts.map(({ amount }) => amount)),
        );
        const gross = Number(net) * 1.13;
        expect((gross - Number(received)) / (gross / 365)).toBeCloseTo(55, -1);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same again for the same seed, and another for another', () => {
    expect(historyUntil(UNTIL, 7)).toEqual(historyUntil(UNTIL, 7));
    expect(historyUntil(UNTIL, 7)).not.toEqual(historyUntil(UNTIL, 8));
  });

  it('never sells or takes what is not there, for any seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        for (const left of stockAfterEach(historyUntil(UNTIL, seed))) {
          expect([left, gte(left, '0')]).toEqual([left, true]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('sells ¥800,000 a month for four thirds of what it costs', () => {
    const { rounds } = historyUntil(UNTIL);
    const lines = rounds.flatMap(({ sales }) => sales.flatMap((sale) => sale.lines));
    const revenue = sum(lines.map(({ price, quantity }) => mul(price, quantity)));
    const cost = sum(lines.map(({ item, quantity }) => mul(standardCost(item), quantity)));
    expect(Number(div(revenue, '12', 2)) / 800_000).toBeCloseTo(1, 1);
    expect(Number(div(cost, revenue, 4))).toBeCloseTo(0.75, 1);
  });
});

/** What is left of an item each time some of it leaves, in the order of the chapters. */
function stockAfterEach({ opening, rounds }: History): string[] {
  const stock = new Map(opening.map(({ item, quantity }) => [item, quantity]));
  const seen: string[] = [];
  const take = (item: string, quantity: string) => {
    const left = sub(stock.get(item) ?? '0', quantity);
    stock.set(item, left);
    seen.push(left);
  };
  const put = (item: string, quantity: string) =>
    stock.set(item, add(stock.get(item) ?? '0', quantity));
  for (const { purchases, sales, making } of rounds) {
    for (const { lines } of purchases) for (const one of lines) put(one.item, one.quantity);
    const early = sales[0]?.deliverOn;
    const sell = (isEarly: boolean) => {
      for (const sale of sales) {
        if ((sale.deliverOn === early) !== isEarly) continue;
        for (const { item, quantity } of sale.lines) take(item, quantity);
      }
    };
    sell(true);
    for (const { lots } of making) for (const { item, quantity } of lots) put(item, quantity);
    sell(false);
  }
  return seen;
}

describe('what is committed together', () => {
  it('touches nothing twice', () => {
    const groups = groupedApart(
      sampleItems.filter(({ supplier }) => supplier === undefined),
      ({ code }) => [code, ...takesOf(code)],
      4,
    );
    for (const group of groups) {
      const touched = group.flatMap(({ code }) => [code, ...takesOf(code)]);
      expect(new Set(touched).size).toBe(touched.length);
      expect(group.length).toBeLessThanOrEqual(4);
    }
  });
});
