// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { SUPPLY_KINDS } from './compile-given.ts';
import type { Found } from './found-exceptions.ts';
import { NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import { lesser, type Quantity } from './quantity.ts';
import { givenThere } from './walk-pegs.ts';

const KEPT_STOCK = SUPPLY_KINDS.indexOf('keptStock');

/** What has to be brought in beyond the stock, up to each day of demand: R of rule 17. */
function needsUpTo(plan: PlanColumns, stream: number): { day: number; upTo: Quantity }[] {
  const days: { day: number; quantity: Quantity }[] = [];
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    days.push({ day: plan.demandDay[row]!, quantity: plan.demandQuantity[row]! });
  }
  for (let at = plan.foundStart[stream]!; at < plan.foundStart[stream + 1]!; at += 1) {
    const need = plan.found[at]!;
    days.push({ day: plan.foundDay[at]!, quantity: plan.needQuantity[need]! });
  }
  days.sort((a, b) => a.day - b.day);
  let upTo = plan.streamSafety[stream]! - plan.streamStock[stream]!;
  const needs = [{ day: 0, upTo }];
  for (const { day, quantity } of days) {
    upTo += quantity;
    needs.push({ day, upTo });
  }
  return needs;
}

/** Where given supplies stand against the day they are needed. Rule 17. */
export function supplyExceptions(
  plan: PlanColumns,
  stream: number,
  found: Found,
  zero: Quantity,
): void {
  const first = plan.supplyStart[stream]!;
  const end = plan.supplyStart[stream + 1]!;
  if (first === end) return;
  for (let row = first; row < end; row += 1) {
    if (plan.supplyOwnDay[row]! >= 0) continue;
    const there = givenThere(plan, row);
    found.add('overdue', row, plan.supplyOwnDay[row]!, there, plan.supplyQuantity[row]!);
  }
  const needs = needsUpTo(plan, stream);
  let before = zero;
  let at = 0;
  const later: [code: 'defer' | 'cancel', row: number, to: number][] = [];
  for (let row = first; row < end; row += 1) {
    const day = givenThere(plan, row);
    const quantity = plan.supplyQuantity[row]!;
    while (at < needs.length && !(needs[at]!.upTo > before)) at += 1;
    const needed = needs[at];
    // What lies there is neither sent back nor made to come later.
    const lies = plan.supplyKind[row] === KEPT_STOCK;
    if (lies && (needed === undefined || needed.day > day)) {
      before += quantity;
      continue;
    }
    if (needed === undefined) later.push(['cancel', row, NONE]);
    else if (needed.day > day) later.push(['defer', row, needed.day]);
    else if (needed.day < day) {
      const missing = needs.findLast((each) => each.day < day)!.upTo - before;
      found.add('expedite', row, day, needed.day, lesser(missing, quantity));
    }
    before += quantity;
  }
  for (const code of ['defer', 'cancel'] as const) {
    for (const [each, row, to] of later) {
      if (each === code) found.add(code, row, givenThere(plan, row), to, plan.supplyQuantity[row]!);
    }
  }
}
