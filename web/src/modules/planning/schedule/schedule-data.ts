import { useQuery } from '@tanstack/react-query';
import type { workCentre } from '../../../../../shared/contracts/engineering/work-centre.ts';
import type { workOrder } from '../../../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import { call } from '../../../lib/call.ts';
import { useNoun } from '../../../lib/contracts.ts';
import { keys } from '../../../lib/queries.ts';
import type { PlannedOperation } from './bars.ts';

export type Centre = Doc<typeof workCentre>;
type Order = Doc<typeof workOrder>;

/** Orders that are worked on, at most so many: those due first. */
const MOST = 300;

/** Work centres, and the open operations of released orders. */
export function useSchedule() {
  const orders = useNoun('workOrder');
  const centres = useNoun('workCentre');
  const wanted = {
    filter: { state: { in: 'released,kitted,inProcess' } },
    sort: 'dueOn',
    limit: MOST,
  };
  const found = useQuery({
    queryKey: keys.list('workOrder', wanted),
    queryFn: async ({ signal }) => (await call(orders.list, wanted, { signal })).data as Order[],
  });
  const all = { limit: 200, sort: 'code' };
  const places = useQuery({
    queryKey: keys.list('workCentre', all),
    queryFn: async ({ signal }) => (await call(centres.list, all, { signal })).data as Centre[],
  });
  return {
    operations: (found.data ?? []).flatMap(openOperations),
    centres: places.data ?? [],
    isPending: found.isPending || places.isPending,
    error: found.error ?? places.error,
  };
}

/** What is still to be done; the time that it takes is that of the pieces left. */
const openOperations = (order: Order): PlannedOperation[] =>
  order.operations
    .filter(({ state }) => state !== 'done')
    .map((one) => {
      const left = Math.max(0, Number(order.quantity) - Number(one.good) - Number(one.scrap));
      const setup = one.good === '0' && one.scrap === '0' ? Number(one.setupMinutes) : 0;
      return {
        workOrderId: order.id,
        order: order.number,
        itemId: order.itemId,
        dueOn: order.dueOn,
        operation: one.number,
        name: one.name,
        workCentreId: one.workCentreId,
        machine: one.plannedMachine ?? 1,
        startOn: one.plannedOn,
        startMinute: one.plannedMinute ?? 0,
        endOn: one.plannedEndOn ?? one.plannedOn,
        minutes: Math.round(setup + left * Number(one.runMinutes)),
      };
    });
