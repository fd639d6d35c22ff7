import { type DerivedOperation, derivedOperations } from './derived.ts';
import type { AnyEvent } from './event.ts';
import type { Label } from './fields.ts';
import type { AnyImportTarget } from './import-target.ts';
import type { AnyNoun } from './noun.ts';
import type { AnyOperation } from './operation.ts';
import type { ReactionContract } from './reaction.ts';

/** One business module as the outside knows it. */
export interface ModuleContract {
  id: string;
  /** Lower floors never call higher ones. */
  floor: number;
  label: Label;
  nouns: readonly AnyNoun[];
  /** Its own operations by name; those that nouns bring along are in `derived`. */
  operations: Readonly<Record<string, AnyOperation>>;
  derived: readonly DerivedOperation[];
  events: readonly AnyEvent[];
  /** What it does by itself; the hosts make bus rules of the events that are heard. */
  reactions?: readonly ReactionContract[];
  /** What files can be imported into, besides its master data. */
  imports?: readonly AnyImportTarget[];
}

export function defineModule<const M extends Omit<ModuleContract, 'derived'>>(
  spec: M,
): M & Pick<ModuleContract, 'derived'> {
  return { ...spec, derived: spec.nouns.flatMap(derivedOperations) };
}
