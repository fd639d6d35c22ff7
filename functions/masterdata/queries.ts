import { customer } from '../../shared/contracts/masterdata/customer.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import { workCalendar } from '../../shared/contracts/masterdata/work-calendar.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { WorkCalendar } from '../../shared/kernel/calendar.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { UnitFactor } from '../../shared/kernel/quantity.ts';
import type { Ctx } from '../platform/context.ts';
import { need, needAll } from '../platform/entity.ts';
import { factorToItemUnit, quantityInItemUnit } from './domain/unit-conversion.ts';
import { kernelCalendar, plainWeek } from './domain/work-calendar-rules.ts';

export { assertOnceEach, lineNumbers } from './domain/line-numbers.ts';
export { newWishes, type PlacedLine, type Placing, placeLines } from './place-lines.ts';

/** Items by id; throws 404 at the pointer of the first that does not exist. */
export const itemsById = (
  ctx: Ctx,
  ids: readonly string[],
  pointerOf?: (id: string) => string,
): Promise<Map<string, Doc<typeof item>>> => needAll(ctx, item, ids, pointerOf);

/** Customers by id, whoever's they are. */
export const customersById = (
  ctx: Ctx,
  ids: readonly string[],
  pointerOf?: (id: string) => string,
): Promise<Map<string, Doc<typeof customer>>> => needAll(ctx, customer, ids, pointerOf);

/** A quantity counted in any unit of an item, in the item's own unit; exact or refused. */
export async function inItemUnit(
  ctx: Ctx,
  counted: Doc<typeof item>,
  quantity: Decimal,
  unitId: string,
): Promise<Decimal> {
  if (unitId === counted.unitId) return quantity;
  const units = await needAll(ctx, unit, [unitId, counted.unitId]);
  const [from, own] = [units.get(unitId), units.get(counted.unitId)] as [
    Doc<typeof unit>,
    Doc<typeof unit>,
  ];
  return quantityInItemUnit(counted, quantity, from, own);
}

/** The calendar of all that name none; undefined if no calendar is marked so. */
async function standardCalendar(ctx: Ctx): Promise<Doc<typeof workCalendar> | undefined> {
  const id = await ctx.store.findUnique(workCalendar, ['standard'], ['true']);
  return id === undefined ? undefined : ctx.store.find(workCalendar, id);
}

/**
 * The working days of a calendar, without an id those of the company calendar; Monday to Friday
 * where there is none. Throws 404 for an id that does not exist.
 */
export async function calendarOf(ctx: Ctx, calendarId?: string): Promise<WorkCalendar> {
  const found =
    calendarId === undefined
      ? await standardCalendar(ctx)
      : await need(ctx, workCalendar, calendarId);
  return workingDaysOf(found);
}

/** As a calendar says; Monday to Friday where there is none. */
export const workingDaysOf = (found: Doc<typeof workCalendar> | undefined): WorkCalendar =>
  found ? kernelCalendar(found) : plainWeek;

/**
 * How many of an item's own unit one of another unit makes. Throws 'noConversion' at the pointer.
 */
export async function unitFactorOf(
  ctx: Ctx,
  counted: Doc<typeof item>,
  unitId: string,
  pointer?: string,
): Promise<UnitFactor> {
  if (unitId === counted.unitId) return { numerator: '1', denominator: '1' };
  const units = await needAll(ctx, unit, [unitId, counted.unitId]);
  const [from, own] = [units.get(unitId), units.get(counted.unitId)] as [
    Doc<typeof unit>,
    Doc<typeof unit>,
  ];
  return factorToItemUnit(counted, from, own, pointer);
}
