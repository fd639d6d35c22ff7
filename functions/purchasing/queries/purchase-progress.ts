import type { purchaseProgress as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import { add, type Decimal, div, isZero, sub } from '../../../shared/kernel/decimal.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { type RequestRow, receivedOf } from '../domain/request-stage.ts';
import { visibleRequests } from '../visible-requests.ts';

interface Sums {
  requested: Decimal;
  ordered: Decimal;
  received: Decimal;
  late: Decimal;
}

const none: Sums = { requested: '0', ordered: '0', received: '0', late: '0' };

/** The same requests added up twice, so that departments make the item's sums. */
export const purchaseProgress: QueryRun<typeof contract> = async (ctx, { itemId }) => {
  const rows = await visibleRequests(ctx, { itemId });
  const live = rows.filter(({ state }) => state !== 'cancelled');
  const items = sumsBy(live, ctx.today, (row) => row.itemId);
  const departments = sumsBy(live, ctx.today, (row) =>
    JSON.stringify([row.department ?? '', row.itemId]),
  );
  return {
    byItem: [...items].map(([id, sums]) => ({
      itemId: id,
      ...sums,
      receivedRate: isZero(sums.requested) ? '0' : div(sums.received, sums.requested, 4),
    })),
    byDepartment: [...departments].map(([key, sums]) => {
      const [department, id] = JSON.parse(key) as [string, string];
      return { ...(department !== '' && { department }), itemId: id, ...sums };
    }),
  };
};

function sumsBy(
  rows: readonly RequestRow[],
  today: string,
  keyOf: (row: RequestRow) => string,
): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const row of rows) {
    const known = found.get(keyOf(row)) ?? none;
    const received = receivedOf(row);
    const late = row.neededOn < today ? sub(row.quantity, received) : '0';
    found.set(keyOf(row), {
      requested: add(known.requested, row.quantity),
      ordered: add(known.ordered, row.ordered),
      received: add(known.received, received),
      late: add(known.late, late),
    });
  }
  return found;
}
