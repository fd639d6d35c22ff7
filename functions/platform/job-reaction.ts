import type { AnyEvent, EventData, EventEnvelope } from '../../shared/contracts/event.ts';
import { type Decide, dryRun, NoEffect, runCommand } from './command.ts';
import { replay } from './commit.ts';
import type { Ctx } from './context.ts';
import { hashOf } from './hashing.ts';
import { openSystemSession } from './http/session.ts';
import type { Outcome } from './outcome.ts';
import type { Runtime } from './runtime.ts';
import type { Foreseen } from './store.ts';

/**
 * A reaction whose work is more than one commit. It makes its steps one by one, and when its time
 * is over it asks for the rest by an event of its own, so no part outlives its function.
 */
export interface JobReaction<E extends AnyEvent = AnyEvent> {
  /** module.onSomethingRequested */
  id: string;
  on: E;
  /** What it may do in the tenant where the event happened. */
  permissions: readonly string[];
  runLong: (work: JobWork, data: EventData<E>) => Promise<void>;
}

export const defineJobReaction = <E extends AnyEvent>(job: JobReaction<E>): JobReaction<E> => job;
// biome-ignore lint/suspicious/noExplicitAny: a module lists reactions to different events
export type AnyJobReaction = JobReaction<any>;

export interface JobWork {
  /** A fresh look at the company. */
  context: () => Ctx;
  /** The answer of an earlier commit of this step, if there was one. */
  known: (step: string) => Promise<unknown>;
  /**
   * Decides and commits a step that happens once, whoever repeats it and whenever; repeated, it
   * gives the first answer. A decision without effect is answered and leaves no record.
   */
  once: <R>(step: string, decide: Decide<R>) => Promise<R>;
  /** The same, recorded even if it changes nothing. */
  note: <R>(step: string, value: R) => Promise<R>;
  /** Checks what a step would do and writes nothing; `foreseen` is read as if it were written. */
  attempt: <R>(decide: Decide<R>, foreseen?: Foreseen) => Promise<R>;
  /** Whether to stop and leave the rest to another part. */
  isTimeOver: () => boolean;
}

/** Well within the 25 seconds of a function, whatever one more step takes. */
const PART_MS = 12_000;

const hasEffect = ({ changes = [], guards = [], events = [] }: Outcome): boolean =>
  changes.length + guards.length + events.length > 0;

export async function reactLong(
  runtime: Runtime,
  reaction: AnyJobReaction,
  event: EventEnvelope,
): Promise<void> {
  const tenant = { id: event.tenantId, generation: event.generation };
  const actor = { kind: 'reaction' as const, id: reaction.id, onBehalfOf: event.actor };
  const session = await openSystemSession(runtime, tenant, actor, reaction.permissions, event.id);
  const startedAt = runtime.clock.now();
  const requestOf = (step: string) => ({
    operation: reaction.id,
    principal: 'reaction',
    key: step,
    requestHash: hashOf([reaction.id, step]),
    permanent: true,
  });

  async function committed<R>(step: string, decide: Decide<R>): Promise<R> {
    const contextFor = () => session.contextFor();
    const done = await runCommand(contextFor, decide, requestOf(step), runtime.clock);
    return done.answer as R;
  }

  const work: JobWork = {
    context: () => session.contextFor(),
    known: async (step) =>
      (await replay(runtime.storeFor(tenant), requestOf(step)))?.answer ?? undefined,
    async once<R>(step: string, decide: Decide<R>) {
      try {
        return await committed<R>(step, async (ctx) => {
          const outcome = await decide(ctx);
          if (!hasEffect(outcome)) throw new NoEffect(outcome.result);
          return outcome;
        });
      } catch (error) {
        if (error instanceof NoEffect) return error.answer as R;
        throw error;
      }
    },
    note: (step, value) => committed(step, async () => ({ result: value })),
    async attempt<R>(decide: Decide<R>, foreseen?: Foreseen) {
      const ctx = session.contextFor({ dryRun: true });
      const store = foreseen ? ctx.store.foreseeing(foreseen) : ctx.store;
      return (await dryRun({ ...ctx, store }, decide)).result as R;
    },
    isTimeOver: () => runtime.clock.now() - startedAt > PART_MS,
  };
  await reaction.runLong(work, reaction.on.data.loose().parse(event.data));
}
