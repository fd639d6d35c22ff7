import type { platform } from '../../shared/contracts/platform/module.ts';
import type { Queries } from './implementation.ts';
import { attachmentsOf } from './operations/attachments-of.ts';
import { exportTable } from './operations/export-table.ts';
import { fileContent } from './operations/file-content.ts';
import { findRecords } from './operations/find-records.ts';
import { importTemplate } from './operations/import-template.ts';
import { listDenials } from './operations/list-denials.ts';
import { listExports } from './operations/list-exports.ts';
import { openAttachment } from './operations/open-attachment.ts';
import { verifyLog } from './operations/verify-log.ts';

/** The integrity report is the reader's, which knows the checks of all modules. */
export const queryImplementations = {
  fileContent,
  importTemplate,
  exportTable,
  findRecords,
  attachmentsOf,
  openAttachment,
  listDenials,
  listExports,
  verifyLog,
} satisfies Omit<Queries<(typeof platform)['operations']>, 'integrityReport'>;
