import type { Doc } from '../../../shared/contracts/noun.ts';
import { attachment } from '../../../shared/contracts/platform/attachment.ts';
import type { attachmentsOf as contract } from '../../../shared/contracts/platform/attachment-operations.ts';
import { mayChange, readableTarget } from '../attachment-target.ts';
import type { Ctx } from '../context.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import type { QueryRun } from '../implementation.ts';
import { scopeOf } from '../permissions.ts';
import { wholeCompany } from '../read-model/reads.ts';

const maySend = ({ access }: Pick<Ctx, 'access'>): boolean =>
  scopeOf(access, 'attachment.write') !== undefined && scopeOf(access, 'file.write') !== undefined;

/** The rights are those of the document, so its files are read as of the whole company. */
export const attachmentsOf: QueryRun<typeof contract> = async (ctx, input) => {
  const { targetId, removed = false, limit, cursor } = input;
  const target = await readableTarget(ctx, targetId);
  const purpose = `${ctx.tenant.id}:attachments:${targetId}:${removed}`;
  const filter = { targetId: { eq: targetId }, ...(!removed && { state: { eq: 'attached' } }) };
  const after = cursor === undefined ? undefined : openCursor(cursor, purpose);
  const page = await ctx.reads.list(attachment, { filter, limit, after }, wholeCompany);
  return {
    data: page.data as Doc<typeof attachment>[],
    mayChange: maySend(ctx) && mayChange(ctx, target),
    ...(page.after && { nextCursor: sealCursor(page.after, purpose) }),
  };
};
