import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyReaction } from '../../../functions/platform/reaction.ts';
import { modules } from '../../../shared/contracts/system.ts';
import { repositoryRoot } from '../code/source-tree.ts';
import type { Readmes } from './contracts.ts';
import type { ReactionsByModule } from './events.ts';
import type { StepOfModule } from './histories.ts';

/** The reactions as the entry of each module hands them to the bus. */
export async function loadReactions(): Promise<ReactionsByModule> {
  const found = new Map<string, readonly AnyReaction[]>();
  for (const { id } of modules) {
    const path = join(repositoryRoot, 'functions', id, 'events.ts');
    if (!existsSync(path)) continue;
    const entry = (await import(pathToFileURL(path).href)) as { reactions: AnyReaction[] };
    found.set(id, entry.reactions);
  }
  return found;
}

/** The steps of every module that takes part in a workflow. */
export async function loadSteps(): Promise<readonly StepOfModule[]> {
  const folders = readdirSync(join(repositoryRoot, 'functions'));
  const paths = folders.map((folder) => join(repositoryRoot, 'functions', folder, 'steps.ts'));
  const entries = await Promise.all(
    paths.filter(existsSync).map((path) => import(pathToFileURL(path).href)),
  );
  return entries.flatMap(({ steps }: { steps: readonly StepOfModule[] }) => steps);
}

export const loadReadmes = (): Readmes =>
  new Map(
    modules.flatMap(({ id }): [string, string][] => {
      const path = join(repositoryRoot, 'functions', id, 'README.md');
      return existsSync(path) ? [[id, readFileSync(path, 'utf8')]] : [];
    }),
  );
