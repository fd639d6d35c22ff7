import type { createFile as contract } from '../../../shared/contracts/platform/files.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { isoInstant } from '../clock.ts';
import { LINK_SECONDS } from '../files/presign-url.ts';
import type { CommandRun } from '../implementation.ts';
import { create } from '../outcome.ts';

export const createFile: CommandRun<typeof contract> = async (ctx, input) => {
  const ownerId = ctx.access.memberId;
  const change = create(ctx, file, { ...input, ...(ownerId && { ownerId }) });
  const { url, headers } = await ctx.files.uploadUrl(change.after.id, input, ctx.now);
  const expiresAt = isoInstant(Date.parse(ctx.now) + LINK_SECONDS * 1000);
  const result = { file: change.after, uploadUrl: url, headers, expiresAt };
  return { result, changes: [change] };
};
