import type { Plan } from '../../functions/planning/domain/plan.ts';
import type { Demand, Snapshot, Supply } from '../../functions/planning/domain/snapshot.ts';
import { sub, sum } from '../../shared/kernel/decimal.ts';

/**
 * The company on the day after everybody did what the plan says: planned orders are orders, and
 * what they need is claimed. A phantom is nobody's order; what it passes on is its parent's need.
 */
export function applyPlan(company: Snapshot, plan: Plan): Snapshot {
  const passedOn = Map.groupBy(
    plan.pegs.filter(({ supply }) => supply.kind === 'planned' && isPhantom(plan, supply.id)),
    ({ demand }) => ('id' in demand ? demand.id : ''),
  );
  const supplies = plan.orders
    .filter(({ kind }) => kind !== 'phantom')
    .map(
      ({ id, kind, itemId, area, order, quantity, availableOn }): Supply => ({
        ...{ id: `applied ${id}`, itemId, area, quantity, date: availableOn },
        kind: kind === 'make' ? 'workOrder' : 'purchaseOrder',
        ...(order === '' ? {} : { order }),
      }),
    );
  const demands = plan.dependentDemands.map(
    ({ id, itemId, area, order, date, quantity }): Demand => ({
      ...{ id: `applied ${id}`, kind: 'component', itemId, area, date, priority: 0 },
      quantity: sub(quantity, sum((passedOn.get(id) ?? []).map((peg) => peg.quantity))),
      ...(order === '' ? {} : { order }),
    }),
  );
  return {
    ...company,
    supplies: [...company.supplies, ...supplies],
    demands: [...company.demands, ...demands],
  };
}

function isPhantom({ orders }: Plan, id: string): boolean {
  return orders.find((order) => order.id === id)?.kind === 'phantom';
}
