import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { leadFields } from './lead.ts';

/** Leads from a list, such as a fair's: each goes to the pool of its province. */
export const leadImportTarget = defineImportTarget({
  id: 'lead',
  module: 'crm',
  label: { en: 'Leads', zh: '线索' },
  row: () => leadFields,
  permission: 'lead.write',
  batch: MAX_BATCH,
  keys: [['phone'], ['externalId']],
});
