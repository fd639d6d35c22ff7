// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { supplyThere } from './achieve.ts';
import { NEVER } from './model.ts';
import type { PlanView } from './plan-view.ts';
import type { Quantity } from './quantity.ts';
import { GIVEN, PLANNED, startOf, walkPegs } from './walk-pegs.ts';

export interface LastComponent {
  stream: number;
  quantity: Quantity;
  /** Offset from today; NEVER: it is not to be had. */
  there: number;
  /** What brings it: a document of the company, or an order of this plan. */
  supply?: { kind: 'given' | 'planned'; id: string };
}

/** The component that an order waits for: the last of those that come after it could begin. */
export function lastComponent(view: PlanView, order: number): LastComponent | undefined {
  const plan = view.columns;
  let last: LastComponent | undefined;
  let latest = startOf(plan, order);
  for (let need = plan.needStart[order]!; need < plan.needStart[order + 1]!; need += 1) {
    const stream = plan.needStream[need]!;
    const isOurs = (kind: number, demand: number) => kind === PLANNED && demand === need;
    walkPegs(
      plan,
      stream,
      (kind, row, demandKind, demand, quantity) => {
        if (!isOurs(demandKind, demand)) return;
        const there = supplyThere(plan, kind, row);
        if (there <= latest) return;
        latest = there;
        const supply =
          kind === GIVEN
            ? { kind: 'given' as const, id: plan.supplyIds[row]! }
            : { kind: 'planned' as const, id: view.orderId(row, stream) };
        last = { stream, quantity, there, supply };
      },
      (demandKind, demand, quantity) => {
        if (!isOurs(demandKind, demand) || latest === NEVER) return;
        latest = NEVER;
        last = { stream, quantity, there: NEVER };
      },
    );
  }
  return last;
}
