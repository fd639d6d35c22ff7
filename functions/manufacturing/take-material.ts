import { MAX_MOVED } from '../../shared/contracts/manufacturing/parts.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import {
  add,
  type Decimal,
  isPositive,
  isZero,
  max,
  min,
  sub,
} from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import { issueEntries, issueStock, type StockSource } from '../inventory/postings.ts';
import {
  balancesOf,
  claimsOf,
  type LotShelf,
  openLotShelf,
  placeText,
} from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting } from '../platform/outcome.ts';
import { serialMustBeScanned, tooManyMoved } from './domain/errors.ts';
import { type PlannedIssue, planIssue, type Shelves, type Wish } from './domain/plan-issue.ts';
import { toBackflush } from './domain/requirements.ts';
import type { IssuedLine, Material, Order } from './domain/work-order-life.ts';
import type { Item } from './order-step.ts';

export interface Taken {
  posting: Posting;
  entries: JournalDraft['lines'];
  lines: IssuedLine[];
  moveId?: string;
}

export const nothingTaken = (): Taken => ({ posting: nothing(), entries: [], lines: [] });

interface Taking {
  date: string;
  source: StockSource;
  moveId?: string;
}

/** A wish with what it counts for in the unit of the order's line. */
export type MaterialWish = Wish & { counts?: Decimal };

/**
 * Material leaves the shelf for an order: what the order has claimed first. Lots that nobody named
 * are those that expire first, else the oldest, and never expired; serial numbers must be named.
 * Throws 422 with all shortages.
 */
export async function takeMaterial(
  ctx: Ctx,
  order: Order,
  wishes: readonly MaterialWish[],
  taking: Taking,
): Promise<Taken> {
  if (wishes.length === 0) return nothingTaken();
  const items = await itemsById(ctx, [...new Set(wishes.map(({ itemId }) => itemId))]);
  const ofLots = wishes.filter((wish) => isOfLot(wish) || items.get(wish.itemId)?.trackLots);
  const shelf = await openLotShelf(ctx, ofLots, taking.date);
  for (const { pointer = '', ...wish } of wishes) {
    shelf.assertGood({ ...wish, item: items.get(wish.itemId)?.code ?? wish.itemId, pointer });
  }
  const planned = planIssue(wishes, await shelvesFor(ctx, order, wishes, { items, shelf }));
  const places = new Set(planned.map(placeText)).size;
  const parts = inLots(shelf, planned, items);
  const traced = parts.filter(({ lot, serial }) => (lot ?? serial) !== undefined).length;
  if (2 * places + traced > 2 * MAX_MOVED) throw tooManyMoved({ limit: MAX_MOVED, count: places });
  if (parts.length === 0) return nothingTaken();
  const lines = parts.map((part, i) => ({
    sourceLine: `${part.lineNo}/${i + 1}`,
    itemId: part.itemId,
    warehouseId: part.warehouseId,
    quantity: part.quantity,
    fromReservation: part.fromReservation,
    reserved: { sourceId: order.id, sourceLine: String(part.lineNo) },
    ...(part.lot !== undefined && { lot: part.lot }),
    ...(part.serial !== undefined && { serial: part.serial }),
    ...(part.pointer !== undefined && { pointer: part.pointer }),
  }));
  const { posting, costs, move } = await issueStock(ctx, {
    ...taking,
    kind: 'productionIssue',
    to: 'production',
    accountRole: 'production',
    lines,
  });
  return {
    posting,
    entries: issueEntries(costs, 'production'),
    lines: parts.map(issuedLine),
    moveId: move.id,
  };
}

const issuedLine = (part: MaterialWish): IssuedLine => {
  const { lineNo, itemId, warehouseId, quantity, lot, serial, counts } = part;
  return {
    ...{ lineNo, itemId, warehouseId, quantity },
    ...(lot !== undefined && { lot }),
    ...(serial !== undefined && { serial }),
    ...(counts !== undefined && { counts }),
  };
};

/** Of a lot that it names, or that is still to be found; a serial number says which piece. */
const isOfLot = ({ lot, serial }: Wish): boolean => lot !== undefined || serial === undefined;

async function shelvesFor(
  ctx: Ctx,
  order: Order,
  wishes: readonly Wish[],
  { items, shelf }: { items: ReadonlyMap<string, Item>; shelf: LotShelf },
): Promise<Shelves> {
  const [balances, claims, warehouses] = await Promise.all([
    balancesOf(ctx, wishes),
    claimsOf(ctx, order.id),
    ctx.store.findMany(warehouse, [...new Set(wishes.map(({ warehouseId }) => warehouseId))]),
  ]);
  const balanceAt = (itemId: string, warehouseId: string) => {
    const place = { itemId, warehouseId };
    const { onHand, available } = balances.get(placeText(place)) ?? { onHand: '0', available: '0' };
    const expired = items.get(itemId)?.trackLots ? shelf.expired(place) : '0';
    return { onHand, available, expired };
  };
  return {
    available: (itemId, warehouseId) => {
      const { available, expired } = balanceAt(itemId, warehouseId);
      return sub(available, expired);
    },
    aged: (itemId, warehouseId) => {
      const { onHand, expired } = balanceAt(itemId, warehouseId);
      return isPositive(expired) ? { expired, good: max('0', sub(onHand, expired)) } : undefined;
    },
    claimed: (lineNo, itemId, warehouseId) =>
      claims
        .filter(
          (one) =>
            one.sourceLine === String(lineNo) &&
            one.itemId === itemId &&
            one.warehouseId === warehouseId,
        )
        .reduce((total, { quantity }) => add(total, quantity), '0'),
    itemName: (id) => items.get(id)?.code ?? id,
    warehouseName: (id) => warehouses.get(id)?.code ?? id,
  };
}

/** Splits what is tracked by lot over the first lots; claims are used in that order. */
function inLots(
  shelf: LotShelf,
  planned: readonly (PlannedIssue & { counts?: Decimal })[],
  items: ReadonlyMap<string, Item>,
) {
  return planned.flatMap((line) => {
    if (line.lot !== undefined || line.serial !== undefined) return [line];
    const known = items.get(line.itemId);
    if (shelf.hasSerials(line)) throw serialMustBeScanned({ item: known?.code }, line.pointer);
    if (!known?.trackLots) return [line];
    const { counts: _, ...rest } = line;
    let claimed = line.fromReservation;
    return shelf.take(line, line.quantity).map((part) => {
      const fromReservation = min(claimed, part.quantity);
      claimed = sub(claimed, fromReservation);
      return { ...rest, ...part, fromReservation };
    });
  });
}

/** What the order's flagged lines have used and not been issued, by the cumulative rule. */
export async function backflushWishes(
  ctx: Ctx,
  order: Order,
  concerns: (material: Material) => boolean,
): Promise<MaterialWish[]> {
  const flagged = order.materials.filter((one) => one.backflush && concerns(one));
  if (flagged.length === 0) return [];
  const items = await itemsById(ctx, [...new Set(flagged.map(({ itemId }) => itemId))]);
  return flagged.flatMap((line) => {
    const known = items.get(line.itemId);
    const quantity = toBackflush(order, line, known?.decimals ?? 0);
    if (isZero(quantity)) return [];
    const { lineNo, itemId, warehouseId } = line;
    return [{ lineNo, itemId, warehouseId, quantity, policy: policyOf(ctx, known) }];
  });
}

/** Below zero only where the company lets stock fall below zero at all. */
export const policyOf = (ctx: Ctx, known: Item | undefined): Wish['policy'] => {
  const policy = known?.shortagePolicy ?? 'block';
  return policy === 'allowNegative' && !ctx.company.allowNegativeStock ? 'block' : policy;
};

/** The order's materials with what was issued on top. */
export const withIssued = (materials: readonly Material[], lines: readonly IssuedLine[]) =>
  changedBy(materials, lines, add);

/** As if it had never been issued: a report or a receipt is taken back. */
export const withoutIssued = (materials: readonly Material[], lines: readonly IssuedLine[]) =>
  changedBy(materials, lines, sub);

const changedBy = (
  materials: readonly Material[],
  lines: readonly IssuedLine[],
  change: (issued: Decimal, counted: Decimal) => Decimal,
): Material[] =>
  materials.map((one) => ({
    ...one,
    issued: lines
      .filter(({ lineNo }) => lineNo === one.lineNo)
      .reduce((total, { counts, quantity }) => change(total, counts ?? quantity), one.issued),
  }));
