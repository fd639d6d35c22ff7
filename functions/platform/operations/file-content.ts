import type { fileContent as contract } from '../../../shared/contracts/platform/files.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { isoInstant } from '../clock.ts';
import { load } from '../entity.ts';
import { checkType } from '../files/check-content.ts';
import { LINK_SECONDS } from '../files/presign-url.ts';
import type { QueryRun } from '../implementation.ts';

/** A file that pretends to be of another type is not handed out, whoever uploaded it. */
export const fileContent: QueryRun<typeof contract> = async (ctx, { id }) => {
  const known = await load(ctx, file, id);
  await checkType(ctx.files, known);
  const url = await ctx.files.downloadUrl(id, known.name, known.contentType, ctx.now);
  return { url, expiresAt: isoInstant(Date.parse(ctx.now) + LINK_SECONDS * 1000) };
};
