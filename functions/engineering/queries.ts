import { bom } from '../../shared/contracts/engineering/bom.ts';
import { routing } from '../../shared/contracts/engineering/routing.ts';
import { workCentre } from '../../shared/contracts/engineering/work-centre.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';
import { need, needAll } from '../platform/entity.ts';
import { registersOf, type Versioned } from './data/version-register.ts';
import { noBom } from './domain/errors.ts';
import { holds, type Validity } from './domain/validity.ts';
import { defaultSettings, type EngineeringSettings, storedSettings } from './settings.ts';

export { calendarOf } from '../masterdata/queries.ts';
export type { EngineeringSettings } from './settings.ts';

export type Bom = Doc<typeof bom>;
export type Routing = Doc<typeof routing>;
export type WorkCentre = Doc<typeof workCentre>;

/** How the company reads its bills of materials; the defaults until somebody changes them. */
export const engineeringSettingsOf = async (ctx: Ctx): Promise<EngineeringSettings> =>
  (await storedSettings(ctx)) ?? defaultSettings();

/** By item, the id of the released version of the day. */
async function versionIdsOn(
  ctx: Ctx,
  kind: Versioned,
  itemIds: readonly string[],
  date: BusinessDate,
): Promise<Map<string, string>> {
  const registers = await registersOf(ctx, kind, itemIds);
  return new Map(
    [...registers].flatMap(([itemId, { versions }]) => {
      const found = versions.find((version) => holds(version, date));
      return found ? [[itemId, found.id] as const] : [];
    }),
  );
}

/** The released bills of materials of the day by item; items without one are left out. */
export async function bomsOn(
  ctx: Ctx,
  itemIds: readonly string[],
  date: BusinessDate,
): Promise<Map<string, Bom>> {
  const ids = await versionIdsOn(ctx, 'bom', itemIds, date);
  const found = await needAll(ctx, bom, [...ids.values()]);
  return new Map([...ids].map(([itemId, id]) => [itemId, found.get(id) as Bom]));
}

export const bomOn = async (
  ctx: Ctx,
  itemId: string,
  date: BusinessDate,
): Promise<Bom | undefined> => (await bomsOn(ctx, [itemId], date)).get(itemId);

/** The bill of materials of the day. Throws 'engineering.noBom' at the pointer. */
export async function needBom(
  ctx: Ctx,
  itemId: string,
  date: BusinessDate,
  pointer?: string,
): Promise<Bom> {
  const found = await bomOn(ctx, itemId, date);
  if (found) return found;
  throw noBom({ item: (await need(ctx, item, itemId, pointer)).code, date }, pointer);
}

/** The released routings of the day by item; items without one are left out. */
export async function routingsOn(
  ctx: Ctx,
  itemIds: readonly string[],
  date: BusinessDate,
): Promise<Map<string, Routing>> {
  const ids = await versionIdsOn(ctx, 'routing', itemIds, date);
  const found = await needAll(ctx, routing, [...ids.values()]);
  return new Map([...ids].map(([itemId, id]) => [itemId, found.get(id) as Routing]));
}

export const routingOn = async (
  ctx: Ctx,
  itemId: string,
  date: BusinessDate,
): Promise<Routing | undefined> => (await routingsOn(ctx, [itemId], date)).get(itemId);

/** Work centres by id; throws 404 for the first that does not exist. */
export const workCentresById = (
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, WorkCentre>> => needAll(ctx, workCentre, ids);

/** The lines of a version that hold on a day. */
export const linesOn = <L extends Validity>(
  { lines }: { lines: readonly L[] },
  date: BusinessDate,
): L[] => lines.filter((line) => holds(line, date));
