import { auditPage } from './audit.ts';
import type { Ctx } from './context.ts';
import { openCursor, sealCursor } from './cursor.ts';
import type { AuditKind } from './keys.ts';
import type { Item } from './store.ts';

/** One page of what the audit noted in a month, as rows. */
export async function auditList<R>(
  ctx: Ctx,
  kind: AuditKind,
  input: { month?: string | undefined; limit?: number | undefined; cursor?: string | undefined },
  rowOf: (item: Item) => R,
): Promise<{ data: R[]; nextCursor?: string }> {
  const { month = ctx.now.slice(0, 7), limit = 50, cursor } = input;
  const purpose = `${ctx.tenant.id}:${kind}:${month}`;
  const after = cursor === undefined ? undefined : String(openCursor(cursor, purpose)[0]);
  const items = await auditPage(ctx.store, kind, month, { limit: limit + 1, after });
  const last = items[limit - 1];
  return {
    data: items.slice(0, limit).map(rowOf),
    ...(items.length > limit && last && { nextCursor: sealCursor([last.sk], purpose) }),
  };
}

/** The member or key behind an actor's name. */
export function whoOf(actor: string): { memberId?: string; apiKeyId?: string } {
  const [kind, id] = actor.split(':') as [string, string];
  return kind === 'key' ? { apiKeyId: id } : { memberId: id };
}
