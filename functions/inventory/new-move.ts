import type { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Fields } from '../../shared/contracts/noun.ts';
import { laterOf } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';
import { dateAhead } from './domain/inventory-errors.ts';
import type { MoveRequest } from './move-types.ts';
import { openingDay } from './opening-day.ts';

type MoveFields = Fields<typeof stockMove>;

/**
 * The movement of a request with these lines; what was not said is not stored. Throws 422
 * 'inventory.dateAhead'.
 */
export function newMove(ctx: Ctx, request: MoveRequest, lines: MoveFields['lines']): MoveFields {
  assertNotAhead(ctx, request.date);
  const { number, ...source } = request.source;
  const { date, kind, reason, accountRole, memo, reverses, arrivesOn, goesToId } = request;
  return {
    number,
    date,
    kind,
    source,
    ...(reason !== undefined && { reason }),
    ...(accountRole !== undefined && { accountRole }),
    ...(memo !== undefined && { memo }),
    ...(reverses !== undefined && { reverses }),
    ...(arrivesOn !== undefined && { arrivesOn }),
    ...(goesToId !== undefined && { goesToId }),
    lines,
  };
}

/**
 * Balances have no dates: what moves counts from now on, so it cannot be of a later day; but books
 * may begin later than today, with what lies there the day before.
 */
function assertNotAhead(ctx: Ctx, date: string): void {
  const { today } = ctx;
  if (date > laterOf(today, openingDay(ctx))) throw dateAhead({ date, today }, '/date');
}
