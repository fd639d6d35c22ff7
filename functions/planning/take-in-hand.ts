import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { firmPlannedOrder } from '../../shared/contracts/planning/firm-planned-order.ts';
import { purchaseOrder } from '../../shared/contracts/purchasing/purchase-order.ts';
import { purchaseRequest } from '../../shared/contracts/purchasing/purchase-request.ts';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';
import { need, needAll } from '../platform/entity.ts';
import { idFrom } from '../platform/hashing.ts';
import { type Change, create, revise } from '../platform/outcome.ts';
import { shownArea } from './domain/areas.ts';
import { alreadyReleased, notInPlan, phantomNotReleased } from './domain/errors.ts';
import { componentsOf } from './domain/mrp/components-of.ts';
import { orderRow } from './domain/mrp/find-in-plan.ts';
import { takenSince } from './reports/taken-since.ts';
import type { StoredPlan } from './stored-plan.ts';

export type Firm = Doc<typeof firmPlannedOrder>;
type Fields = Omit<Firm, 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>;

/** A planned order that may be taken in hand: a new record, or the one that stands free again. */
export interface InHand {
  before?: Firm | undefined;
  fields: Fields;
  id: string;
  /** Where the plan says that it can be used only later than planned. */
  achievableOn?: BusinessDate | undefined;
}

const nouns = { purchaseOrder, purchaseRequest, workOrder } as const;

const gone = {
  purchaseOrder: ['cancelled', 'closed'],
  purchaseRequest: ['cancelled'],
  workOrder: ['cancelled', 'closed'],
} as const;

/** Whether what it became was cancelled, so that it may be released again. */
async function isFree(ctx: Ctx, { state, documentNoun, documentId }: Firm): Promise<boolean> {
  if (state === 'cancelled') return true;
  if (state === 'open' || documentNoun === undefined || documentId === undefined) return false;
  const made = await need(ctx, nouns[documentNoun] as typeof workOrder, documentId);
  return (gone[documentNoun] as readonly string[]).includes(made.state);
}

type FromPlan = Pick<InHand, 'fields' | 'achievableOn'>;

function fromPlan({ run, view }: StoredPlan, plannedOrderId: string, pointer: string): FromPlan {
  const found = orderRow(view, plannedOrderId);
  if (found === undefined) throw notInPlan({ id: plannedOrderId }, pointer);
  const planned = view.order(found.row, found.stream);
  const { kind, itemId, area, order, quantity } = planned;
  if (kind === 'phantom') throw phantomNotReleased({ id: plannedOrderId }, pointer);
  const components = componentsOf(view, found.row);
  const fields: Fields = {
    plannedOrderId,
    runId: run.id,
    state: 'open',
    ...{ kind, itemId, area: shownArea(area), quantity },
    startOn: planned.releaseOn,
    dueOn: planned.dueOn,
    availableOn: planned.availableOn,
    ...(order !== '' && { order }),
    ...(components.length > 0 && { components }),
  };
  return { fields, achievableOn: planned.achievableOn };
}

/**
 * Planned orders of a plan, or firm ones by their ids, each free to be taken. Throws at the
 * pointer of the first that is not.
 */
export async function takeInHand(
  ctx: Ctx,
  plan: StoredPlan,
  ids: readonly string[],
): Promise<InHand[]> {
  const taken: InHand[] = [];
  const elsewhere = await takenElsewhere(ctx, plan, ids);
  for (const [index, plannedOrderId] of [...new Set(ids)].entries()) {
    const pointer = `/plannedOrderIds/${index}`;
    if (elsewhere.has(plannedOrderId)) throw alreadyReleased({ id: plannedOrderId }, pointer);
    if (plannedOrderId.startsWith(`${firmPlannedOrder.prefix}_`)) {
      const before = await need(ctx, firmPlannedOrder, plannedOrderId, pointer);
      const free = before.state === 'open' || (await isFree(ctx, before));
      if (!free) throw alreadyReleased({ id: plannedOrderId }, pointer);
      taken.push({ before, fields: before, id: before.id });
      continue;
    }
    const found = fromPlan(plan, plannedOrderId, pointer);
    const id = firmIdOf(ctx, plan.run.id, plannedOrderId);
    const before = await ctx.store.find(firmPlannedOrder, id);
    if (before && !(await isFree(ctx, before)))
      throw alreadyReleased({ id: plannedOrderId }, pointer);
    taken.push({ before, ...found, id });
  }
  return taken;
}

/** Those that were taken in hand of another plan, which this one has not seen. */
async function takenElsewhere(
  ctx: Ctx,
  { run }: StoredPlan,
  plannedOrderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { id: runId, snapshotAt: since = run.createdAt } = run;
  const found = await ctx.reads.report(takenSince, { plannedOrderIds, runId, since });
  const taken = new Set<string>();
  for (const one of (await needAll(ctx, firmPlannedOrder, found)).values()) {
    if (!(await isFree(ctx, one))) taken.add(one.plannedOrderId);
  }
  return taken;
}

/** The record of a planned order of a run, which is made when somebody takes it in hand. */
export const firmIdOf = (ctx: Ctx, runId: string, plannedOrderId: string): string =>
  plannedOrderId.startsWith(`${firmPlannedOrder.prefix}_`)
    ? plannedOrderId
    : idFrom(firmPlannedOrder.prefix, ctx.tenant.id, runId, plannedOrderId);

/** Those that were nobody's until now; of a firm one the plans since know. */
export const newlyTaken = (taken: readonly InHand[]): Fields[] =>
  taken.filter(({ before }) => before?.state !== 'open').map(({ fields }) => fields);

/** Its record in the state given. A released one that was cancelled goes through `open`. */
export function recordOf(
  ctx: Ctx,
  { before, fields, id }: InHand,
  patch: Partial<Fields>,
): Change & { after: Firm } {
  if (before === undefined) return create(ctx, firmPlannedOrder, { ...fields, ...patch }, id);
  return revise(ctx, firmPlannedOrder, before, patch);
}
