import type * as z from 'zod';
import type { reservationLine } from '../../../shared/contracts/inventory/reservation.ts';
import { add, type Decimal, gt, isZero, min, sub } from '../../../shared/kernel/decimal.ts';
import { quantityNotPositive, releaseExceedsReservation } from './inventory-errors.ts';

export type ReservationLine = z.infer<typeof reservationLine>;

const sameClaim = (a: ReservationLine, b: ReservationLine): boolean =>
  a.sourceLine === b.sourceLine &&
  a.itemId === b.itemId &&
  a.warehouseId === b.warehouseId &&
  a.kind === b.kind;

/** Claims with more added; what is claimed for the same line and place becomes one. */
export function addClaims(
  lines: readonly ReservationLine[],
  more: readonly ReservationLine[],
): ReservationLine[] {
  const claims = [...lines];
  for (const line of more) {
    if (!gt(line.quantity, '0')) throw quantityNotPositive({ quantity: line.quantity });
    const at = claims.findIndex((one) => sameClaim(one, line));
    const known = claims[at];
    if (known === undefined) claims.push(line);
    else claims[at] = { ...known, quantity: add(known.quantity, line.quantity) };
  }
  return claims;
}

/** What is given back: of one line, of one warehouse, or all; all of it without a quantity. */
export interface ClaimRelease {
  sourceLine?: string | undefined;
  warehouseId?: string | undefined;
  quantity?: Decimal | undefined;
}

export interface Released {
  kept: ReservationLine[];
  released: ReservationLine[];
}

/**
 * Gives back from the last claim to the first. Throws 'inventory.releaseExceedsReservation' when
 * more is given back than was claimed.
 */
export function releaseClaims(
  lines: readonly ReservationLine[],
  { sourceLine, warehouseId, quantity }: ClaimRelease,
): Released {
  const concerns = (line: ReservationLine) =>
    (sourceLine === undefined || line.sourceLine === sourceLine) &&
    (warehouseId === undefined || line.warehouseId === warehouseId);
  const reserved = lines.filter(concerns).reduce((total, line) => add(total, line.quantity), '0');
  let open = quantity ?? reserved;
  if (gt(open, reserved)) throw releaseExceedsReservation({ reserved, quantity: open });
  const kept: ReservationLine[] = [];
  const released: ReservationLine[] = [];
  for (const line of [...lines].reverse()) {
    const back = concerns(line) ? min(open, line.quantity) : '0';
    open = sub(open, back);
    const rest = sub(line.quantity, back);
    if (!isZero(back)) released.unshift({ ...line, quantity: back });
    if (!isZero(rest)) kept.unshift({ ...line, quantity: rest });
  }
  return { kept, released };
}
