import type { AnyReaction } from '../../../functions/platform/reaction.ts';
import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { WorkflowSpec } from '../../../shared/contracts/workflow.ts';
import type { SourceTree } from '../code/source-tree.ts';

/** The reactions of each module that has an events.ts. */
export type ReactionsByModule = ReadonlyMap<string, readonly AnyReaction[]>;

/** What a module says it hears, and what its reactions hear: the bus is made from the first. */
export const listensElsewhere = (
  modules: readonly ModuleContract[],
  reactions: ReactionsByModule,
): string[] =>
  modules.flatMap(({ id, listens = [] }) => {
    const heard = new Set((reactions.get(id) ?? []).map(({ on }) => on.id));
    return [
      ...listens
        .filter((event) => !heard.has(event))
        .map((event) => `${id} listens to ${event}, and no reaction hears it`),
      ...[...heard]
        .filter((event) => !listens.includes(event))
        .map((event) => `${id} reacts to ${event}, and does not listen`),
    ];
  });

/** Events that are heard or start something, and that no module says it emits. */
export function unknownEvents(
  modules: readonly ModuleContract[],
  workflows: readonly WorkflowSpec[],
): string[] {
  const emitted = new Set(modules.flatMap(({ events }) => events.map(({ id }) => id)));
  const named = [
    ...modules.flatMap(({ id, listens = [] }) => listens.map((event) => ({ by: id, event }))),
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
