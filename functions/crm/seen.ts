import type { Scope } from '../../shared/contracts/noun.ts';
import type { Access } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { requirePermission } from '../platform/permissions.ts';

/** What the caller may see, as plain data. */
export interface Seen extends Omit<Access, 'grants'> {
  scope: Scope;
}

/** What the caller may see under a permission, as the reports take it. */
export function seenUnder(ctx: Ctx, permission: string): Seen {
  const { memberId, team, regions } = ctx.access;
  return {
    scope: requirePermission(ctx, permission),
    regions,
    ...(memberId !== undefined && { memberId }),
    ...(team !== undefined && { team }),
  };
}

export const seenDeals = (ctx: Ctx): Seen => seenUnder(ctx, 'opportunity.read');
