import { eq } from '../../shared/kernel/decimal.ts';
import { withoutNulls } from '../../shared/kernel/without-nulls.ts';
import { assertOnceEach, newWishes } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { assertKeepsReceived, keptLines, type LineChange } from './domain/change-lines.ts';
import { lineIncomplete } from './domain/errors.ts';
import type { Order, OrderLine } from './domain/order-life.ts';
import { freshLine } from './draft-order.ts';
import { type LineWish, priceLines } from './price-lines.ts';
import { openPurchase, type Purchase } from './purchase.ts';

type Clearable = 'description' | 'price' | 'neededOn' | 'promisedOn';
type Change = Omit<Partial<LineWish> & LineChange, Clearable> & {
  [K in Clearable]?: LineWish[K] | null;
};

/** The lines of an order after some changes: touched ones counted, priced and taxed anew. */
export async function changedLines(
  ctx: Ctx,
  order: Order,
  changes: readonly Change[],
): Promise<OrderLine[]> {
  assertOnceEach(changes);
  const { supplierId, date, taxIncluded } = order;
  const purchase = await openPurchase(ctx, { supplierId, date, taxIncluded });
  const kept = keptLines(order.lines, changes);
  return [
    ...(await standing(ctx, purchase, kept, changes)),
    ...(await added(ctx, purchase, order, changes)),
  ];
}

/** What a line is worth depends on these; other changes leave its price and tax alone. */
const priced = ['quantity', 'unitId', 'price', 'taxCode'] as const;

/** What a change may say of a line beside what it is worth. */
const carried = [
  'description',
  'neededOn',
  'promisedOn',
  'warehouseId',
  'stockRole',
  'expenseRole',
] as const;

/**
 * A line that stands keeps its price unless the change names another. What the supplier confirmed
 * holds for the quantity that was asked for.
 */
async function standing(
  ctx: Ctx,
  purchase: Purchase,
  lines: readonly OrderLine[],
  changes: readonly Change[],
): Promise<OrderLine[]> {
  const changeOf = ({ lineNo }: OrderLine) => changes.findIndex((one) => one.lineNo === lineNo);
  const named = lines.map((line) => {
    const change = changes[changeOf(line)];
    if (!change) return line;
    const said = carried.filter((name) => change[name] !== undefined);
    const rest = Object.fromEntries(said.map((name) => [name, change[name]]));
    return withoutNulls({ ...line, ...rest });
  });
  const touched = named.filter((line) => {
    const change = changes[changeOf(line)];
    return change !== undefined && priced.some((name) => change[name] !== undefined);
  });
  const wishes = touched.map((line): LineWish => {
    const {
      unitId = line.unitId,
      quantity,
      price,
      taxCode = line.taxCode,
    } = changes[changeOf(line)] as Change;
    const same = unitId === line.unitId;
    return {
      ...line,
      unitId,
      taxCode,
      quantity: quantity ?? line.purchaseQuantity,
      price: price === undefined && same ? line.price : (price ?? undefined),
    };
  });
  const pointerOf = (index: number) => `/lines/${changeOf(touched[index] as OrderLine)}`;
  const anew = await priceLines(ctx, purchase, wishes, {
    numberOf: (index) => (touched[index] as OrderLine).lineNo,
    pointerOf,
    known: () => true,
  });
  for (const [index, line] of anew.entries()) {
    assertKeepsReceived(touched[index] as OrderLine, line.quantity, `${pointerOf(index)}/quantity`);
  }
  const found = new Map(anew.map((line) => [line.lineNo, line]));
  return named.map((line) => {
    const { confirmedQuantity, ...next } = { ...line, ...found.get(line.lineNo) };
    const stands = confirmedQuantity !== undefined && eq(next.quantity, line.quantity);
    return stands ? { ...next, confirmedQuantity } : next;
  });
}

/** A new line has nothing to clear. */
async function added(
  ctx: Ctx,
  purchase: Purchase,
  order: Order,
  changes: readonly Change[],
): Promise<OrderLine[]> {
  const { wishes, placing } = newWishes(order.lines, changes.map(withoutNulls), lineIncomplete);
  return (await priceLines(ctx, purchase, wishes, placing)).map(freshLine);
}
