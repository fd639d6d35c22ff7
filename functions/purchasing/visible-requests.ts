import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { purchaseRequest } from '../../shared/contracts/purchasing/purchase-request.ts';
import type { Ctx } from '../platform/context.ts';
import { inScope, requirePermission } from '../platform/permissions.ts';
import type { RequestRow } from './domain/request-stage.ts';
import { requestProgress } from './reports/request-progress.ts';

type Asked = Parameters<typeof requestProgress.run>[1];

/** The requests that the caller may see: a department's own, or everybody's. */
export async function visibleRequests(ctx: Ctx, asked: Asked): Promise<RequestRow[]> {
  const scope = requirePermission(ctx, 'purchaseRequest.read');
  const rows = await ctx.reads.report(requestProgress, asked);
  return rows.filter((row) =>
    inScope(purchaseRequest, row as unknown as AnyDoc, scope, ctx.access),
  );
}
