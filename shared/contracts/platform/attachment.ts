import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { anyRef, choice, fileType, integer, labelled, nounName, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { file } from './nouns.ts';

export const attachmentStates = {
  attached: { en: 'Attached', zh: '已附上' },
  removed: { en: 'Removed', zh: '已移除' },
} as const;

/**
 * A file that belongs to a document: a drawing, a signed order, a photo. Who may see it follows
 * from the document; the list of all is for those who read everything. A file is attached once. A
 * removed one stays as a record of what was there; its bytes are gone.
 */
export const attachment = defineNoun({
  id: 'attachment',
  plural: 'attachments',
  prefix: 'att',
  module: 'platform',
  label: { en: 'Attachment', zh: '附件' },
  title: 'name',
  unique: ['fileId'],
  search: ['name', 'targetTitle'],
  columns: ['name', 'targetNoun', 'targetTitle', 'size', 'state', 'createdBy', 'createdAt'],
  sort: '-createdAt',
  states: defineStates({
    initial: 'attached',
    transitions: { attached: ['removed'], removed: [] },
  }),
  fields: () =>
    z.strictObject({
      name: labelled('Name', '文件名', text(255)),
      contentType: labelled('Type', '类型', fileType()),
      size: labelled('Size (bytes)', '大小（字节）', integer(0, 100_000_000)),
      sha256: labelled('Checksum (SHA-256)', '校验和（SHA-256）', text(64)),
      targetNoun: labelled('Kind of document', '单据类型', nounName()),
      targetId: labelled('Document', '单据', anyRef()),
      /** What it was called when the file was attached. */
      targetTitle: labelled('Attached to', '所属单据', text(200)),
      state: labelled('State', '状态', choice(attachmentStates)),
      /** Gone with the bytes. */
      fileId: labelled('File', '文件', file.ref()).optional(),
    }),
});
