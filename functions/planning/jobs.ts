import { minutesFor } from './domain/capacity/centre.ts';
import type { Fixed, Job, JobOperation } from './domain/capacity/schedule.ts';
import type { OperationRow } from './reports/open-operations.ts';
import { minutesLeft, type ShopFloor } from './shop-floor.ts';

const USUAL_PRIORITY = 500;

/** Open orders as jobs, those due first in front; of the ids named, or of all. */
export function jobsOf(floor: ShopFloor, ids?: readonly string[]): Job[] {
  const wanted = ids && new Set(ids);
  const rows = new Map<string, OperationRow[]>();
  for (const row of floor.operations) {
    if (wanted && !wanted.has(row.orderId)) continue;
    rows.set(row.orderId, [...(rows.get(row.orderId) ?? []), row]);
  }
  const jobs = [...rows].map(([id, list]): Job => {
    const [first] = list as [OperationRow];
    return {
      id,
      number: first.orderNumber,
      readyOn: first.startOn,
      dueOn: first.dueOn,
      priority: first.priority ?? USUAL_PRIORITY,
      age: id,
      operations: list.map((row) => operationOf(row, floor)),
    };
  });
  return jobs.toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
}

function operationOf(row: OperationRow, { centres }: ShopFloor): JobOperation {
  const { number, centreId, setupMinutes, runMinutes, waitMinutes, overlap, begun } = row;
  const centre = centres.find(({ id }) => id === centreId);
  const efficiency = centre?.efficiency ?? '1';
  return {
    number,
    centreId,
    minutes: centre ? minutesLeft(row, centre) : 0,
    setupMinutes: begun ? 0 : minutesFor(setupMinutes, '0', '0', efficiency),
    pieceMinutes: minutesFor('0', runMinutes, '1', efficiency),
    waitMinutes,
    overlap,
  };
}

/** What other orders have planned, which stays where it is. */
export const fixedBut = (floor: ShopFloor, moved: ReadonlySet<string>): Fixed[] =>
  floor.operations
    .filter(({ orderId }) => !moved.has(orderId))
    .flatMap((row) => {
      const centre = floor.centres.find(({ id }) => id === row.centreId);
      if (!centre) return [];
      return [
        {
          centreId: row.centreId,
          machine: row.plannedMachine,
          startOn: row.plannedOn,
          startMinute: row.plannedMinute,
          minutes: minutesLeft(row, centre),
        },
      ];
    });
