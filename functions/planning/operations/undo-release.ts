import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { firmPlannedOrder } from '../../../shared/contracts/planning/firm-planned-order.ts';
import type { undoRelease as contract } from '../../../shared/contracts/planning/release-operations.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { cancelledOrder as cancelledWorkOrder } from '../../manufacturing/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import { need, needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Posting, revise, together } from '../../platform/outcome.ts';
import {
  cancelledOrder as cancelledPurchaseOrder,
  cancelledRequest,
} from '../../purchasing/postings.ts';
import { noPlan, nothingToUndo, notReleased } from '../domain/errors.ts';
import { takenOf } from '../moved-by.ts';
import { releasedInto } from '../reports/released-into.ts';
import { settingsOf } from '../settings.ts';
import { type Firm, firmIdOf } from '../take-in-hand.ts';

type Asked = Parameters<CommandRun<typeof contract>>[1];
type Noun = NonNullable<Firm['documentNoun']>;

interface Document {
  noun: Noun;
  id: string;
  number: string;
  plannedOrderIds: string[];
}

/**
 * Drafts and requests that a release made are cancelled; all that went into them may be released
 * again.
 */
export const undoRelease: CommandRun<typeof contract> = async (ctx, input) => {
  const chosen = await chosenOrders(ctx, input);
  const documentIds = [...new Set(chosen.map(({ documentId }) => documentId as string))];
  const ids = await ctx.reads.report(releasedInto, { documentIds });
  const all = await needAll(ctx, firmPlannedOrder, ids);
  for (const one of chosen) all.set(one.id, one);
  const members = Map.groupBy(
    [...all.values()].filter(({ state }) => state === 'released'),
    ({ documentId }) => documentId,
  );
  const data: Document[] = [];
  const kept: (Document & { state: string })[] = [];
  const postings: Partial<Posting>[] = [];
  const free: Firm[] = [];
  for (const id of documentIds) {
    const own = members.get(id) ?? [];
    const document = documentOf(own, id);
    const { state, posting } = await cancelDraft(ctx, document, input.because);
    if (posting === undefined) {
      kept.push({ ...document, state });
      continue;
    }
    data.push(document);
    const changes = own.map((one) => freed(ctx, one));
    postings.push(posting, { changes });
    free.push(...own);
  }
  if (data.length === 0) {
    throw nothingToUndo({ numbers: kept.map(({ number }) => number).join(', ') });
  }
  return { result: { data, kept }, ...together(...postings, { events: takenOf(free) }) };
};

const freed = (ctx: Ctx, before: Firm) =>
  revise(ctx, firmPlannedOrder, before, { state: 'cancelled' });

/** The planned orders named, by run or by their own ids. Throws where one is not released. */
async function chosenOrders(ctx: Ctx, { runId, plannedOrderIds }: Asked): Promise<Firm[]> {
  const run = runId ?? (await settingsOf(ctx)).currentRunId;
  if (run === undefined) throw noPlan({});
  const ids = [...new Set(plannedOrderIds)].map((id) => firmIdOf(ctx, run, id));
  const found = await ctx.store.findMany(firmPlannedOrder, ids);
  return ids.map((id, index) => {
    const one = found.get(id);
    if (one?.state === 'released') return one;
    throw notReleased({ id: plannedOrderIds[index] as string }, `/plannedOrderIds/${index}`);
  });
}

function documentOf(members: readonly Firm[], id: string): Document {
  const [{ documentNoun, documentNumber } = {} as Partial<Firm>] = members;
  return {
    ...{ noun: documentNoun as Noun, id, number: documentNumber as string },
    plannedOrderIds: members.map(({ plannedOrderId }) => plannedOrderId),
  };
}

/** Without a posting where it is no draft any more, or something of it is ordered. */
async function cancelDraft(
  ctx: Ctx,
  { noun, id }: Document,
  because: string | undefined,
): Promise<{ state: string; posting?: Posting }> {
  if (noun === 'purchaseOrder') {
    const before = await need(ctx, purchaseOrder, id);
    if (before.state !== 'draft') return { state: before.state };
    const { order, ...posting } = await cancelledPurchaseOrder(ctx, before, because);
    return { state: order.state, posting };
  }
  if (noun === 'purchaseRequest') {
    const before = await need(ctx, purchaseRequest, id);
    if (before.state !== 'open' || isPositive(before.ordered)) return { state: before.state };
    const change = cancelledRequest(ctx, before, because);
    return { state: change.after.state, posting: { changes: [change], guards: [], events: [] } };
  }
  const before = await need(ctx, workOrder, id);
  if (before.state !== 'draft') return { state: before.state };
  const { order, ...posting } = await cancelledWorkOrder(ctx, before, because);
  return { state: order.state, posting };
}
