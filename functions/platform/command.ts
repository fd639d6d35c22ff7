import * as z from 'zod';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { documentActions, mustBeNew } from './actions.ts';
import type { Clock } from './clock.ts';
import { type CommitRequest, type Committed, commit, replay, StaleDecision } from './commit.ts';
import type { Ctx } from './context.ts';
import { guardHolds, mergeGuards } from './guards.ts';
import type { Outcome } from './outcome.ts';
import { checkReferences } from './references.ts';
import { backoffMs } from './retry.ts';
import { createStore } from './store.ts';

export type Decide<R = unknown> = (ctx: Ctx) => Promise<Outcome<R>>;

/** What a command would do: the answer, every document before and after, and the events. */
export interface DryRun {
  dryRun: true;
  result: unknown;
  changes: { noun: string; id: string; before: AnyDoc | null; after: AnyDoc | null }[];
  events: { event: string; data: Record<string, unknown> }[];
}

/** Thrown by a decision that changes nothing, so that nothing is written, not even a record. */
export class NoEffect extends Error {
  readonly answer: unknown;
  constructor(answer?: unknown) {
    super('The decision changes nothing.');
    this.answer = answer;
  }
}

const MAX_DECISIONS = 30;
/**
 * Documents that were read one by one, with another commit in between, may not fit together, and
 * what is decided on them may be no document at all. Only what is so on fresh data is our mistake.
 */
const MOST_UNSOUND = 3;

/**
 * Decides and commits, and decides again on fresh data when something changed in between. A
 * refusal that stands after a fresh look is the caller's answer. `mustMatch` is the version the
 * caller saw: then a stale document is final at once.
 */
export async function runCommand(
  contextFor: () => Ctx,
  decide: Decide,
  request: CommitRequest,
  clock: Clock,
  options: { mustMatch?: boolean } = {},
): Promise<Committed> {
  for (let attempt = 0; ; attempt += 1) {
    const ctx = contextFor();
    ctx.numbering.restart();
    try {
      return await commit(ctx, await decide(ctx), request, clock);
    } catch (error) {
      if (error instanceof AppError) return replayOr(ctx, request, error);
      if (error instanceof StaleDecision) {
        const { refusal } = error;
        const final = options.mustMatch && refusal.code === 'versionConflict';
        if (final || attempt + 1 >= MAX_DECISIONS) return replayOr(ctx, request, refusal);
      } else if (!(error instanceof z.ZodError) || attempt + 1 >= MOST_UNSOUND) throw error;
      await clock.sleep(backoffMs(Math.min(attempt, 4), clock));
    }
  }
}

/**
 * A refusal may come from the very effect of this request, sent twice at once: then the answer of
 * the first one is the answer.
 */
async function replayOr(ctx: Ctx, request: CommitRequest, refusal: AppError): Promise<Committed> {
  const fresh = createStore(ctx.store.client, ctx.store.table);
  const known = await replay(fresh, request);
  if (known) return known;
  throw refusal;
}

/** Everything that commit would check, and nothing written. */
export async function dryRun(ctx: Ctx, decide: Decide): Promise<DryRun> {
  const outcome = await decide(ctx);
  const changes = outcome.changes ?? [];
  await checkReferences(ctx.store, changes);
  const guards = mergeGuards(outcome.guards ?? []);
  const items = await ctx.store.items(guards.map(({ key }) => key));
  guards.forEach((guard, index) => {
    if (!guardHolds(guard, items[index])) throw guard.refusal;
  });
  await checkUnique(ctx, changes);
  return {
    dryRun: true,
    result: outcome.result,
    changes: changes.map(({ noun, before, after }) => ({
      noun: noun.id,
      id: ((after ?? before) as AnyDoc).id,
      before: (before as AnyDoc | undefined) ?? null,
      after: after as AnyDoc | null,
    })),
    events: (outcome.events ?? []).map(({ event, data }) => ({ event: event.id, data })),
  };
}

/** A put that must be new is refused when its key is taken, as the transaction would. */
async function checkUnique(ctx: Ctx, changes: Outcome['changes'] & object): Promise<void> {
  const puts = changes
    .flatMap((change) => documentActions(ctx.store.table, change, '').actions)
    .filter(mustBeNew);
  const keys = puts.map(({ input }) => input['Item'] as { pk: string; sk: string });
  const items = await ctx.store.items(keys.map(({ pk, sk }) => ({ pk, sk })));
  const taken = items.findIndex((item) => item !== undefined);
  if (taken >= 0) throw puts[taken]?.refusal();
}
