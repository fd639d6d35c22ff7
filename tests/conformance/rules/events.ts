import type { AnyReaction } from '../../../functions/platform/reaction.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { WorkflowSpec } from '../../../shared/contracts/workflow.ts';
import type { SourceTree } from '../code/source-tree.ts';

/** The reactions of each module that has an events.ts. */
export type ReactionsByModule = ReadonlyMap<string, readonly AnyReaction[]>;

/** What a module says it reacts to, and its reactions: bus and histories are made of the first. */
export const reactsElsewhere = (
  modules: readonly ModuleContract[],
  reactions: ReactionsByModule,
): string[] =>
  modules.flatMap((module) => {
    const said = (module.reactions ?? []).map(({ id, on }) => `${id} to ${on}`);
    const made = (reactions.get(module.id) ?? []).map(({ id, on }) => `${id} to ${on.id}`);
    return [
      ...said.filter((one) => !made.includes(one)).map((one) => `nobody makes ${one}`),
      ...made.filter((one) => !said.includes(one)).map((one) => `no contract says ${one}`),
    ];
  });

/** Events that are heard or start something, and that no module says it emits. */
export function unknownEvents(
  modules: readonly ModuleContract[],
  workflows: readonly WorkflowSpec[],
): string[] {
  const emitted = new Set(modules.flatMap(({ events }) => events.map(({ id }) => id)));
  const named = [
    ...modules.flatMap(({ id, reactions = [] }) =>
      reactions.map(({ on }) => ({ by: id, event: on })),
    ),
    ...workflows.flatMap(({ id, startedBy }) =>
      startedBy.map((event) => ({ by: id, event: event.id })),
    ),
  ];
  return named
    .filter(({ event }) => !emitted.has(event))
    .map(({ by, event }) => `${by} hears ${event}, which nobody emits`);
}

/** The event's owner is the module whose name it bears. */
export const strangeEvents = (modules: readonly ModuleContract[]): string[] =>
  modules.flatMap(({ id, events }) =>
    events.filter(({ module }) => module !== id).map((event) => `${id} lists ${event.id}`),
  );

const WORKFLOW = /^functions\/(\w+)\/workflows\/([\w-]+)\.ts$/;

/** The list that the hosts are made from, and the folders that people look into. */
export function unlistedWorkflows(workflows: readonly WorkflowSpec[], tree: SourceTree): string[] {
  const listed = new Set(workflows.map(({ module, id }) => `${module}/${id}`));
  const found = [...tree.keys()].flatMap((path) => {
    const [, module, id] = WORKFLOW.exec(path) ?? [];
    return module === undefined || path.endsWith('.test.ts') ? [] : [`${module}/${id}`];
  });
  return [
    ...found.filter((one) => !listed.has(one)).map((one) => `${one} is not in infra/workflows.ts`),
    ...[...listed].filter((one) => !found.includes(one)).map((one) => `${one} has no file`),
  ];
}
