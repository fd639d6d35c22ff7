import type { listStock as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { instantToDate } from '../../../shared/kernel/date.ts';
import { sub } from '../../../shared/kernel/decimal.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { scopeOf } from '../../platform/permissions.ts';
import { shareValue } from '../domain/share-value.ts';
import { shownAvailable } from '../queries.ts';
import { type SharedPool, type StockRow, stockPage } from '../reports/stock-page.ts';

const DEFAULT_LIMIT = 100;

/** Stock by item and warehouse; what it is worth only for those who may see costs. */
export const listStock: QueryRun<typeof contract> = async (ctx, input) => {
  const { cursor, asOf, limit = DEFAULT_LIMIT, withEmpty = false, ...filters } = input;
  const purpose = `${ctx.tenant.id}:stock`;
  const { timeZone } = ctx.company;
  const after = cursor === undefined ? undefined : openCursor(cursor, purpose);
  const params = {
    ...filters,
    withEmpty,
    limit: limit + 1,
    today: asOf === undefined ? ctx.today : instantToDate(Date.parse(asOf), timeZone),
    ...(after && { after: [String(after[0]), String(after[1])] as [string, string] }),
  };
  const { rows, pools } = await ctx.reads.report(stockPage, params, asOf);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const values = scopeOf(ctx.access, 'cost.read') && valuesOf(pools, ctx.company.currency);
  return {
    data: page.map((row) => shown(row, values)),
    ...(rows.length > limit &&
      last && { nextCursor: sealCursor([last.itemCode, last.warehouseCode], purpose) }),
  };
};

type Values = ReadonlyMap<string, string>;
const keyOf = (itemId: string, warehouseId: string): string => `${itemId} ${warehouseId}`;

/** Each pool's value, shared out over the warehouses in which its goods lie. */
function valuesOf(pools: readonly SharedPool[], currency: string): Values {
  const values = new Map<string, string>();
  for (const { itemId, value, shelves } of pools) {
    const shares = shareValue(
      value,
      shelves.map(({ onHand }) => onHand),
      currency,
    );
    shelves.forEach(({ warehouseId }, i) => {
      values.set(keyOf(itemId, warehouseId), shares[i] ?? '0');
    });
  }
  return values;
}

function shown({ warehouseKind, ...row }: StockRow, values: Values | undefined) {
  const { expired = '0' } = row;
  const free = sub(sub(row.onHand, row.reserved), expired);
  const available = shownAvailable({ available: free, expired });
  if (!values) return { ...row, available };
  const own = warehouseKind !== 'customerOwned';
  const value = own ? (values.get(keyOf(row.itemId, row.warehouseId)) ?? '0') : '0';
  return { ...row, available, value };
}
