import * as z from 'zod';
import { anyRef, flag, instant, labelled } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { attachment } from './attachment.ts';
import { file } from './nouns.ts';

const target = () => labelled('Document', '单据', anyRef());
const pageOfThem = { limit: z.int().min(1).max(500).optional(), cursor: z.string().max(2000) };

/**
 * Files of a document, newest first. Whoever may read the document may see them; `mayChange` says
 * whether the caller may add and remove.
 */
export const attachmentsOf = defineOperation({
  id: 'platform.attachmentsOf',
  method: 'GET',
  path: '/api/platform/attachments/of/{targetId}',
  permission: 'attachment.open',
  label: { en: 'Attachments of a document', zh: '单据附件' },
  page: { hidden: true },
  noun: attachment,
  input: () =>
    z.strictObject({
      targetId: target(),
      removed: labelled('With removed', '含已移除', flag()).optional(),
      limit: pageOfThem.limit,
      cursor: pageOfThem.cursor.optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(attachment.document),
      mayChange: labelled('May be changed', '可更改', flag()),
      nextCursor: z.string().optional(),
    }),
  errors: ['noAttachments'],
});

/**
 * Makes an uploaded file (`createFile`, then PUT) belong to a document. The caller must be allowed
 * to read and to change the document, and the bytes must be there.
 */
export const attachFile = defineOperation({
  id: 'platform.attachFile',
  method: 'POST',
  path: '/api/platform/attachments/of/{targetId}',
  permission: 'attachment.write',
  label: { en: 'Attach a file', zh: '添加附件' },
  page: { hidden: true },
  noun: attachment,
  input: () => z.strictObject({ targetId: target(), fileId: labelled('File', '文件', file.ref()) }),
  output: () => attachment.document,
  status: 201,
  errors: ['noAttachments', 'fileNotUploaded', 'fileSizeMismatch', 'fileTypeMismatch', 'duplicate'],
});

/** A link of a few minutes under which a browser saves the file, and never runs it. */
export const openAttachment = defineOperation({
  id: 'platform.openAttachment',
  method: 'GET',
  path: '/api/platform/attachments/{id}/content',
  permission: 'attachment.open',
  label: { en: 'Open an attachment', zh: '打开附件' },
  page: { hidden: true },
  noun: attachment,
  input: () => z.strictObject({ id: attachment.ref() }),
  output: () => z.strictObject({ url: z.string().max(4000), expiresAt: instant() }),
  errors: ['attachmentRemoved', 'fileNotUploaded', 'fileTypeMismatch'],
});

/** Takes the file off its document and ends its bytes; that it was there stays on record. */
export const removeAttachment = defineOperation({
  id: 'platform.removeAttachment',
  method: 'POST',
  path: '/api/platform/attachments/{id}/remove',
  permission: 'attachment.write',
  label: { en: 'Remove an attachment', zh: '移除附件' },
  page: { in: ['attached'], danger: true },
  noun: attachment,
  input: () => z.strictObject({ id: attachment.ref() }),
  output: () => attachment.document,
});
