import type { Ctx } from '../platform/context.ts';
import { requirePermission } from '../platform/permissions.ts';
import type { Seen } from './reports.ts';

/** The deals that the caller may see, as the reports take it. */
export function seenDeals(ctx: Ctx): Seen {
  const { memberId, team, regions } = ctx.access;
  return {
    scope: requirePermission(ctx, 'opportunity.read'),
    regions,
    ...(memberId !== undefined && { memberId }),
    ...(team !== undefined && { team }),
  };
}
