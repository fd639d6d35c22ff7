import { type Decimal, eq, sub } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { type CheckException, type CheckResult, checkResult } from '../../platform/integrity.ts';
import { type Place, placeText, readBalancesAfresh } from '../data/balances.ts';
import { type PlaceQuantity, stockOnHand, stockReserved } from '../reports/stock-totals.ts';

/** A place as the documents tell it, and as the guards hold it. */
export interface PlaceState extends Place {
  onHand: Decimal;
  reserved: Decimal;
  guardedOnHand: Decimal;
  guardedReserved: Decimal;
}

const MAX_LOOKS = 4;

/**
 * What guards say where they differ from the documents. A commit between the two looks is no
 * fault, so what differs is looked at again before it counts.
 */
export async function lookedAtAgain(look: () => Promise<CheckException[]>): Promise<CheckResult> {
  let exceptions: CheckException[] = [];
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    exceptions = await look();
    if (exceptions.length === 0) break;
  }
  return checkResult(exceptions);
}

export const guardsAgree = (
  ctx: Ctx,
  what: string,
  of: (state: PlaceState) => { expected: Decimal; found: Decimal },
): Promise<CheckResult> =>
  lookedAtAgain(async () =>
    (await placeStates(ctx)).flatMap((state) => {
      const { expected, found } = of(state);
      return eq(expected, found) ? [] : [exceptionAt(state, what, { expected, found })];
    }),
  );

async function placeStates(ctx: Ctx): Promise<PlaceState[]> {
  const moved = await ctx.reads.report(stockOnHand, {});
  const claimed = await ctx.reads.report(stockReserved, {});
  const byPlace = (rows: readonly PlaceQuantity[]) =>
    new Map(rows.map((row) => [placeText(row), row.quantity]));
  const [onHand, reserved] = [byPlace(moved), byPlace(claimed)];
  const places = new Map([...moved, ...claimed].map((row) => [placeText(row), row]));
  const guards = await readBalancesAfresh(ctx, [...places.values()]);
  return [...places].map(([key, { itemId, warehouseId }]) => {
    const guard = guards.get(key) ?? { onHand: '0', available: '0' };
    return {
      itemId,
      warehouseId,
      onHand: onHand.get(key) ?? '0',
      reserved: reserved.get(key) ?? '0',
      guardedOnHand: guard.onHand,
      guardedReserved: sub(guard.onHand, guard.available),
    };
  });
}

export const exceptionAt = (
  { itemId, warehouseId }: Place,
  what: string,
  numbers: { expected: Decimal; found: Decimal },
): CheckException => ({
  what: `${what} (warehouse ${warehouseId})`,
  ...numbers,
  noun: 'item',
  id: itemId,
});
