import type { Source } from '../../../shared/contracts/finance/source.ts';
import type { releasePlannedOrders as contract } from '../../../shared/contracts/planning/release-operations.ts';
import { laterOf } from '../../../shared/kernel/date.ts';
import { calendarOf } from '../../engineering/queries.ts';
import { draftWorkOrder } from '../../manufacturing/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Posting, together } from '../../platform/outcome.ts';
import { draftPurchaseOrder, newRequest } from '../../purchasing/postings.ts';
import { areaOf } from '../domain/areas.ts';
import { noSupplier } from '../domain/errors.ts';
import {
  type Merged,
  mergePlanned,
  type Outgoing,
  type SalesPeg,
} from '../domain/merge-planned.ts';
import { releasedDates } from '../domain/released-dates.ts';
import { takenOf } from '../moved-by.ts';
import { pegsOfTaken } from '../release-pegs.ts';
import { sourcesOfSupply, warehousesOfAreas } from '../reports/sources-of-supply.ts';
import { loadPlan } from '../stored-plan.ts';
import { type InHand, newlyTaken, recordOf, takeInHand } from '../take-in-hand.ts';

interface Document {
  noun: 'purchaseOrder' | 'purchaseRequest' | 'workOrder';
  id: string;
  number: string;
}

interface Made {
  document: Document;
  merged: Merged;
  posting: Posting;
}

/**
 * Chosen planned orders become drafts of purchase and work orders, or requests to buyers, merged
 * within the window.
 */
export const releasePlannedOrders: CommandRun<typeof contract> = async (ctx, input) => {
  const plan = await loadPlan(ctx, input.runId);
  const taken = await takeInHand(ctx, plan, input.plannedOrderIds);
  const byId = new Map(taken.map((one) => [one.id, one]));
  const pegs = await pegsOfTaken(ctx, plan, taken);
  const merged = await merge(ctx, taken, pegs, input);
  const source = { noun: 'planningRun', id: plan.run.id, number: plan.run.number };
  const placeOf = await placesOf(ctx, input.warehouseId);
  const toBuy = merged.filter(({ kind }) => kind === 'buy');
  const order = input.purchasesAs === 'request' ? request : buy;
  const bought = await order(ctx, toBuy, source, placeOf);
  const toMake = merged.filter(({ kind }) => kind === 'make');
  const made = await make(ctx, toMake, source, placeOf);
  const all = [...bought, ...made];
  const records = all.flatMap(({ document, merged: { members } }) =>
    members.map(({ id }) =>
      recordOf(ctx, byId.get(id) as InHand, {
        state: 'released',
        documentNoun: document.noun,
        documentId: document.id,
        documentNumber: document.number,
      }),
    ),
  );
  return {
    result: {
      data: all.map(
        ({ document, merged: { members, itemId, supplierId, planned, quantity, dueOn } }) => ({
          ...document,
          itemId,
          ...(supplierId !== undefined && { supplierId }),
          ...{ planned, quantity, dueOn },
          plannedOrderIds: members.map(({ id }) => byId.get(id)?.fields.plannedOrderId ?? id),
        }),
      ),
    },
    ...together(
      { changes: records, events: takenOf(newlyTaken(taken)) },
      ...all.map(({ posting }) => posting),
    ),
  };
};

type Asked = Parameters<typeof releasePlannedOrders>[1];

async function merge(
  ctx: Ctx,
  taken: readonly InHand[],
  pegsOf: ReadonlyMap<string, SalesPeg[]>,
  input: Asked,
): Promise<Merged[]> {
  const itemIds = [...new Set(taken.map(({ fields }) => fields.itemId))];
  const { supplierId: wished, windowDays = 0, purchasesAs = 'order' } = input;
  const params = { itemIds, supplierId: wished, today: ctx.today };
  const sources = await ctx.reads.report(sourcesOfSupply, params);
  const sourceOf = new Map(sources.map((one) => [one.itemId, one]));
  const calendar = await calendarOf(ctx);
  const outgoing = taken.map(({ id, fields, achievableOn }, index): Outgoing => {
    const { itemId, area, order = '', kind, quantity } = fields;
    const { supplierId, code = itemId, leadTime } = sourceOf.get(itemId) ?? {};
    if (kind === 'buy' && supplierId === undefined && purchasesAs === 'order') {
      throw noSupplier({ item: code }, `/plannedOrderIds/${index}`);
    }
    const dates =
      kind === 'make' && leadTime
        ? releasedDates({ ...fields, achievableOn }, quantity, leadTime, ctx.today, calendar)
        : fields;
    const startOn = laterOf(dates.startOn, ctx.today);
    const dueOn = laterOf(dates.dueOn, startOn);
    const seller = kind === 'buy' ? supplierId : undefined;
    return {
      ...{ id, itemId, area: areaOf(area), order, kind, supplierId: seller },
      ...{ quantity, startOn, dueOn, pegs: pegsOf.get(id) ?? [] },
    };
  });
  return mergePlanned(outgoing, windowDays, ({ itemId }) => sourceOf.get(itemId) ?? {});
}

/** The warehouse wished; else one of the area; in the main area what the item or company says. */
async function placesOf(ctx: Ctx, wished: string | undefined) {
  const places = wished === undefined ? await ctx.reads.report(warehousesOfAreas, undefined) : [];
  const byArea = new Map(places.map(({ area, warehouseId }) => [area, warehouseId]));
  return (area: string) => wished ?? (area === '' ? undefined : byArea.get(area));
}

/** One purchase order for what a supplier has to deliver to a place on a day, for one order. */
async function buy(
  ctx: Ctx,
  merged: readonly Merged[],
  source: Source,
  placeOf: (area: string) => string | undefined,
): Promise<Made[]> {
  const orders = new Map<string, Merged[]>();
  for (const one of merged) {
    const key = [one.supplierId, one.area, one.dueOn, one.order].join('~');
    orders.set(key, [...(orders.get(key) ?? []), one]);
  }
  const made: Made[] = [];
  for (const lines of orders.values()) {
    const { supplierId = '', area } = lines[0] as Merged;
    const warehouseId = placeOf(area);
    const { posting, order } = await draftPurchaseOrder(ctx, {
      supplierId,
      source,
      warehouseId,
      lines: lines.map(({ itemId, quantity, dueOn }) => ({ itemId, quantity, neededOn: dueOn })),
    });
    const document = { noun: 'purchaseOrder' as const, id: order.id, number: order.number };
    lines.forEach((line, index) => {
      const own = index === 0 ? posting : { changes: [], guards: [], events: [] };
      made.push({ document, merged: line, posting: own });
    });
  }
  return made;
}

/** Each is a request of its own: buyers bundle them as they see fit. */
async function request(
  ctx: Ctx,
  merged: readonly Merged[],
  { noun, id, number }: Source,
  placeOf: (area: string) => string | undefined,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of merged) {
    const { itemId, quantity, dueOn, supplierId, area, order } = one;
    const { posting, request: asked } = await newRequest(ctx, {
      ...{ itemId, quantity, supplierId, neededOn: dueOn, warehouseId: placeOf(area) },
      source: { kind: 'mrp', noun, id, number },
      ...(order !== '' && { madeFor: order }),
    });
    const document = { noun: 'purchaseRequest' as const, id: asked.id, number: asked.number };
    made.push({ document, merged: one, posting });
  }
  return made;
}

async function make(
  ctx: Ctx,
  merged: readonly Merged[],
  source: Source,
  placeOf: (area: string) => string | undefined,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of merged) {
    const { itemId, quantity, startOn, dueOn, area } = one;
    const warehouseId = placeOf(area);
    const { order, posting } = await draftWorkOrder(ctx, {
      ...{ itemId, quantity, startOn, dueOn, source, pegs: [...one.pegs] },
      ...(warehouseId !== undefined && { warehouseId }),
    });
    const document = { noun: 'workOrder' as const, id: order.id, number: order.number };
    made.push({ document, merged: one, posting });
  }
  return made;
}
