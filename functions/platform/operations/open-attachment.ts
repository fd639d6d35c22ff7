import { attachment } from '../../../shared/contracts/platform/attachment.ts';
import type { openAttachment as contract } from '../../../shared/contracts/platform/attachment-operations.ts';
import { AppError, defineError, notFound } from '../../../shared/kernel/errors.ts';
import { readableTarget } from '../attachment-target.ts';
import { isoInstant } from '../clock.ts';
import { load } from '../entity.ts';
import { checkType } from '../files/check-content.ts';
import { LINK_SECONDS } from '../files/presign-url.ts';
import type { QueryRun } from '../implementation.ts';

const attachmentRemoved = defineError(
  'attachmentRemoved',
  409,
  '{name} was removed and its content is gone. Ask for it to be attached again.',
);

/** For who may read the document; to anybody else the attachment is not there either. */
export const openAttachment: QueryRun<typeof contract> = async (ctx, { id }) => {
  const found = await load(ctx, attachment, id, 'attachment.open');
  await readableTarget(ctx, found.targetId).catch((error) => {
    throw error instanceof AppError ? notFound({ noun: 'attachment', id }) : error;
  });
  const { name, contentType, fileId } = found;
  if (fileId === undefined) throw attachmentRemoved({ name });
  await checkType(ctx.files, { id: fileId, name, contentType });
  const url = await ctx.files.downloadUrl(fileId, name, contentType, ctx.now);
  return { url, expiresAt: isoInstant(Date.parse(ctx.now) + LINK_SECONDS * 1000) };
};
