import { masterdata } from '../../shared/contracts/masterdata/module.ts';
import { importReaction } from '../platform/imports/import-reaction.ts';
import { nounImport } from '../platform/imports/noun-import.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { masterRules } from './master-rules.ts';

export const reactions = [
  importReaction(
    masterdata.id,
    masterdata.nouns.map((noun) => nounImport(noun, masterRules[noun.id])),
  ),
];
export const handler = moduleEvents(reactions);
