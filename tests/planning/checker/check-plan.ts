import type {
  DependentDemand,
  Peg,
  Plan,
  PlannedOrder,
  ProjectedDay,
} from '../../../functions/planning/domain/plan.ts';
import type { Snapshot } from '../../../functions/planning/domain/snapshot.ts';
import { Company } from './company.ts';
import { dateOf } from './day-count.ts';
import { levelsOf } from './levels.ts';
import { listExceptions } from './list-exceptions.ts';
import { netStream } from './net-stream.ts';
import { achieve, type PegLine, pegStream } from './peg-stream.ts';
import type { Day, Made, Need, Stream } from './stream.ts';

export interface CheckedPlan extends Plan {
  /** Every day of a stream, by its item, area and order. */
  daysOf: (stream: string) => readonly ProjectedDay[];
}

export const streamKey = (of: { itemId: string; area: string; order: string }): string =>
  [of.itemId, of.area, of.order].join('~');

/**
 * The plan of a snapshot by `plan-rules.md`, slowly: every day of every stream, in fractions.
 * Nothing here is taken from the planning engine.
 */
export function checkPlan(snapshot: Snapshot): CheckedPlan {
  const company = new Company(snapshot);
  const levels = levelsOf(company);
  const done: Stream[] = [];
  let places = 0;
  for (let level = 0; level <= Math.max(-1, ...levels.values()); level += 1) {
    for (const stream of streamsOfLevel(company, levels, level)) {
      netStream(company, stream, () => places++);
      done.push(stream);
    }
  }
  const pegs = new Map(done.map((stream) => [stream, pegStream(stream)]));
  for (const stream of [...done].reverse()) achieve(company, stream);
  return {
    today: snapshot.today,
    lastDay: dateOf(company.lastDay),
    levels: [...levels]
      .filter(([itemId]) => snapshot.items.some(({ id }) => id === itemId))
      .map(([itemId, level]) => ({ itemId, level }))
      .sort((a, b) => byText(a.itemId, b.itemId)),
    orders: done.flatMap(({ made }) => made.map(orderOf)),
    dependentDemands: done.flatMap(({ made }) => made.flatMap((one) => one.needs.map(needOf))),
    pegs: done.flatMap((stream) => (pegs.get(stream) ?? []).map((line) => pegOf(stream, line))),
    exceptions: done.flatMap((stream) => listExceptions(company, stream)),
    daysOf: (key) => (done.find((stream) => streamKey(stream) === key)?.days ?? []).map(dayTextOf),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In the order of item, area and order; all of a level are known once those above are done. */
function streamsOfLevel(
  company: Company,
  levels: ReadonlyMap<string, number>,
  level: number,
): Stream[] {
  return [...company.streams.values()]
    .filter(({ itemId }) => levels.get(itemId) === level)
    .sort(
      (a, b) => byText(a.itemId, b.itemId) || byText(a.area, b.area) || byText(a.order, b.order),
    );
}

function orderOf(made: Made): PlannedOrder {
  const { itemId, area, order } = made.stream;
  const late = made.there !== null && (made.there ?? 0) > made.available;
  return {
    ...{ id: made.id, itemId, area, order, kind: made.kind },
    quantity: String(made.quantity),
    releaseOn: dateOf(made.release),
    dueOn: dateOf(made.due),
    availableOn: dateOf(made.available),
    pastDue: made.pastDue,
    achievable: made.there === null ? 'never' : late ? 'late' : 'onTime',
    ...(late ? { achievableOn: dateOf(made.there ?? 0) } : {}),
  };
}

function needOf({ ref, day, quantity, parent, line, stream }: Need): DependentDemand {
  return {
    id: 'id' in ref ? ref.id : '',
    itemId: line?.itemId ?? '',
    area: parent?.stream.area ?? '',
    order: stream.order,
    parent: parent?.id ?? '',
    position: line?.lineNo ?? 0,
    date: dateOf(day),
    quantity: String(quantity),
    phantom: line?.phantom ?? false,
  };
}

function pegOf(stream: Stream, { have, need, quantity }: PegLine): Peg {
  const { itemId, area, order } = stream;
  const demand = need?.ref ?? ({ kind: 'deficit' } as const);
  return { itemId, area, order, supply: have.ref, demand, quantity: String(quantity) };
}

function dayTextOf({ day, ...numbers }: Day): ProjectedDay {
  const text = Object.entries(numbers).map(([name, value]) => [name, String(value)]);
  return { date: dateOf(day), ...Object.fromEntries(text) };
}
