import { reservation } from '../../shared/contracts/inventory/reservation.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create, revise } from '../platform/outcome.ts';
import { reservationId } from './domain/derived-ids.ts';
import { addClaims, type ReservationLine } from './domain/reservation-lines.ts';
import type { ArrivalClaim, ReceiptLine } from './move-types.ts';

type Arriving = ArrivalClaim & Pick<ReceiptLine, 'itemId' | 'warehouseId'>;

/** The reservations of those for whom goods arrive, each changed once. */
export async function claimArrivals(ctx: Ctx, lines: readonly ReceiptLine[]): Promise<Change[]> {
  const arriving = lines.flatMap(({ itemId, warehouseId, claims = [] }) =>
    claims.map((claim): Arriving => ({ ...claim, itemId, warehouseId })),
  );
  const ids = [...new Set(arriving.map(({ source }) => reservationId(source.id)))].sort();
  const known = await ctx.store.findMany(reservation, ids);
  return ids.map((id) => {
    const mine = arriving.filter(({ source }) => reservationId(source.id) === id);
    const before = known.get(id);
    const lines = addClaims(before?.lines ?? [], mine.map(claimLine));
    if (before) return revise(ctx, reservation, before, { lines });
    const [{ source, customerId }] = mine as [Arriving];
    const { number, ...rest } = source;
    const whose = customerId === undefined ? {} : { customerId };
    return create(ctx, reservation, { number, source: rest, ...whose, lines }, id);
  });
}

const claimLine = ({ sourceLine, itemId, warehouseId, quantity, kind }: Arriving) =>
  ({ sourceLine, itemId, warehouseId, quantity, kind }) satisfies ReservationLine;
