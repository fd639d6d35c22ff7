import { reservation } from '../../shared/contracts/inventory/reservation.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, revise } from '../platform/outcome.ts';
import { reservationId } from './domain/derived-ids.ts';
import { releaseExceedsReservation } from './domain/inventory-errors.ts';
import {
  type ClaimRelease,
  type ReservationLine,
  releaseClaims,
} from './domain/reservation-lines.ts';
import type { BalanceEffect } from './domain/stock-move.ts';

/** What a claim does to the balances: reserved rises by it. */
export const claimEffect = (line: ReservationLine): BalanceEffect => ({
  item: line.itemId,
  warehouse: line.warehouseId,
  onHand: '0',
  reserved: line.quantity,
});

export const releaseEffect = (line: ReservationLine): BalanceEffect => ({
  ...claimEffect(line),
  reserved: neg(line.quantity),
});

/** What an issue takes out of somebody's claim while the goods leave. */
export interface ClaimUse extends ClaimRelease {
  sourceId: string;
}

/** The reservations after all uses, each changed once. */
export async function useClaims(ctx: Ctx, uses: readonly ClaimUse[]): Promise<Change[]> {
  const ids = [...new Set(uses.map(({ sourceId }) => reservationId(sourceId)))].sort();
  const found = await ctx.store.findMany(reservation, ids);
  const left = new Map<string, ReservationLine[]>();
  for (const use of uses) {
    const id = reservationId(use.sourceId);
    const known = found.get(id);
    if (!known) throw releaseExceedsReservation({ reserved: '0', quantity: use.quantity });
    left.set(id, releaseClaims(left.get(id) ?? known.lines, use).kept);
  }
  return [...left].map(([id, lines]) =>
    revise(ctx, reservation, found.get(id) as Doc<typeof reservation>, { lines }),
  );
}
