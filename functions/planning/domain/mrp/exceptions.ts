// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { supplyThere } from './achieve.ts';
import { versionOn } from './explode.ts';
import { Found } from './found-exceptions.ts';
import { LACKS, type Model, NEVER, NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { Quantity, QuantityColumn } from './quantity.ts';
import { changesByDay } from './stream-events.ts';
import { supplyExceptions } from './supply-exceptions.ts';
import { GIVEN, givenThere, PegWalk, startOf } from './walk-pegs.ts';

const MAKE = 1;

function unmetExceptions(plan: PlanColumns, stream: number, found: Found): void {
  const first = plan.streamUnmetDay[stream]!;
  if (first === NONE) return;
  const most = plan.streamUnmetMost[stream]!;
  if (plan.streamSource[stream] === 0) found.add('noSource', NONE, first, NONE, most);
  else {
    const fence = plan.streamFence[stream]!;
    found.add('timeFence', NONE, first, fence > plan.lastDay ? NEVER : fence, most);
  }
}

function withoutBom(plan: PlanColumns, model: Model, stream: number, found: Found): void {
  if (plan.streamSource[stream] !== MAKE) return;
  const item = plan.streamItem[stream]!;
  let first = NONE;
  let sum = model.arithmetic.zero;
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    if (plan.orderPhantomOf[order] !== NONE) continue;
    const start = startOf(plan, order);
    if (versionOn(model, item, start) !== NONE) continue;
    if (first === NONE) first = start;
    sum += plan.orderQuantity[order]!;
  }
  if (first !== NONE) found.add('noBom', NONE, first, NONE, sum);
}

/** Orders that somebody has to say more about before they can be placed in time. */
function lacking(
  plan: PlanColumns,
  model: Model,
  stream: number,
  record: number,
  found: Found,
): void {
  const lacks = model.records.lacks[record]!;
  const source = plan.streamSource[stream]!;
  if (lacks === 0 || source === 0) return;
  let first = NONE;
  let sum = model.arithmetic.zero;
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    if (plan.orderPhantomOf[order] !== NONE) continue;
    const start = startOf(plan, order);
    if (first === NONE || start < first) first = start;
    sum += plan.orderQuantity[order]!;
  }
  if (first === NONE) return;
  if (source !== MAKE && (lacks & LACKS.supplier) !== 0) {
    found.add('noSupplier', NONE, first, NONE, sum);
  }
  if ((lacks & LACKS.leadTime) !== 0) found.add('noLeadTime', NONE, first, NONE, sum);
}

/**
 * Until when anything of the stream is missing that was counted on, or NONE: from then on all is
 * as it was netted.
 */
function lateUntil(plan: PlanColumns, stream: number): number {
  if (plan.streamUnmetDay[stream] !== NONE) return NEVER;
  let until = NONE;
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    const there = givenThere(plan, row);
    if (there > until && there > plan.supplyDay[row]!) until = there;
  }
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    const there = plan.orderThere[order]!;
    if (there > until && there > plan.orderAvailable[order]!) until = there;
  }
  return until;
}

/** The balance with planned orders on the day when they are there; `changes` is scratch. */
function belowSafety(
  plan: PlanColumns,
  model: Model,
  stream: number,
  found: Found,
  changes: QuantityColumn,
  until: number,
): void {
  const last = Math.min(until, plan.lastDay);
  changesByDay(plan, stream, last, changes, model.arithmetic.zero);
  const safety = plan.streamSafety[stream]!;
  let balance = plan.streamStock[stream]!;
  let first = NONE;
  let most = model.arithmetic.zero;
  for (let day = 0; day <= last; day += 1) {
    balance += changes[day]!;
    const lacking = safety - balance;
    if (!(lacking > 0)) continue;
    if (first === NONE) first = day;
    if (lacking > most) most = lacking;
  }
  if (first !== NONE) found.add('belowSafety', NONE, first, NONE, most);
}

function orderExceptions(plan: PlanColumns, stream: number, found: Found): void {
  const delayed: number[] = [];
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    if (plan.orderPhantomOf[order] !== NONE) continue;
    const there = plan.orderThere[order]!;
    if (plan.orderRelease[order]! < 0) {
      const quantity = plan.orderQuantity[order]!;
      found.add('pastDue', order, plan.orderRelease[order]!, there, quantity);
    } else if (there > plan.orderAvailable[order]!) delayed.push(order);
  }
  for (const order of delayed) {
    const quantity = plan.orderQuantity[order]!;
    const available = plan.orderAvailable[order]!;
    found.add('delayed', order, available, plan.orderThere[order]!, quantity);
  }
}

/** Late demands in their order, then short ones; all pegs of a demand stand together. */
function demandExceptions(plan: PlanColumns, pegs: PegWalk, stream: number, found: Found): void {
  const short: [demand: number, quantity: Quantity][] = [];
  let late = NONE;
  let latest = 0;
  let quantity: Quantity = 0;
  const tell = () => {
    if (late !== NONE) found.add('late', late, plan.demandDay[late]!, latest, quantity);
  };
  pegs.open(stream);
  while (pegs.next()) {
    const { demand } = pegs;
    if (pegs.demandKind !== GIVEN) continue;
    if (pegs.isShort) {
      short.push([demand, pegs.quantity]);
      continue;
    }
    const there = supplyThere(plan, pegs.supplyKind, pegs.supply);
    if (there <= plan.demandDay[demand]!) continue;
    if (demand === late) {
      quantity += pegs.quantity;
      if (there > latest) latest = there;
      continue;
    }
    tell();
    late = demand;
    latest = there;
    quantity = pegs.quantity;
  }
  tell();
  for (const [demand, lacking] of short) {
    found.add('short', demand, plan.demandDay[demand]!, NONE, lacking);
  }
}

/**
 * Fills the exception columns; `record[s]` is the record of stream s. Rule 17; `achieve` has to
 * come before.
 */
export function findExceptions(
  plan: PlanColumns,
  model: Model,
  record: Int32Array,
  beyondMaximum: readonly number[],
): void {
  const found = new Found(model);
  const changes = model.arithmetic.column(plan.lastDay + 1);
  const pegs = new PegWalk(plan);
  let beyond = 0;
  for (let stream = 0; stream < plan.streamItem.length; stream += 1) {
    found.current = stream;
    supplyExceptions(plan, stream, found, model.arithmetic.zero);
    unmetExceptions(plan, stream, found);
    withoutBom(plan, model, stream, found);
    lacking(plan, model, stream, record[stream]!, found);
    for (; (beyondMaximum[beyond] ?? NEVER) < plan.orderStart[stream + 1]!; beyond += 1) {
      const order = beyondMaximum[beyond]!;
      found.add('lotLimit', order, plan.orderAvailable[order]!, NONE, plan.orderQuantity[order]!);
    }
    const until = lateUntil(plan, stream);
    const late = until !== NONE;
    if (late) belowSafety(plan, model, stream, found, changes, until);
    orderExceptions(plan, stream, found);
    const given = plan.demandStart[stream + 1]! > plan.demandStart[stream]!;
    if (late && given) demandExceptions(plan, pegs, stream, found);
  }
  const count = found.code.length;
  plan.exceptionStream = found.stream.data.slice(0, count);
  plan.exceptionCode = Uint8Array.from(found.code.data.subarray(0, count));
  plan.exceptionOf = found.of.data.slice(0, count);
  plan.exceptionDate = found.date.data.slice(0, count);
  plan.exceptionTo = found.to.data.slice(0, count);
  plan.exceptionQuantity = found.quantity.data.slice(0, count);
}
