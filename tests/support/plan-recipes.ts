import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { Catalogue } from './catalogue.ts';
import type { Random } from './seeded.ts';

interface Making {
  catalogue: Catalogue;
  random: Random;
}

type Line = Record<string, unknown>;

const unnamed = { runId: undefined, warehouseId: undefined };

/** Planned orders that nobody has taken in hand since the run that planned them. */
function freeOrders(catalogue: Catalogue): readonly AnyDoc[] {
  const runs = catalogue.of('planningRun').filter(({ state }) => state === 'published');
  const taken = new Set(
    catalogue
      .of('firmPlannedOrder')
      .filter(({ runId, state }) => runId === runs[0]?.id && state !== 'cancelled')
      .map((one) => one['plannedOrderId']),
  );
  return catalogue.planned().filter(({ id, kind }) => kind !== 'phantom' && !taken.has(id));
}

/** Items made in house with a structure that holds on every day to come. */
function withStructure(catalogue: Catalogue): ReadonlySet<unknown> {
  const structured = new Set(
    catalogue
      .of('bom')
      .filter(({ state, validTo }) => state === 'released' && validTo === undefined)
      .filter(({ validFrom = '' }) => String(validFrom) <= catalogue.today)
      .map(({ itemId }) => itemId),
  );
  const made = catalogue.of('item').filter(({ id, make }) => make === true && structured.has(id));
  return new Set(made.map(({ id }) => id));
}

/** Those that a work order can be made of at once: what is bought also needs a price. */
function releasable(catalogue: Catalogue): readonly AnyDoc[] {
  const free = freeOrders(catalogue);
  const structured = withStructure(catalogue);
  const made = free.filter(({ kind, itemId }) => kind === 'make' && structured.has(itemId));
  return made.length > 0 ? made : free;
}

const anyOf = (orders: readonly AnyDoc[], random: Random) =>
  orders.length === 0 ? {} : { plannedOrderIds: [random.pick(orders).id] };

const isDraft = (catalogue: Catalogue, documentId: unknown): boolean =>
  [...catalogue.of('purchaseOrder'), ...catalogue.of('workOrder')].some(
    ({ id, state }) => id === documentId && state === 'draft',
  );

/** Whoever may be asked for what must be bought. */
const suppliers = (catalogue: Catalogue) =>
  catalogue.of('supplier').filter(({ archived }) => archived !== true);

/** Lines of confirmed orders for what has a structure, those sold last first. */
function linesMade(catalogue: Catalogue): Line[] {
  const made = withStructure(catalogue);
  return catalogue
    .of('salesOrder')
    .filter(({ state }) => state === 'confirmed')
    .flatMap(({ id, lines }) =>
      (lines as Line[])
        .filter(({ itemId }) => made.has(itemId as string))
        .map(({ lineNo }) => ({ salesOrderId: id, lineNo })),
    );
}

function someLines({ catalogue, random }: Making) {
  const lines = linesMade(catalogue);
  const warehouse = catalogue.of('warehouse').find(({ kind }) => kind === 'normal');
  return lines.length === 0 ? {} : { lines: [random.pick(lines)], warehouseId: warehouse?.id };
}

const period = ({ catalogue }: Making) => ({ from: catalogue.today, to: catalogue.today });

/** A period and items of which none stands twice. */
const family = (making: Making & { made: Line }) => ({
  ...period(making),
  ...(Array.isArray(making.made['shares']) && { shares: making.made['shares'].slice(0, 1) }),
});

/** Tables of which each names an item once. */
const scenario = ({ made }: Making & { made: Line }) =>
  Object.fromEntries(
    ['forecasts', 'items']
      .filter((table) => Array.isArray(made[table]))
      .map((table) => [table, (made[table] as Line[]).slice(0, 1)]),
  );

/** Inputs that name planned orders and lines as they stand, and settings that can be planned by. */
export const planRecipes: Readonly<Record<string, (making: Making & { made: Line }) => Line>> = {
  'planning.changePlanningSettings': () => ({ horizonDays: 120, nightly: false }),
  'planning.releasePlannedOrders': ({ catalogue, random }) => ({
    ...unnamed,
    ...anyOf(releasable(catalogue), random),
    supplierId: suppliers(catalogue)[0]?.id,
  }),
  'planning.undoRelease': ({ catalogue, random }) => {
    const released = catalogue
      .of('firmPlannedOrder')
      .filter(({ state, documentId }) => state === 'released' && isDraft(catalogue, documentId));
    return { runId: undefined, ...anyOf(released, random) };
  },
  'planning.firmPlannedOrders': ({ catalogue, random }) => ({
    runId: undefined,
    ...anyOf(freeOrders(catalogue), random),
  }),
  'planning.createWorkOrdersFromSales': someLines,
  'planning.createForecast': period,
  'planning.updateForecast': period,
  'planning.upsertForecast': period,
  'planning.createMasterPlan': family,
  'planning.updateMasterPlan': family,
  'planning.upsertMasterPlan': family,
  'planning.createPlanningScenario': scenario,
  'planning.updatePlanningScenario': scenario,
  'planning.upsertPlanningScenario': scenario,
};
