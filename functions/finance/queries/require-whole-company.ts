import { forbidden } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { scopeOf } from '../../platform/permissions.ts';

/** A report over everybody is not for those who may see only some. */
export function requireWholeCompany(ctx: Ctx, permission: string): void {
  if (scopeOf(ctx.access, permission) !== 'all') throw forbidden({ permission });
}
