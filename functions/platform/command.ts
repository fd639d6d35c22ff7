import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { documentActions } from './actions.ts';
import type { Clock } from './clock.ts';
import { type CommitRequest, type Committed, commit, StaleDecision } from './commit.ts';
import type { Ctx } from './context.ts';
import { guardHolds, mergeGuards } from './guards.ts';
import type { Outcome } from './outcome.ts';
import { checkReferences } from './references.ts';
import { backoffMs } from './retry.ts';

export type Decide<R = unknown> = (ctx: Ctx) => Promise<Outcome<R>>;

/** What a command would do: the answer, every document before and after, and the events. */
export interface DryRun {
  dryRun: true;
  result: unknown;
  changes: { noun: string; id: string; before: AnyDoc | null; after: AnyDoc | null }[];
  events: { event: string; data: Record<string, unknown> }[];
}

const MAX_DECISIONS = 30;

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
    const outcome = await decide(ctx);
    try {
      return await commit(ctx, outcome, request, clock);
    } catch (error) {
      if (!(error instanceof StaleDecision)) throw error;
      const { refusal } = error;
      if (options.mustMatch && refusal.code === 'versionConflict') throw refusal;
      if (attempt + 1 >= MAX_DECISIONS) throw refusal;
      await clock.sleep(backoffMs(Math.min(attempt, 4), clock));
    }
  }
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
    .filter(({ kind, input }) => kind === 'Put' && input['ConditionExpression'] !== undefined)
    .filter(({ stale }) => !stale);
  const keys = puts.map(({ input }) => input['Item'] as { pk: string; sk: string });
  const items = await ctx.store.items(keys.map(({ pk, sk }) => ({ pk, sk })));
  const taken = items.findIndex((item) => item !== undefined);
  if (taken >= 0) throw puts[taken]?.refusal;
}
