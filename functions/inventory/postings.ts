import { reservation } from '../../shared/contracts/inventory/reservation.ts';
import type { Ctx } from '../platform/context.ts';
import { create, nothing, type Posting, revise } from '../platform/outcome.ts';
import { claimEffect, releaseEffect } from './claims.ts';
import { reservationId } from './domain/derived-ids.ts';
import { notNettable } from './domain/inventory-errors.ts';
import {
  addClaims,
  type ClaimRelease,
  type ReservationLine,
  releaseClaims,
} from './domain/reservation-lines.ts';
import type { ReserveLine, StockSource } from './move-types.ts';
import {
  assertMovable,
  balanceGuards,
  enterStockRoom,
  enterToClaim,
  isOurs,
} from './stock-room.ts';

export { closeItemMonths, monthEntries } from './close-item-months.ts';
export { spreadLandedCost } from './domain/landed-cost.ts';
export { issueEntries, receiptEntries, returnEntries } from './domain/stock-entries.ts';
export { issueStock } from './issue-stock.ts';
export type * from './move-types.ts';
export { receiveStock } from './receive-stock.ts';
export { type RevaluedReceipt, revalueStock } from './revalue-stock.ts';
export { type ClaimShift, shiftClaims } from './shift-claims.ts';

export interface ReserveRequest {
  source: StockSource;
  customerId?: string;
  lines: readonly ReserveLine[];
}

/**
 * Claims stock for a document, beside what it claims already. All or nothing: throws 422
 * 'inventory.insufficientAvailable' at the line that finds too little; plan what can be had with
 * `planReservation` first. Lines without a claim, or none at all, are left out by the caller.
 */
export async function reserve(ctx: Ctx, request: ReserveRequest): Promise<Posting> {
  if (request.lines.length === 0) return nothing();
  const lines = request.lines.map((line, i) => ({
    ...line,
    pointer: line.pointer ?? `/lines/${i}`,
  }));
  const room = await enterToClaim(ctx, lines, { claimedBy: [request.source.id] });
  for (const line of lines) {
    assertMovable(room, line, line.pointer);
    const at = room.warehouses.get(line.warehouseId);
    if (!at?.nettable || !isOurs(room, line.warehouseId)) {
      throw notNettable({ warehouse: at?.code }, `${line.pointer}/warehouseId`);
    }
  }
  const claims = lines.map(({ pointer: _, kind = 'soft', ...line }) => ({ ...line, kind }));
  const effects = lines.map(({ pointer }, i) => ({
    ...claimEffect(claims[i] as ReservationLine),
    pointer: `${pointer}/quantity`,
  }));
  const guards = balanceGuards(ctx, room, effects);
  const { number, ...source } = request.source;
  const id = reservationId(source.id);
  const before = await ctx.store.find(reservation, id);
  const change = before
    ? revise(ctx, reservation, before, { lines: addClaims(before.lines, claims) })
    : create(
        ctx,
        reservation,
        {
          number,
          source,
          ...(request.customerId !== undefined && { customerId: request.customerId }),
          lines: addClaims([], claims),
        },
        id,
      );
  return { changes: [change], guards, events: [] };
}

/**
 * Gives claims of a document back: all of them, or the named lines, wholly or in part. Nothing
 * happens when there are none; more than is claimed is refused with 422.
 */
export async function releaseReservation(
  ctx: Ctx,
  source: { id: string },
  releases: readonly ClaimRelease[] = [{}],
): Promise<Posting> {
  const before = await ctx.store.find(reservation, reservationId(source.id));
  if (!before || before.lines.length === 0) return nothing();
  let lines: readonly ReservationLine[] = before.lines;
  const released: ReservationLine[] = [];
  for (const one of releases) {
    const out = releaseClaims(lines, one);
    lines = out.kept;
    released.push(...out.released);
  }
  if (released.length === 0) return nothing();
  const room = await enterStockRoom(ctx, released, {});
  return {
    changes: [revise(ctx, reservation, before, { lines: [...lines] })],
    guards: balanceGuards(ctx, room, released.map(releaseEffect)),
    events: [],
  };
}
