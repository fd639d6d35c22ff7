import type { AnyEvent, EventData, EventEnvelope } from '../../shared/contracts/event.ts';
import type { Ctx } from './context.ts';
import type { Outcome } from './outcome.ts';

/** What a module does when it hears of something: it decides like an operation, and commits. */
export interface Reaction<E extends AnyEvent = AnyEvent> {
  /** module.onSomethingHappened */
  id: string;
  on: E;
  /**
   * Whether there may be anything to do, as the event alone tells: what it rules out costs nothing.
   */
  concerns?: (data: EventData<E>) => boolean;
  /** What it may do in the tenant where the event happened. */
  permissions: readonly string[];
  /** Undefined when there is nothing to do. */
  run: (ctx: Ctx, data: EventData<E>, event: EventEnvelope) => Promise<Outcome | undefined>;
}

export const defineReaction = <E extends AnyEvent>(reaction: Reaction<E>): Reaction<E> => reaction;
// biome-ignore lint/suspicious/noExplicitAny: a module lists reactions to different events
export type AnyReaction = Reaction<any>;
