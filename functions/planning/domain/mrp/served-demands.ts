// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { add } from '../../../../shared/kernel/decimal.ts';
import { DEMAND_KINDS } from './compile-given.ts';
import type { Found } from './find-in-plan.ts';
import type { PlanView } from './plan-view.ts';
import { GIVEN, PegWalk, PLANNED } from './walk-pegs.ts';

const SALES = DEMAND_KINDS.indexOf('salesOrder');

/**
 * Lines of sales orders that a supply of the plan is pegged to, by their id, and how much of it.
 */
export function servedLines(view: PlanView, at: Found): Map<string, Decimal> {
  const { columns } = view;
  const lines = new Map<string, Decimal>();
  const kind = at.kind === 'planned' ? PLANNED : GIVEN;
  const pegs = new PegWalk(columns).open(at.stream);
  while (pegs.next()) {
    const { supplyKind, supply, demandKind, demand, isShort } = pegs;
    if (isShort || supplyKind !== kind || supply !== at.row || demandKind !== GIVEN) continue;
    if (columns.demandKind[demand] !== SALES) continue;
    const id = columns.demandIds[demand]!;
    lines.set(id, add(lines.get(id) ?? '0', view.quantity(at.stream, pegs.quantity)));
  }
  return lines;
}
