import { masterdata } from '../../../shared/contracts/masterdata/module.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';

export const importRuns = masterdata.nouns.map((noun) => nounImport(noun, masterRules[noun.id]));
