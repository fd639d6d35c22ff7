import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import { quotationAccepted } from '../sales/events.ts';
import * as customerOperations from './customer-operations.ts';
import * as events from './events.ts';
import { followUp } from './follow-up.ts';
import * as followUpOperations from './follow-up-operations.ts';
import { lead } from './lead.ts';
import { leadImportTarget } from './lead-import.ts';
import * as leadOperations from './lead-operations.ts';
import { leadPool } from './lead-pool.ts';
import { opportunity } from './opportunity.ts';
import * as opportunityOperations from './opportunity-operations.ts';
import { pipeline } from './pipeline.ts';
import * as reportOperations from './report-operations.ts';

/** From the first word of somebody who may buy to the deal that is won. */
export const crm = defineModule({
  id: 'crm',
  floor: 9,
  label: { en: 'CRM', zh: '客户关系' },
  nouns: [leadPool, lead, followUp, pipeline, opportunity],
  operations: {
    ...leadOperations,
    ...customerOperations,
    ...followUpOperations,
    ...opportunityOperations,
    ...reportOperations,
  },
  events: Object.values(events),
  reactions: [
    importReaction('crm'),
    {
      id: 'crm.onQuotationAccepted',
      on: quotationAccepted.id,
      label: { en: 'Deal won', zh: '赢单' },
    },
  ],
  imports: [leadImportTarget],
});
