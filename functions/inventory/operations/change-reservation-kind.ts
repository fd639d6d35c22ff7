import { reservation } from '../../../shared/contracts/inventory/reservation.ts';
import type { changeReservationKind as contract } from '../../../shared/contracts/inventory/reservation-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { addClaims } from '../domain/reservation-lines.ts';

/** Quantities stay: only who may take the claim away changes. */
export const changeReservationKind: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, reservation, input.id, 'reservation.prioritise');
  const { kind, sourceLines } = input;
  const concerned = (line: string) => sourceLines === undefined || sourceLines.includes(line);
  const isChange = before.lines.some((one) => concerned(one.sourceLine) && one.kind !== kind);
  if (!isChange) return { result: before };
  const lines = before.lines.map((one) => (concerned(one.sourceLine) ? { ...one, kind } : one));
  const change = revise(ctx, reservation, before, { lines: addClaims([], lines) });
  return { result: change.after, changes: [change] };
};
