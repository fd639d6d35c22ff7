import type { Doc } from '../../../shared/contracts/noun.ts';
import type { file } from '../../../shared/contracts/platform/nouns.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import type { FileStore } from './file-store.ts';
import { SNIFF_BYTES, typeFits } from './sniff-type.ts';

export const fileNotUploaded = defineError(
  'fileNotUploaded',
  409,
  'The content of {name} is not there. Upload it again.',
);

const fileTypeMismatch = defineError(
  'fileTypeMismatch',
  409,
  '{name} is not of the type {contentType} that it was uploaded as, so it is not handed out.',
);

const fileSizeMismatch = defineError(
  'fileSizeMismatch',
  409,
  '{name} has {found} bytes instead of the {size} that were announced. Upload it again.',
);

type Announced = Pick<Doc<typeof file>, 'id' | 'name' | 'contentType'>;

/** The content is there and is what its type says. Throws 'fileNotUploaded', 'fileTypeMismatch'. */
export async function checkType(
  files: FileStore,
  { id, name, contentType }: Announced,
  pointer?: string,
): Promise<void> {
  const head = await files.read(id, SNIFF_BYTES);
  if (!head) throw fileNotUploaded({ name }, pointer);
  if (!typeFits(contentType, head)) throw fileTypeMismatch({ name, contentType }, pointer);
}

/** All of the announced bytes are there; that they are the same ones the upload was signed for. */
export async function checkSize(
  files: FileStore,
  { id, name, size }: Pick<Doc<typeof file>, 'id' | 'name' | 'size'>,
  pointer?: string,
): Promise<void> {
  const found = await files.size(id);
  if (found === undefined) throw fileNotUploaded({ name }, pointer);
  if (found !== size) throw fileSizeMismatch({ name, found, size }, pointer);
}
