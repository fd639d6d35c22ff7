import { MAX_MATERIALS } from '../../shared/contracts/manufacturing/parts.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import {
  bomsOn,
  calendarOf,
  engineeringSettingsOf,
  linesOn,
  type Routing,
  routingOn,
  workCentresById,
} from '../engineering/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { noBom, tooManyMaterials, warehouseNeeded } from './domain/errors.ts';
import { type Bom, type ExplodedLine, explodeLines } from './domain/explode-lines.ts';
import { byHand, requiredFor } from './domain/requirements.ts';
import { plannedDays } from './domain/schedule.ts';
import { type Material, type Operation, type Order, startedFor } from './domain/work-order-life.ts';

type Item = Doc<typeof item>;
export type Basis = Pick<Order, 'lossMode'> & { quantity: Decimal; yield?: Decimal | undefined };

export interface MaterialWish {
  itemId: string;
  required: Decimal;
  warehouseId?: string | undefined;
  backflush?: boolean | undefined;
  operation?: number | undefined;
}

export interface Wanted {
  product: Item;
  quantity: Decimal;
  startOn: string;
  warehouseId: string;
  materials?: readonly MaterialWish[] | undefined;
}

const MAIN = 'MAIN';
const PHANTOM_LEVELS = 20;

export const mainWarehouse = (ctx: Ctx): Promise<string | undefined> =>
  ctx.store.findUnique(warehouse, ['code'], [MAIN]);

/** Everything of bill and routing that the order keeps, whatever becomes of them later. */
export async function snapshotOrder(ctx: Ctx, wanted: Wanted) {
  const { product, quantity, startOn } = wanted;
  const [{ lossMode }, boms, routing] = await Promise.all([
    engineeringSettingsOf(ctx),
    bomsOn(ctx, [product.id], startOn),
    routingOn(ctx, product.id, startOn),
  ]);
  const bom = boms.get(product.id);
  if (!bom && !wanted.materials) throw noBom({ item: product.code, date: startOn }, '/itemId');
  const yielded = bom?.yield;
  const basis: Basis = { lossMode, quantity, ...(yielded !== undefined && { yield: yielded }) };
  const materials = wanted.materials
    ? await namedMaterials(ctx, wanted.materials, basis, wanted.warehouseId)
    : await billedMaterials(ctx, bom as Bom, basis, wanted);
  const started = startedFor(quantity, yielded, product.decimals);
  const { operations, department } = await routedOperations(ctx, routing, started, startOn);
  return {
    lossMode,
    ...(yielded !== undefined && { yield: yielded }),
    ...(bom && { bomId: bom.id, bomRevision: bom.revision }),
    ...(routing && { routingId: routing.id, routingRevision: routing.revision }),
    ...(bom?.byProducts && { byProducts: byProductsOf(bom) }),
    materials,
    operations,
    department,
  };
}

const byProductsOf = (bom: Bom) =>
  (bom.byProducts ?? []).map((one) => ({ ...one, per: bom.outputQuantity }));

async function billedMaterials(ctx: Ctx, bom: Bom, basis: Basis, wanted: Wanted) {
  const inner = await phantomBoms(ctx, bom, wanted.startOn);
  const lines = explodeLines(bom, {
    linesOf: (one) => linesOn(one, wanted.startOn),
    bomOf: (itemId) => inner.get(itemId),
    lossMode: basis.lossMode,
  });
  return placed(ctx, lines, basis, wanted.warehouseId);
}

/** The versions of the day of all phantoms, level by level. */
async function phantomBoms(ctx: Ctx, bom: Bom, date: string): Promise<Map<string, Bom>> {
  const known = new Map<string, Bom>();
  let level: readonly Bom[] = [bom];
  for (let depth = 0; depth < PHANTOM_LEVELS && level.length > 0; depth += 1) {
    const phantoms = level.flatMap((one) => linesOn(one, date).filter(({ phantom }) => phantom));
    const ids = [...new Set(phantoms.map(({ itemId }) => itemId))].filter((id) => !known.has(id));
    const found = ids.length === 0 ? new Map<string, Bom>() : await bomsOn(ctx, ids, date);
    for (const [itemId, one] of found) known.set(itemId, one);
    level = [...found.values()];
  }
  return known;
}

/** Lines of goods that lie in stock, each with the warehouse it is taken from. */
async function placed(ctx: Ctx, lines: readonly ExplodedLine[], basis: Basis, fallback: string) {
  assertFew(lines.length);
  const items = await itemsById(ctx, [...new Set(lines.map(({ itemId }) => itemId))]);
  return lines.flatMap((line): Material[] => {
    const known = items.get(line.itemId) as Item;
    if (!known.stocked) return [];
    const { validFrom: _, validTo: __, ...rest } = line;
    const backflush = line.backflush ?? known.backflush ?? false;
    return [
      {
        ...rest,
        ...(backflush && { backflush }),
        required: requiredFor(line, basis, basis.quantity, known.decimals),
        ...untouched,
        warehouseId: line.warehouseId ?? sourceOf(known, backflush) ?? fallback,
      },
    ];
  });
}

/** Throws 422 when an order would take more materials than it can hold. */
export function assertFew(count: number): void {
  if (count > MAX_MATERIALS) throw tooManyMaterials({ limit: MAX_MATERIALS, count }, '/materials');
}

const untouched = { issued: '0', returned: '0', scrapped: '0' };

const sourceOf = (known: Item, backflush: boolean): string | undefined =>
  (backflush ? known.lineSideWarehouseId : undefined) ?? known.warehouseId;

/** Materials that somebody names for the whole order. */
export async function namedMaterials(
  ctx: Ctx,
  wishes: readonly MaterialWish[],
  basis: Basis,
  fallback: string,
  firstLine = 10,
): Promise<Material[]> {
  const ids = wishes.map(({ itemId }) => itemId);
  const items = await itemsById(ctx, [...new Set(ids)], (id) => `/materials/${ids.indexOf(id)}`);
  return wishes.map(({ itemId, required, warehouseId, backflush, operation }, i) => {
    const known = items.get(itemId) as Item;
    const flushed = backflush ?? known.backflush ?? false;
    return {
      lineNo: firstLine + 10 * i,
      itemId,
      ...byHand(required, basis),
      ...untouched,
      warehouseId: warehouseId ?? sourceOf(known, flushed) ?? fallback,
      ...(flushed && { backflush: flushed }),
      ...(operation !== undefined && { operation }),
    };
  });
}

async function routedOperations(
  ctx: Ctx,
  routing: Routing | undefined,
  started: Decimal,
  startOn: string,
): Promise<{ operations: Operation[]; department?: string | undefined }> {
  const steps = [...(routing?.operations ?? [])].sort((a, b) => a.number - b.number);
  const dates = await operationDays(ctx, steps, started, startOn);
  const operations = steps.map(
    (one, i): Operation => ({
      ...one,
      plannedOn: dates.days[i] ?? startOn,
      state: 'waiting',
      ...{ ready: '0', good: '0', scrap: '0', rework: '0', minutes: '0' },
    }),
  );
  return { operations, department: dates.department };
}

/** When the operations start, one after the other, and the department of the first. */
export async function operationDays(
  ctx: Ctx,
  steps: readonly Pick<Operation, 'setupMinutes' | 'runMinutes' | 'waitMinutes' | 'workCentreId'>[],
  started: Decimal,
  startOn: string,
): Promise<{ days: string[]; department?: string | undefined }> {
  if (steps.length === 0) return { days: [] };
  const ids = [...new Set(steps.map(({ workCentreId }) => workCentreId))];
  const [centres, calendar] = await Promise.all([workCentresById(ctx, ids), calendarOf(ctx)]);
  const capacity = (id: string) => {
    const { hoursPerDay = '8', efficiency = '1' } = centres.get(id) ?? {};
    return { hoursPerDay, efficiency };
  };
  const days = plannedDays(steps, started, startOn, capacity, calendar);
  return { days, department: centres.get(steps[0]?.workCentreId ?? '')?.department };
}

/** Where the product goes: as asked, its usual warehouse, the company's main one. */
export async function warehouseFor(ctx: Ctx, product: Item, asked?: string): Promise<string> {
  const id = asked ?? product.warehouseId ?? (await mainWarehouse(ctx));
  if (id === undefined) throw warehouseNeeded({ item: product.code }, '/warehouseId');
  return id;
}
