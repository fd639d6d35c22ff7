import {
  addDays,
  addMonths,
  type BusinessDate,
  endOfMonth,
  laterOf,
  monthOf,
} from '../../../shared/kernel/date.ts';
import { add, type Decimal, mul, round, sum } from '../../../shared/kernel/decimal.ts';
import { amountsOf } from '../../../shared/kernel/line-amounts.ts';
import { dayIn, monthlyIn, type Span, spansUntil } from './calendar.ts';
import { sampleCustomers } from './catalogue/parties.ts';
import { demandOf, HALVES_ORDERED, openingStock } from './demand.ts';
import type { History, Line, Lot, Money, Round, Sale } from './happenings.ts';
import { lotsOf, purchasesOf } from './make-and-buy.ts';
import { conversionCost } from './standard-cost.ts';

const TAX = '0.13';
const TERMS = { taxIncluded: false, currency: 'CNY' };
const SUPPLIERS_WAIT = 30;

/** Net, tax and gross are rounded line by line, as the documents do. */
const grossOf = (lines: readonly Line[]): Decimal =>
  sum(
    lines.map(({ quantity, price }) => amountsOf({ price, taxRate: TAX }, quantity, TERMS).gross),
  );

/**
 * Everything that happened to the company in the year until a day. The same seed, the same year.
 */
export function historyUntil(until: BusinessDate, seed = 20): History {
  const spans = spansUntil(until);
  const demand = demandOf(seed);
  const opening = openingStock(demand);
  // What lies there for the last days' story is not used up before.
  const stock = new Map<string, Decimal>();
  const money: { receipts: Money[]; payments: Money[] } = { receipts: [], payments: [] };
  const made = spans.map((span, index) => {
    const lots = lotsOf(index, demand);
    const purchases = purchasesOf(index, span, lots, stock);
    const halves = demand.slice(2 * index, 2 * index + 2);
    const sales = halves.flatMap((half) => salesOf(half, span));
    for (const one of purchases) {
      money.payments.push({
        ...{ party: one.supplier, on: addDays(one.invoiceOn, SUPPLIERS_WAIT) },
        amount: grossOf(one.lines),
      });
    }
    for (const half of halves) {
      // Equally far into every round, so that what is owed today is the same on any day.
      const from = dayIn(span, offsetOf(half));
      for (const { customer, lines } of half.orders) {
        const on = addDays(from, customerOf(customer).paysAfter);
        money.receipts.push({ party: customer, on, amount: grossOf(lines) });
      }
    }
    return { span, lots, purchases, sales };
  });
  const rounds = made.map(({ span, lots, purchases, sales }): Round => {
    const within = ({ on }: Money) => on >= span.from && on <= span.to;
    return {
      ...{ span, purchases, sales },
      making: [
        { startOn: dayIn(span, 4), doneOn: dayIn(span, 9), lots: lots.parts },
        { startOn: dayIn(span, 10), doneOn: dayIn(span, 16), lots: lots.products },
      ],
      receipts: money.receipts.filter(within),
      payments: money.payments.filter(within),
      expenses: { on: dayIn(span, 27), conversion: conversionOf([lots.parts, lots.products]) },
      closes: monthsOver(span),
    };
  });
  const ahead = demand
    .slice(2 * spans.length, 2 * spans.length + HALVES_ORDERED)
    .flatMap((half, index) => aheadOf(half, addDays(until, 9 + 15 * index)));
  return { opening, rounds, ahead };
}

export const customerOf = (code: string) =>
  sampleCustomers.find((one) => one.code === code) as (typeof sampleCustomers)[number];

type Half = ReturnType<typeof demandOf>[number];

const offsetOf = ({ index }: Half): number => (index % 2 === 0 ? 7 : 21);

function salesOf(half: Half, span: Span): Sale[] {
  const deliverOn = monthlyIn(span, offsetOf(half));
  const on = laterOf(addDays(deliverOn, -5), span.from);
  return half.orders.map(({ customer, lines }) => ({ customer, on, deliverOn, lines }));
}

const aheadOf = (half: Half, deliverOn: BusinessDate): Sale[] =>
  half.orders.map(({ customer, lines }) => ({
    ...{ customer, on: addDays(deliverOn, -9 - 15 * (half.index % 2)), deliverOn, lines },
  }));

/** What production takes in wages and overhead, near to what it charges at its rates. */
function conversionOf(lots: readonly (readonly Lot[])[]): Decimal {
  const charged = lots.flat().map(({ item, quantity }) => mul(conversionCost(item), quantity));
  return round(mul(add(...charged, '0'), '1.03'), 0);
}

/** Calendar months whose last day lies in the span: everything up to its end is known. */
function monthsOver({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let day = from; endOfMonth(day) <= to; day = addMonths(`${monthOf(day)}-01`, 1)) {
    months.push(monthOf(day));
  }
  return months;
}
