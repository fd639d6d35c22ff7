import type * as z from 'zod';
import { MAX_LINES } from '../../shared/contracts/sales/lines.ts';
import type { lineChange } from '../../shared/contracts/sales/order-operations.ts';
import { withoutNulls } from '../../shared/kernel/without-nulls.ts';
import { assertOnceEach, newWishes } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { changeLines } from './domain/change-order.ts';
import { itemNeeded, tooManyLines } from './domain/errors.ts';
import { type Order, type OrderLine, reprice } from './domain/order-life.ts';
import { freshLine } from './draft-order.ts';
import { priceLines } from './price-lines.ts';
import { openSale, type Sale } from './sale.ts';

type Change = z.infer<typeof lineChange>;

/** The lines of an order after some changes: touched ones priced and taxed anew. */
export async function changedLines(
  ctx: Ctx,
  order: Order,
  changes: readonly Change[],
): Promise<OrderLine[]> {
  assertOnceEach(changes);
  const sale = await openSale(ctx, order);
  const kept = changeLines(order.lines, changes);
  const standing = await repriced(ctx, sale, kept, changes);
  const added = await newLines(ctx, sale, order, changes);
  const lines = [...standing, ...added];
  if (lines.length > MAX_LINES) {
    throw tooManyLines({ count: lines.length, limit: MAX_LINES }, '/lines');
  }
  return lines;
}

/**
 * What a line is worth, and whether it can be had so, depends on these; other changes leave its
 * price and tax alone.
 */
const priced = ['quantity', 'price', 'discount', 'taxCode', 'sourcing'] as const;

/** A line that stands keeps its price unless the change names another. */
async function repriced(
  ctx: Ctx,
  sale: Sale,
  lines: readonly OrderLine[],
  changes: readonly Change[],
): Promise<OrderLine[]> {
  const worth = (change: Change) =>
    change.warehouseId === null || priced.some((name) => change[name] !== undefined);
  const touched = lines.filter(({ lineNo }) =>
    changes.some((change) => change.lineNo === lineNo && worth(change)),
  );
  const indexOf = (line: OrderLine) => changes.findIndex((one) => one.lineNo === line.lineNo);
  const anew = await priceLines(ctx, sale, touched, {
    numberOf: (index) => (touched[index] as OrderLine).lineNo,
    pointerOf: (index) => `/lines/${indexOf(touched[index] as OrderLine)}`,
    known: () => true,
  });
  const found = new Map(anew.map((line) => [line.lineNo, line]));
  return lines.map((line) => reprice({ ...line, ...found.get(line.lineNo) }, sale));
}

/** A new line has nothing to clear. */
async function newLines(
  ctx: Ctx,
  sale: Sale,
  order: Order,
  changes: readonly Change[],
): Promise<OrderLine[]> {
  const { wishes, placing } = newWishes(order.lines, changes.map(withoutNulls), itemNeeded);
  return (await priceLines(ctx, sale, wishes, placing)).map(freshLine);
}
