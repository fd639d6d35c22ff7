import { defineError } from './errors.ts';

const invalidStates = defineError('invalidStates', 500, 'The states are not sound: {reason}');
const invalidTransition = defineError(
  'invalidTransition',
  409,
  'The {noun} is {from} and cannot become {to}. Allowed from here: {allowed}.',
);

export interface StateMachine<S extends string> {
  readonly states: readonly S[];
  readonly initial: S;
  canMove(from: S, to: S): boolean;
  /** Throws 'invalidTransition' (409), naming both states and what is allowed. */
  assertMove(from: S, to: S, noun?: string): void;
  /** The states that may follow, as declared. */
  next(from: S): readonly S[];
  /** True if nothing may follow. */
  terminal(state: S): boolean;
}

/** The states of a machine as a type: `StateOf<typeof salesOrderStates>`. */
export type StateOf<M> = M extends StateMachine<infer S> ? S : never;

function reachableFrom(initial: string, allowed: ReadonlyMap<string, readonly string[]>) {
  const reached = new Set([initial]);
  for (const state of reached) {
    for (const next of allowed.get(state) ?? []) reached.add(next);
  }
  return reached;
}

/**
 * The life of a document as data: each state with the states that may follow. Throws
 * 'invalidStates' at definition if a state is undeclared, named twice or cannot be reached.
 */
export function defineStates<const S extends string>(spec: {
  initial: NoInfer<S>;
  transitions: { readonly [From in S]: readonly NoInfer<S>[] };
}): StateMachine<S> {
  const { initial } = spec;
  const states: readonly S[] = Object.freeze(Object.keys(spec.transitions) as S[]);
  const allowed = new Map<S, readonly S[]>();
  for (const state of states) allowed.set(state, Object.freeze([...spec.transitions[state]]));
  if (!allowed.has(initial)) throw invalidStates({ reason: `${initial} is not declared.` });
  for (const [from, targets] of allowed) {
    const unknown = targets.find((to) => !allowed.has(to));
    if (unknown !== undefined) {
      throw invalidStates({ reason: `${from} leads to ${unknown}, which is not declared.` });
    }
    if (new Set(targets).size < targets.length) {
      throw invalidStates({ reason: `${from} names a following state twice.` });
    }
  }
  const reached = reachableFrom(initial, allowed);
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) {
    throw invalidStates({ reason: `${lost.join(', ')} cannot be reached from ${initial}.` });
  }
  const next = (from: S) => allowed.get(from) ?? [];
  const canMove = (from: S, to: S) => next(from).includes(to);
  return {
    states,
    initial,
    next,
    canMove,
    terminal: (state) => next(state).length === 0,
    assertMove(from, to, noun = 'document') {
      if (!canMove(from, to)) {
        throw invalidTransition({ noun, from, to, allowed: [...next(from)] });
      }
    },
  };
}
