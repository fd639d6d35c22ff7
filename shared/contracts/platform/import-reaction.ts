import type { ReactionContract } from '../reaction.ts';

/** By its name: the contracts of all events would come along into every module's functions. */
const REQUESTED = 'platform.importRequested';

/** A module that hears of imports writes what the rows of a file say. */
export const importReaction = (module: string): ReactionContract => ({
  id: `${module}.onImportRequested`,
  on: REQUESTED,
  label: { en: 'Imported from a file', zh: '从文件导入' },
});
