import { defineModule } from '../module.ts';
import { attachment } from './attachment.ts';
import * as attachmentOperations from './attachment-operations.ts';
import { listDenials, listExports } from './audit.ts';
import { company } from './company.ts';
import * as events from './events.ts';
import { createFile, fileContent } from './files.ts';
import { exportTable, importTable, importTemplate } from './imports.ts';
import { integrityRun } from './integrity-run.ts';
import { apiKey, file, job, member } from './nouns.ts';
import * as operations from './operations.ts';

/** What every company has before it does any business: settings, members, keys, jobs, files. */
export const platform = defineModule({
  id: 'platform',
  floor: 0,
  label: { en: 'Platform', zh: '平台' },
  nouns: [company, member, apiKey, job, file, attachment, integrityRun],
  operations: {
    ...operations,
    createFile,
    fileContent,
    importTable,
    importTemplate,
    exportTable,
    listDenials,
    listExports,
    ...attachmentOperations,
  },
  events: Object.values(events),
  reactions: [
    {
      id: 'platform.onMemberInvited',
      on: events.memberInvited.id,
      label: { en: 'Invitation sent', zh: '发出邀请' },
    },
    {
      id: 'platform.onMemberChanged',
      on: events.memberChanged.id,
      label: { en: 'Company access updated', zh: '更新公司准入' },
    },
    {
      id: 'platform.onAttachmentRemoved',
      on: events.attachmentRemoved.id,
      label: { en: 'File deleted', zh: '删除文件' },
    },
  ],
});
