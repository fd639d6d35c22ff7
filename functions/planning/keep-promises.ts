import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { orderPromise } from '../../shared/contracts/planning/order-promise.ts';
import {
  promiseChanged,
  promisesOutstanding,
} from '../../shared/contracts/planning/promise-events.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create, type Emitted, emit, revise } from '../platform/outcome.ts';
import { type OrderPromise, orderPromises } from './domain/promise/order-promises.ts';
import { promisedOrder, promiseFactsOf } from './promise-facts.ts';
import type { OrderRow } from './reports/promised-orders.ts';

/** Each takes an action of the transaction, and its lines may be many. */
const MAX_PER_COMMIT = 40;
const MAX_NAMED = 400;

type Kept = Doc<typeof orderPromise>;
type Wanted = Fields<typeof orderPromise>;

/** What has happened: to items, and to documents with all their items. */
export interface Touch {
  itemIds?: readonly string[];
  salesOrderIds?: readonly string[];
  documentIds?: readonly string[];
}

export interface KeptPromises {
  changes: Change<typeof orderPromise>[];
  events: Emitted[];
  /** Promises that have changed and found no room in this commit. */
  remaining: number;
}

/** The id of a promise follows from its order's: there is one of each. */
export const orderPromiseId = (salesOrderId: string): string => `prm_${salesOrderId.slice(3)}`;

/**
 * Works the promises of exactly the orders out that something has happened to, and changes those
 * that are not as they were. Facts and kept promises are read at one instant, so that a promise
 * from older facts meets a newer version and is decided again.
 */
export async function keepPromises(ctx: Ctx, touch: Touch | 'all'): Promise<KeptPromises> {
  const { itemIds = [], salesOrderIds = [], documentIds = [] } = touch === 'all' ? {} : touch;
  const { facts, orders, promised } = await promiseFactsOf(ctx, {
    itemIds,
    orderIds: salesOrderIds,
    documentIds: [...documentIds, ...salesOrderIds],
    orders: touch === 'all' ? 'all' : 'touched',
    capacity: false,
  });
  const known = new Map(promised.map((one) => [one.id, one]));
  const answers = orderPromises(facts, orders.map(promisedOrder));
  const all = orders.flatMap((order, index) => {
    const before = known.get(orderPromiseId(order.id));
    const change = changeOf(ctx, order, answers[index] as OrderPromise, before);
    return change ? [change] : [];
  });
  const changes = all.slice(0, MAX_PER_COMMIT);
  const remaining = all.length - changes.length;
  const events = changes.flatMap(eventOf);
  if (remaining > 0 && touch !== 'all') {
    const more = [...new Set([...salesOrderIds, ...all.map(({ after }) => orderOf(after))])];
    events.push(
      emit(promisesOutstanding, {
        itemIds: itemIds.slice(0, MAX_NAMED),
        salesOrderIds: more.slice(0, MAX_NAMED),
      }),
    );
  }
  return { changes, events, remaining };
}

const orderOf = (kept: Kept): string => kept.salesOrderId;

type PromiseChange = Change<typeof orderPromise> & { after: Kept };

function changeOf(
  ctx: Ctx,
  order: OrderRow,
  promise: OrderPromise,
  before: Kept | undefined,
): PromiseChange | undefined {
  if (!before && goesWithoutSaying(promise)) return undefined;
  const wanted = fieldsOf(order, promise);
  if (!before) return create(ctx, orderPromise, wanted, orderPromiseId(order.id));
  const after = revise(ctx, orderPromise, before, { ...cleared, ...wanted });
  return sameFields(before, wanted) ? undefined : after;
}

/** All of it lies there for this order, in time: that is worth no document of its own. */
const goesWithoutSaying = ({ lines }: OrderPromise): boolean =>
  lines.every(({ cause, lateDays }) => cause.kind === 'stock' && (lateDays ?? 0) <= 0);

/** What an order without open lines, or with an unknown date, does not have. */
const cleared: Partial<Wanted> = {
  requestedOn: undefined,
  promisedOn: undefined,
  lateDays: undefined,
};

const sameFields = (before: Kept, wanted: Wanted): boolean => {
  const { id: _, version, createdAt, createdBy, updatedAt, updatedBy, ...fields } = before;
  return canonical(fields) === canonical(wanted);
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function fieldsOf(order: OrderRow, promise: OrderPromise): Wanted {
  const { number, customerId, ownerId, team, region, id } = order;
  const worst = promise.lines.reduce<OrderPromise['lines'][number] | undefined>(
    (last, line) => (!last || later(line.promisedOn, last.promisedOn) ? line : last),
    undefined,
  );
  return {
    ...{ number, salesOrderId: id, customerId },
    ...(ownerId !== null && { ownerId }),
    ...(team !== null && { team }),
    ...(region !== null && { region }),
    ...(worst && { requestedOn: worst.requestedOn }),
    ...(promise.promisedOn !== null && { promisedOn: promise.promisedOn }),
    ...(promise.lateDays !== null && worst && { lateDays: promise.lateDays }),
    cause: worst?.cause.kind ?? 'stock',
    kitRate: promise.kitRate,
    valueRate: promise.valueRate,
    lines: promise.lines.map(lineOf),
  };
}

const later = (a: string | null, b: string | null): boolean => b !== null && (a === null || a > b);

function lineOf(line: OrderPromise['lines'][number]): Wanted['lines'][number] {
  const { itemId, open, covered, requestedOn, promisedOn, lateDays, cause } = line;
  return {
    lineNo: line.line,
    ...{ itemId, open, covered, requestedOn },
    ...(promisedOn !== null && { promisedOn }),
    ...(lateDays !== null && { lateDays }),
    cause: cause.kind,
    ...(cause.source && { causeId: cause.source.id, causeNumber: cause.source.number }),
  };
}

/** Only another date is news; a kit that fills up shows on the promise. */
function eventOf({ before, after }: Change<typeof orderPromise>): Emitted[] {
  if (!after || (before && before.promisedOn === after.promisedOn)) return [];
  return [
    emit(promiseChanged, {
      orderPromiseId: after.id,
      salesOrderId: after.salesOrderId,
      number: after.number,
      ...(before?.promisedOn !== undefined && { before: before.promisedOn }),
      ...(after.promisedOn !== undefined && { promisedOn: after.promisedOn }),
      ...(after.lateDays !== undefined && { lateDays: after.lateDays }),
    }),
  ];
}
