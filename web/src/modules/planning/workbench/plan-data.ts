import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { Doc } from '../../../../../shared/contracts/noun.ts';
import type { firmPlannedOrder } from '../../../../../shared/contracts/planning/firm-planned-order.ts';
import {
  comparePlans,
  listPlannedOrders,
  planExceptions,
} from '../../../../../shared/contracts/planning/plan-queries.ts';
import type { planningRun } from '../../../../../shared/contracts/planning/planning-run.ts';
import { call } from '../../../lib/call.ts';
import { useNoun } from '../../../lib/contracts.ts';
import { askPages, keys } from '../../../lib/queries.ts';

export type Run = Doc<typeof planningRun>;
export type Firm = Doc<typeof firmPlannedOrder>;
export type Exception = z.infer<typeof planExceptions.output>['data'][number];
export type Difference = z.infer<typeof comparePlans.output>['data'][number];
export type PlannedOrder = z.infer<typeof listPlannedOrders.output>['data'][number];

const underWay = ['queued', 'computed'];

/** The plan in use, and the run that is under way or has failed since. */
export function useRuns() {
  const { list } = useNoun('planningRun');
  const states = [...underWay, 'published', 'failed'].join(',');
  const input = { limit: 5, sort: '-createdAt', filter: { state: { in: states } } };
  const query = useQuery({
    queryKey: keys.list('planningRun', input),
    queryFn: async ({ signal }) => (await call(list, input as never, { signal })).data as Run[],
    refetchInterval: ({ state }) =>
      state.data?.some((run) => underWay.includes(run.state)) ? 800 : false,
  });
  const runs = query.data ?? [];
  const inUse = runs.find(({ state }) => state === 'published');
  const latest = runs[0];
  return {
    inUse,
    running: latest && underWay.includes(latest.state) ? latest : undefined,
    failed: latest?.state === 'failed' ? latest : undefined,
    isPending: query.isPending,
    error: query.error,
  };
}

/** The plans of scenarios that were made last, and the run that the address names, if any. */
export function useOtherPlans(chosen: string | undefined) {
  const { list, get } = useNoun('planningRun');
  const input = { limit: 10, sort: '-createdAt', filter: { state: { in: 'kept' } } };
  const kept = useQuery({
    queryKey: keys.list('planningRun', input),
    queryFn: async ({ signal }) => (await call(list, input as never, { signal })).data as Run[],
  });
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
export function usePlannedOrders(
  runId: string | undefined,
  chosen: string | undefined,
  wanted: boolean,
) {
  const kind = chosen as PlannedOrder['kind'] | undefined;
  const input = { runId, limit: PAGE, sort: 'releaseOn', ...(kind && { kind }) } as const;
  const pages = askPages(listPlannedOrders, input, []);
  return useInfiniteQuery({ ...pages, enabled: wanted && runId !== undefined });
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
