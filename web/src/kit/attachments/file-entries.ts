import {
  attachFile,
  removeAttachment,
} from '../../../../shared/contracts/platform/attachment-operations.ts';
import type { AttachmentDoc } from './attachment-row.tsx';

/** What happened to a document by one of its files. */
export interface FileEntry {
  id: string;
  at: string;
  actor: string;
  operation: string;
  /** Its name. */
  file: string;
}

/** That a file was attached, and that it was removed if it was. */
export function fileEntries(one: AttachmentDoc): FileEntry[] {
  const { id, name: file } = one;
  const added = { id, file, at: one.createdAt, actor: one.createdBy, operation: attachFile.id };
  if (one.state !== 'removed') return [added];
  const removed = { at: one.updatedAt, actor: one.updatedBy, operation: removeAttachment.id };
  return [{ ...added, ...removed }, added];
}
