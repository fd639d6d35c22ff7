// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { PlanView } from './plan-view.ts';

export interface TakenComponent {
  lineNo: number;
  itemId: string;
  quantity: Decimal;
}

/** The phantom order that passes a need on, if there is one. */
function phantomOf(view: PlanView, stream: number, need: number): number | undefined {
  const { orderStart, orderPhantomOf } = view.columns;
  for (let order = orderStart[stream]!; order < orderStart[stream + 1]!; order += 1) {
    if (orderPhantomOf[order] === need) return order;
  }
  return undefined;
}

/** What a planned order takes of real components: phantoms only as far as they are in stock. */
export function componentsOf(view: PlanView, order: number): TakenComponent[] {
  const plan = view.columns;
  const taken: Omit<TakenComponent, 'lineNo'>[] = [];
  const collect = (parent: number) => {
    for (let need = plan.needStart[parent]!; need < plan.needStart[parent + 1]!; need += 1) {
      const stream = plan.needStream[need]!;
      const phantom = plan.needPhantom[need] === 1 ? phantomOf(view, stream, need) : undefined;
      const passed = phantom === undefined ? undefined : plan.orderQuantity[phantom]!;
      const own =
        passed === undefined ? plan.needQuantity[need]! : plan.needQuantity[need]! - passed;
      if (own > 0) {
        taken.push({ itemId: view.stream(stream).itemId, quantity: view.quantity(stream, own) });
      }
      if (phantom !== undefined) collect(phantom);
    }
  };
  collect(order);
  return taken.map((component, index) => ({ lineNo: index + 1, ...component }));
}
