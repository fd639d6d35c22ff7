import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import type { firmPlannedOrder } from '../../../../../shared/contracts/planning/firm-planned-order.ts';
import {
  comparePlans,
  listPlannedOrders,
  planExceptions,
} from '../../../../../shared/contracts/planning/plan-queries.ts';
import {
  type planningRun,
  RUN_LOST_AFTER_MS,
} from '../../../../../shared/contracts/planning/planning-run.ts';
import { call } from '../../../lib/call.ts';
import { useNoun } from '../../../lib/contracts.ts';
import { ageMs } from '../../../lib/format.ts';
import { askPages, keys } from '../../../lib/queries.ts';

export type Run = Doc<typeof planningRun>;
export type Firm = Doc<typeof firmPlannedOrder>;
export type Exception = z.infer<typeof planExceptions.output>['data'][number];
export type Difference = z.infer<typeof comparePlans.output>['data'][number];
export type PlannedOrder = z.infer<typeof listPlannedOrders.output>['data'][number];

const underWay: readonly Run['state'][] = ['queued', 'computed'];

/** Runs in some states, the last first. */
function useRunsIn(states: readonly Run['state'][], limit: number, whileUnderWay = false) {
  const { list } = useNoun('planningRun');
  const input = { limit, sort: '-createdAt', filter: { state: { in: states.join(',') } } };
  return useQuery({
    queryKey: keys.list('planningRun', input),
    queryFn: async ({ signal }) => (await call(list, input as never, { signal })).data as Run[],
    refetchInterval: ({ state }) =>
      whileUnderWay && state.data?.some((run) => underWay.includes(run.state)) ? 800 : false,
  });
}

/** The plan in use, and the run that is under way or has failed since. */
export function useRuns() {
  const published = useRunsIn(['published'], 1);
  const others = useRunsIn([...underWay, 'failed'], 10, true);
  const inUse = published.data?.[0];
  const since = (others.data ?? []).filter(({ createdAt }) => createdAt > (inUse?.createdAt ?? ''));
  const running = since.find(
    ({ state, createdAt }) => underWay.includes(state) && ageMs(createdAt) < RUN_LOST_AFTER_MS,
  );
  return {
    inUse,
    running,
    // A run for a scenario says on its own page why it failed.
    failed: since.find(({ state, scenarioId }) => state === 'failed' && scenarioId === undefined),
    isPending: published.isPending || others.isPending,
    error: published.error ?? others.error,
  };
}

/** The plans of scenarios that were made last, and the run that the address names, if any. */
export function useOtherPlans(chosen: string | undefined) {
  const { get } = useNoun('planningRun');
  const kept = useRunsIn(['kept'], 10);
  const run = useQuery({
    queryKey: keys.doc('planningRun', chosen ?? ''),
    queryFn: async ({ signal }) => (await call(get, { id: chosen } as never, { signal })) as Run,
    enabled: chosen !== undefined,
  });
  return {
    kept: kept.data ?? [],
    chosen: run.data,
    isPending: chosen !== undefined && run.isPending,
    error: run.error ?? kept.error,
  };
}

const PAGE = 200;

/** Exceptions of a run, page by page. */
export function useExceptions(runId: string | undefined, chosen: string | undefined) {
  const kind = chosen as Exception['kind'] | undefined;
  const input = { runId, limit: PAGE, ...(kind && { kind }) };
  const pages = askPages(planExceptions, input, ['planningSettings']);
  return useInfiniteQuery({ ...pages, enabled: runId !== undefined });
}

/** Planned orders of a run, the first to be released first. */
export function usePlannedOrders(runId: string, chosen: string | undefined) {
  const kind = chosen as PlannedOrder['kind'] | undefined;
  const input = { runId, limit: PAGE, sort: 'releaseOn', ...(kind && { kind }) } as const;
  return useInfiniteQuery(askPages(listPlannedOrders, input, []));
}

/** What a run plans otherwise than another, page by page. */
export function useDifferences(before: string, after: string) {
  const pages = askPages(comparePlans, { before, after, limit: PAGE }, []);
  return useInfiniteQuery(pages);
}

/** What of a run somebody has taken in hand already, by planned order. */
export function useTakenInHand(runId: string | undefined): ReadonlyMap<string, Firm> {
  const { list } = useNoun('firmPlannedOrder');
  const input = { filter: { runId: { in: runId } }, limit: 500 };
  const { data } = useQuery({
    queryKey: keys.list('firmPlannedOrder', input),
    queryFn: async ({ signal }) => {
      const { data: found } = await call(list, input as never, { signal });
      const taken = (found as Firm[]).filter(({ state }) => state !== 'cancelled');
      return new Map(taken.map((one) => [one.plannedOrderId, one]));
    },
    enabled: runId !== undefined,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, Firm> = new Map();
