import * as z from 'zod';
import { choice, code, flag, labelled, note, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { file, job } from './nouns.ts';

export const tableFormats = {
  auto: { en: 'Detect', zh: '自动识别' },
  csv: { en: 'CSV', zh: 'CSV' },
  xlsx: { en: 'Excel', zh: 'Excel' },
} as const;

export const textEncodings = {
  auto: { en: 'Detect', zh: '自动识别' },
  'utf-8': { en: 'UTF-8', zh: 'UTF-8' },
  gb18030: { en: 'GB18030', zh: 'GB18030' },
} as const;

/** Text that is sent along must leave room for the rest of a body of 1 MB. */
export const MAX_INLINE_BYTES = 900_000;

/**
 * Rows of a file become documents, or change those that exist. The same file twice changes
 * nothing. With `check` all is tried and nothing is written.
 */
export const importTable = defineOperation({
  id: 'platform.importTable',
  method: 'POST',
  path: '/api/platform/imports',
  permission: 'import.write',
  label: { en: 'Import a table', zh: '导入表格' },
  page: { preview: false },
  noun: job,
  input: () =>
    z.strictObject({
      target: labelled('Into', '导入到', code(60)),
      fileId: labelled('File', '文件', file.ref()).optional(),
      content: labelled('Text', '文本', note(MAX_INLINE_BYTES)).optional(),
      format: labelled('Format', '格式', choice(tableFormats)).optional(),
      encoding: labelled('Encoding', '编码', choice(textEncodings)).optional(),
      /** Header in the file → field; an empty field skips the column. */
      mapping: labelled('Columns', '列对应', z.record(text(200), z.string().max(200))).optional(),
      check: labelled('Only check', '只检查', flag()).optional(),
    }),
  output: () => job.document,
  status: 202,
  errors: ['unknownImportTarget', 'importSourceMissing'],
});

/** A table with headers only, to be filled in. */
export const importTemplate = defineOperation({
  id: 'platform.importTemplate',
  method: 'GET',
  path: '/api/platform/imports/templates/{target}',
  permission: 'import.read',
  label: { en: 'Import template', zh: '导入模板' },
  input: () => z.strictObject({ target: labelled('Into', '导入到', code(60)) }),
  output: () => z.string(),
  produces: 'text/csv; charset=utf-8',
});

/** A list as a table that a spreadsheet opens, and that can be imported again. */
export const exportTable = defineOperation({
  id: 'platform.exportTable',
  method: 'GET',
  path: '/api/platform/exports/{noun}',
  permission: 'export.read',
  label: { en: 'Export a list', zh: '导出列表' },
  input: () =>
    z.strictObject({
      noun: labelled('List', '列表', code(60)),
      search: labelled('Search', '搜索', note(200)).optional(),
      filter: z
        .record(text(60), z.record(text(20), z.string().max(2000)))
        .refine((filter) => Object.keys(filter).length <= 20)
        .optional(),
      archived: labelled('With archived', '含已停用', flag()).optional(),
    }),
  output: () => z.string(),
  produces: 'text/csv; charset=utf-8',
});
