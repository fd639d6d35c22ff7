import { costPool } from '../../shared/contracts/inventory/cost-pool.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create, revise } from '../platform/outcome.ts';
import { newCostPool } from './domain/cost-pool.ts';
import type { CostPool } from './domain/cost-pool-document.ts';
import { costPoolId } from './domain/derived-ids.ts';
import { costMonthClosed } from './domain/inventory-errors.ts';
import { poolFields, poolOf } from './domain/pool-document.ts';

export type StockRole = Fields<typeof costPool>['stockRole'];

/**
 * The cost pools that one commit works on: each item's is taken once, changed as often as there
 * are lines, and written once.
 */
export interface CostBook {
  /** Throws 409 when the costs of the date's month have been run. */
  pool: (itemId: string, date: string) => CostPool;
  stockRole: (itemId: string) => StockRole;
  put: (itemId: string, pool: CostPool) => void;
  /** In the order of their ids, so that all writers take them in the same order. */
  changes: () => Change[];
}

/**
 * Opening stock stands on the day before the books begin and is averaged into their first month.
 */
export const costDate = (ctx: Ctx, date: string): string => {
  const first = `${ctx.company.firstPeriod}-01`;
  return date < first ? first : date;
};

const DEFAULT_ROLE: StockRole = 'finishedGoods';

/** `roleOf` counts for items that have no pool yet; afterwards the account stays. */
export async function openCostBook(
  ctx: Ctx,
  items: ReadonlyMap<string, Doc<typeof item>>,
  roleOf: (itemId: string) => StockRole | undefined = () => undefined,
): Promise<CostBook> {
  const stored = await ctx.store.findMany(costPool, [...items.keys()].map(costPoolId));
  const { currency, costingMethod } = ctx.company;
  const changed = new Map<string, CostPool>();
  const docOf = (itemId: string) => stored.get(costPoolId(itemId));

  const stockRole = (itemId: string) => docOf(itemId)?.stockRole ?? roleOf(itemId) ?? DEFAULT_ROLE;

  const pool = (itemId: string, date: string): CostPool => {
    const period = docOf(itemId)?.closedMonths?.at(-1)?.period;
    if (period !== undefined && date.slice(0, 7) <= period) throw costMonthClosed({ period, date });
    const known = changed.get(itemId);
    if (known) return known;
    const doc = docOf(itemId);
    if (doc) return poolOf(doc, currency);
    const lastUnitCost = items.get(itemId)?.standardCost ?? '0';
    return newCostPool({ method: costingMethod, currency, lastUnitCost });
  };

  const change = (itemId: string, after: CostPool): Change => {
    const before = docOf(itemId);
    const fields = poolFields(after);
    if (before) return revise(ctx, costPool, before, fields);
    const whole = { ...fields, itemId, stockRole: stockRole(itemId) } as Fields<typeof costPool>;
    return create(ctx, costPool, whole, costPoolId(itemId));
  };

  return {
    pool,
    stockRole,
    put: (itemId, after) => void changed.set(itemId, after),
    changes: () =>
      [...changed]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([itemId, after]) => change(itemId, after)),
  };
}
