import { importRequested } from '../../../shared/contracts/platform/events.ts';
import { type AnyJobReaction, defineJobReaction } from '../job-reaction.ts';
import type { AnyImportRun } from './import-run.ts';

/**
 * What a module does for the imports into its own targets. Imports are rare, and reading files
 * takes as much code as all else, so both are loaded when one is asked for.
 */
export const onImportRequested = (
  moduleId: string,
  loadRuns: () => Promise<readonly AnyImportRun[]>,
): AnyJobReaction =>
  defineJobReaction({
    id: `${moduleId}.onImportRequested`,
    on: importRequested,
    permissions: ['job.read', 'file.read'],
    async runLong(work, { jobId, module, target }) {
      if (module !== moduleId) return;
      const { runImport } = await import('./import-reaction.ts');
      await runImport(work, { jobId, target }, await loadRuns());
    },
  });
