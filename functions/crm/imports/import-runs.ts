import { crm } from '../../../shared/contracts/crm/module.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';
import { leadImport } from './lead-import.ts';

const masters = crm.nouns.filter(({ master }) => master);

export const importRuns = [
  ...masters.map((noun) => nounImport(noun, masterRules[noun.id])),
  leadImport,
];
