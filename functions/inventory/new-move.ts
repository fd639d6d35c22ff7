import type { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Fields } from '../../shared/contracts/noun.ts';
import type { MoveRequest } from './move-types.ts';

type MoveFields = Fields<typeof stockMove>;

/** The movement of a request with these lines; what was not said is not stored. */
export function newMove(request: MoveRequest, lines: MoveFields['lines']): MoveFields {
  const { number, ...source } = request.source;
  const { date, kind, reason, accountRole, memo, reverses } = request;
  return {
    number,
    date,
    kind,
    source,
    ...(reason !== undefined && { reason }),
    ...(accountRole !== undefined && { accountRole }),
    ...(memo !== undefined && { memo }),
    ...(reverses !== undefined && { reverses }),
    lines,
  };
}
