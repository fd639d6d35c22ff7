import {
  add,
  ceilToMultiple,
  type Decimal,
  isPositive,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { requirement } from '../../../shared/kernel/requirement.ts';
import { dayIn, type Span } from './calendar.ts';
import { sampleItems, soldAllYear } from './catalogue/items.ts';
import { sampleStructures } from './catalogue/structures.ts';
import { type HalfDemand, halvesServed, isMadeIn, wanted } from './demand.ts';
import type { Lot, Purchase } from './happenings.ts';
import { decimalsOf } from './standard-cost.ts';

export interface Lots {
  parts: Lot[];
  products: Lot[];
}

const structures = new Map(sampleStructures.map((one) => [one.item, one]));

/** What these lots take, rounded up order by order, as the orders themselves will. */
function takenBy(lots: readonly Lot[]): Map<string, Decimal> {
  const taken = new Map<string, Decimal>();
  for (const lot of lots) {
    for (const [item, quantity, loss] of structures.get(lot.item)?.lines ?? []) {
      const line = { quantity, loss, lossMode: 'factor', for: lot.quantity } as const;
      const needed = requirement(line, decimalsOf(item));
      taken.set(item, add(taken.get(item) ?? '0', needed));
    }
  }
  return taken;
}

/** The products of the round, and exactly the parts that they take. */
export function lotsOf(round: number, demand: readonly HalfDemand[]): Lots {
  const products = soldAllYear
    .filter((item) => isMadeIn(item, round))
    .map((item) => ({ item, quantity: wanted(demand, item, halvesServed(round)) }));
  const parts = [...takenBy(products)]
    .filter(([item]) => structures.has(item))
    .map(([item, quantity]) => ({ item, quantity }));
  return { parts, products };
}

const bought = new Map(sampleItems.map((item) => [item.code, item]));

/** What the lots take and is not there, in whole packages: one order per supplier. */
export function purchasesOf(
  round: number,
  span: Span,
  { parts, products }: Lots,
  stock: Map<string, Decimal>,
): Purchase[] {
  const bySupplier = new Map<string, Purchase>();
  for (const [code, needed] of takenBy([...parts, ...products])) {
    const item = bought.get(code);
    if (!item?.supplier || !item.cost) continue;
    const there = stock.get(code) ?? '0';
    const missing = sub(needed, there);
    const quantity = isPositive(missing) ? ceilToMultiple(missing, item.multiple ?? '1') : '0';
    stock.set(code, sub(add(there, quantity), needed));
    if (quantity === '0') continue;
    const order = bySupplier.get(item.supplier) ?? orderAt(item.supplier, round, span);
    order.lines.push({ item: code, quantity, price: item.cost });
    bySupplier.set(item.supplier, order);
  }
  return [...bySupplier.values()];
}

function orderAt(supplier: string, round: number, span: Span): Purchase {
  const receiveOn = dayIn(span, 3);
  const number = String(Number(supplier.slice(1)) * 100 + round + 1).padStart(6, '0');
  return {
    ...{ supplier, on: span.from, receiveOn },
    invoiceOn: dayIn(span, 5),
    invoiceNumber: `25322000000${number}`,
    lines: [],
  };
}

/** What an item is made of, one level down. */
export const takesOf = (item: string): string[] =>
  (structures.get(item)?.lines ?? []).map(([component]) => component);
