import type { ReactionContract } from '../reaction.ts';
import { importRequested } from './events.ts';

/** A module that hears of imports writes what the rows of a file say. */
export const importReaction = (module: string): ReactionContract => ({
  id: `${module}.onImportRequested`,
  on: importRequested.id,
  label: { en: 'Imported from a file', zh: '从文件导入' },
});
