import type { AnyReaction } from '../../../functions/platform/reaction.ts';
import type { ByItself } from '../../../shared/contracts/by-itself.ts';
import type { Label } from '../../../shared/contracts/fields.ts';
import type { WorkflowSpec } from '../../../shared/contracts/workflow.ts';
import type { SourceTree } from '../code/source-tree.ts';

/** What of a step tells whether it stands in the log of a company. */
export interface StepOfModule {
  id: string;
  run?: unknown;
}

export interface Doers {
  reactions: readonly AnyReaction[];
  workflows: readonly Pick<WorkflowSpec, 'id'>[];
  steps: readonly StepOfModule[];
}

const COMMITS = /\b(runCommand|inParts)\b/;

/** Steps decide and commit; what works outside a company commits by hand, if it does at all. */
function commits({ id, run }: StepOfModule, tree: SourceTree): boolean {
  const [module, name = ''] = id.split('.');
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return run !== undefined || COMMITS.test(tree.get(`functions/${module}/steps/${file}.ts`) ?? '');
}

/** All that a history may have to tell of the product itself, and in which words it does. */
export function toldOfItself({ reactions, workflows, steps }: Doers, tree: SourceTree) {
  const done = [...reactions, ...steps.filter((step) => commits(step, tree))];
  return ({ after, machines, deeds }: ByItself): { where: string; label: Label | undefined }[] => [
    ...reactions.map(({ id }) => ({ where: `after which ${id}`, label: after[id] })),
    ...workflows.map(({ id }) => ({ where: `workflow ${id}`, label: machines[id] })),
    ...done.map(({ id }) => ({ where: `what ${id} does`, label: deeds[id] })),
  ];
}

/** Words for what there is no more. */
export function staleTales({ machines, deeds }: ByItself, doers: Doers, tree: SourceTree) {
  const sources = [...tree].filter(([path]) => path.startsWith('functions/'));
  const isNamed = (id: string): boolean => {
    const [module, name] = id.split('.');
    return sources.some(
      ([path, text]) =>
        text.includes(`'${id}'`) ||
        (path.startsWith(`functions/${module}/`) && text.includes(`.commit('${name}'`)),
    );
  };
  const reacting = new Set(doers.reactions.map(({ id }) => id));
  return [
    ...Object.keys(machines).filter((id) => !doers.workflows.some((one) => one.id === id)),
    ...Object.keys(deeds).filter((id) => !reacting.has(id) && !isNamed(id)),
  ];
}
