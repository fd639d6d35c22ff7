import type { Label } from './fields.ts';
import { machines } from './machines.ts';
import type { ModuleContract } from './module.ts';

/** What the product does without being asked through its API, by the names in the log. */
export interface ByItself {
  /** Who did it: `reaction:<id>` after what happened, `workflow:<id>`. */
  after: Readonly<Record<string, Label>>;
  machines: Readonly<Record<string, Label>>;
  /** What was done: the `operation` of the commit. */
  deeds: Readonly<Record<string, Label>>;
}

export function byItself(modules: readonly ModuleContract[]): ByItself {
  const told = new Map(modules.flatMap(({ events }) => events.map((one) => [one.id, one.label])));
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  return {
    after: Object.fromEntries(
      reactions.flatMap(({ id, on }) => {
        const label = told.get(on);
        return label ? [[id, label]] : [];
      }),
    ),
    machines: Object.fromEntries(Object.entries(machines).map(([id, { label }]) => [id, label])),
    deeds: Object.fromEntries([
      ...reactions.map(({ id, label }) => [id, label]),
      ...Object.values(machines).flatMap(({ does }) => Object.entries(does)),
    ]),
  };
}
