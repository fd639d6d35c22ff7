import { attachment } from '../../../shared/contracts/platform/attachment.ts';
import type { attachFile as contract } from '../../../shared/contracts/platform/attachment-operations.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { changeableTarget, titleOfTarget } from '../attachment-target.ts';
import { load } from '../entity.ts';
import { checkSize, checkType } from '../files/check-content.ts';
import type { CommandRun } from '../implementation.ts';
import { create } from '../outcome.ts';

/** The file must be the caller's own, whole, and of the type that it says it is. */
export const attachFile: CommandRun<typeof contract> = async (ctx, { targetId, fileId }) => {
  const target = await changeableTarget(ctx, targetId);
  const known = await load(ctx, file, fileId);
  await checkSize(ctx.files, known, '/fileId');
  await checkType(ctx.files, known, '/fileId');
  const { name, contentType, size, sha256 } = known;
  const change = create(ctx, attachment, {
    ...{ name, contentType, size, sha256, fileId, targetId },
    targetNoun: target.noun.id,
    targetTitle: titleOfTarget(target),
    state: 'attached',
  });
  return { result: change.after, changes: [change] };
};
