import { attachment } from '../../../shared/contracts/platform/attachment.ts';
import type { removeAttachment as contract } from '../../../shared/contracts/platform/attachment-operations.ts';
import { attachmentRemoved } from '../../../shared/contracts/platform/events.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { AppError, notFound } from '../../../shared/kernel/errors.ts';
import { changeableTarget } from '../attachment-target.ts';
import { load, need } from '../entity.ts';
import type { CommandRun } from '../implementation.ts';
import { type Change, emit, revise } from '../outcome.ts';

/** Both records stay; the bytes go once this is written. */
export const removeAttachment: CommandRun<typeof contract> = async (ctx, { id }) => {
  const before = await load(ctx, attachment, id, 'attachment.write');
  await changeableTarget(ctx, before.targetId).catch((error) => {
    const hidden = error instanceof AppError && error.status === 404;
    throw hidden ? notFound({ noun: 'attachment', id }) : error;
  });
  const { fileId } = before;
  if (fileId === undefined) return { result: before };
  const change = revise(ctx, attachment, before, { state: 'removed', fileId: undefined });
  const stored = await need(ctx, file, fileId);
  const changes: Change[] = [change, revise(ctx, file, stored, { archived: true })];
  return {
    result: change.after,
    changes,
    events: [emit(attachmentRemoved, { attachmentId: id, fileId })],
  };
};
