import * as z from 'zod';
import { advised, choice, computed, instant, labelled, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { fileTypes } from './file-types.ts';
import { file } from './nouns.ts';

export const MAX_FILE_BYTES = 20_000_000;

const contentType = () =>
  advised(
    'Files of this type are not kept. Save it as PDF, as a picture or as an Office document.',
    '不支持此类型的文件。请另存为 PDF、图片或 Office 文档。',
    choice(fileTypes),
  );

const fileSize = () =>
  advised(
    'A file may have 1 byte to 20 MB. Make a larger one smaller, or split it.',
    '文件须为 1 字节至 20 MB。过大的请压缩或拆分。',
    z.int().min(1).max(MAX_FILE_BYTES),
  );

const link = z.string().max(4000);

/** Announces a file; its bytes then go straight to `uploadUrl` by PUT, with these headers. */
export const createFile = defineOperation({
  id: 'platform.createFile',
  method: 'POST',
  path: '/api/platform/files',
  permission: 'file.write',
  label: { en: 'Upload a file', zh: '上传文件' },
  noun: file,
  // People attach files where they belong; a checksum is not typed.
  page: { hidden: true },
  input: () =>
    z.strictObject({
      name: labelled('Name', '文件名', text(255)),
      contentType: labelled('Type', '类型', contentType()),
      size: labelled('Size (bytes)', '大小', fileSize()),
      sha256: labelled('SHA-256', 'SHA-256', z.string().regex(/^[0-9a-f]{64}$/)),
    }),
  output: () =>
    z.strictObject({
      file: file.document,
      uploadUrl: computed(link),
      headers: z.record(z.string(), z.string()),
      expiresAt: instant(),
    }),
  status: 201,
});

/** A link of a few minutes under which a browser saves the file. */
export const fileContent = defineOperation({
  id: 'platform.fileContent',
  method: 'GET',
  path: '/api/platform/files/{id}/content',
  permission: 'file.read',
  label: { en: 'Download a file', zh: '下载文件' },
  noun: file,
  page: { hidden: true },
  input: () => z.strictObject({ id: file.ref() }),
  output: () => z.strictObject({ url: link, expiresAt: instant() }),
  errors: ['fileNotUploaded', 'fileTypeMismatch'],
});
