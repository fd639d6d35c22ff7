import { reservation } from '../../shared/contracts/inventory/reservation.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create, type Posting, revise } from '../platform/outcome.ts';
import { claimEffect, releaseEffect } from './claims.ts';
import { reservationId } from './domain/derived-ids.ts';
import {
  addClaims,
  type ClaimRelease,
  type ReservationLine,
  releaseClaims,
} from './domain/reservation-lines.ts';
import type { ReserveLine, StockSource } from './move-types.ts';
import { balanceGuards, enterToClaim } from './stock-room.ts';

/** What one document gives back and what it claims instead. */
export interface ClaimShift {
  source: StockSource;
  customerId?: string;
  releases: readonly ClaimRelease[];
  claims: readonly Omit<ReserveLine, 'pointer'>[];
}

/**
 * Moves claims between lines and documents in one step: what one gives back another can take,
 * although nothing is free at any moment. Throws 422 when more is claimed than is there.
 */
export async function shiftClaims(ctx: Ctx, shifts: readonly ClaimShift[]): Promise<Posting> {
  const ids = shifts.map(({ source }) => reservationId(source.id));
  const known = await ctx.store.findMany(reservation, ids);
  const changes: Change[] = [];
  const released: ReservationLine[] = [];
  const claimed: ReservationLine[] = [];
  for (const shift of shifts) {
    const id = reservationId(shift.source.id);
    const before = known.get(id);
    let lines: readonly ReservationLine[] = before?.lines ?? [];
    for (const one of shift.releases) {
      const out = releaseClaims(lines, one);
      lines = out.kept;
      released.push(...out.released);
    }
    const claims = shift.claims.map(({ kind = 'soft', ...line }) => ({ ...line, kind }));
    claimed.push(...claims);
    lines = addClaims(lines, claims);
    const { number, ...source } = shift.source;
    const customerId = shift.customerId === undefined ? {} : { customerId: shift.customerId };
    const after = { number, source, ...customerId, lines: [...lines] };
    if (before) changes.push(revise(ctx, reservation, before, { lines: [...lines] }));
    else if (claims.length > 0) changes.push(create(ctx, reservation, after, id));
  }
  const room = await enterToClaim(ctx, [...released, ...claimed]);
  const effects = [...released.map(releaseEffect), ...claimed.map(claimEffect)];
  return { changes, guards: balanceGuards(ctx, room, effects), events: [] };
}
