import { crm } from '../../shared/contracts/crm/module.ts';
import { importReaction } from '../platform/imports/import-reaction.ts';
import { nounImport } from '../platform/imports/noun-import.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { leadImport } from './imports/lead-import.ts';
import { masterRules } from './master-rules.ts';
import { onQuotationAccepted } from './reactions/on-quotation-accepted.ts';

const masters = crm.nouns.filter(({ master }) => master);

export const reactions = [
  onQuotationAccepted,
  importReaction(crm.id, [
    ...masters.map((noun) => nounImport(noun, masterRules[noun.id])),
    leadImport,
  ]),
];
export const handler = moduleEvents(reactions);
