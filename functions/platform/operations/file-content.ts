import type { fileContent as contract } from '../../../shared/contracts/platform/files.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import { isoInstant } from '../clock.ts';
import { load } from '../entity.ts';
import { LINK_SECONDS } from '../files/presign-url.ts';
import { SNIFF_BYTES, typeFits } from '../files/sniff-type.ts';
import type { QueryRun } from '../implementation.ts';

export const fileNotUploaded = defineError(
  'fileNotUploaded',
  409,
  'The content of {name} was never uploaded. Upload it again.',
);

const fileTypeMismatch = defineError(
  'fileTypeMismatch',
  409,
  '{name} is not of the type {contentType} that it was uploaded as, so it is not handed out.',
);

/** A file that pretends to be of another type is not handed out, whoever uploaded it. */
export const fileContent: QueryRun<typeof contract> = async (ctx, { id }) => {
  const { name, contentType } = await load(ctx, file, id);
  const head = await ctx.files.read(id, SNIFF_BYTES);
  if (!head) throw fileNotUploaded({ name });
  if (!typeFits(contentType, head)) throw fileTypeMismatch({ name, contentType });
  const url = await ctx.files.downloadUrl(id, name, contentType, ctx.now);
  return { url, expiresAt: isoInstant(Date.parse(ctx.now) + LINK_SECONDS * 1000) };
};
