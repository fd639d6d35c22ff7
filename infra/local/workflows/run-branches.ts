import { evaluateTemplate } from './expressions.ts';
import type { Json, MapState, ParallelState, Scope } from './machine-definition.ts';
import { amendFrame, bindingsOf, leave, type Position, type Transition } from './position.ts';
import { StateFailure } from './state-failure.ts';

/** An inline Map never runs more than this many items at a time. */
const LARGEST_CONCURRENCY = 40;

export interface Branch {
  scope: Scope;
  index: number;
  input: Json;
  item: Position['item'];
}
export type RunBranch = (at: Position, branch: Branch) => Promise<Json>;

export async function runMap(
  at: Position,
  state: MapState,
  runBranch: RunBranch,
): Promise<Transition> {
  const items = at.frame.items ?? (await itemsOf(at, state));
  amendFrame(at, (frame) => {
    frame.items = items;
  });
  const limit = await concurrencyOf(at, state);
  const result = await runAll(at, items.length, limit, async (inner, index) => {
    const item = { Index: index, Value: items[index] ?? null };
    const input =
      state.ItemSelector === undefined
        ? item.Value
        : await evaluateTemplate(state.ItemSelector, bindingsOf(at, {}, item));
    return runBranch(inner, { scope: state.ItemProcessor, index, input, item });
  });
  return leave(at, state, result, { result });
}

export async function runParallel(
  at: Position,
  state: ParallelState,
  runBranch: RunBranch,
): Promise<Transition> {
  const input =
    state.Arguments === undefined
      ? at.frame.input
      : await evaluateTemplate(state.Arguments, bindingsOf(at));
  const { length } = state.Branches;
  const result = await runAll(at, length, length, (inner, index) => {
    const scope = state.Branches[index] as Scope;
    return runBranch(inner, { scope, index, input, item: at.item });
  });
  return leave(at, state, result, { result });
}

async function itemsOf(at: Position, state: MapState): Promise<Json[]> {
  const items =
    state.Items === undefined
      ? at.frame.input
      : await evaluateTemplate(state.Items, bindingsOf(at));
  if (Array.isArray(items)) return items;
  throw new StateFailure(
    'States.QueryEvaluationError',
    `The items of '${at.frame.state}' are not a list.`,
  );
}

async function concurrencyOf(at: Position, state: MapState): Promise<number> {
  const given = await evaluateTemplate(state.MaxConcurrency ?? 0, bindingsOf(at));
  if (!Number.isInteger(given) || Number(given) < 0) {
    throw new StateFailure(
      'States.QueryEvaluationError',
      `MaxConcurrency of '${at.frame.state}' is not a whole number from 0 up.`,
    );
  }
  return given === 0 ? LARGEST_CONCURRENCY : Math.min(Number(given), LARGEST_CONCURRENCY);
}

/** The first failure stops the others: what they are waiting for is no longer heard. */
async function runAll(
  at: Position,
  count: number,
  limit: number,
  runOne: (inner: Position, index: number) => Promise<Json>,
): Promise<Json[]> {
  const group = new AbortController();
  const inner = { ...at, signal: AbortSignal.any([at.signal, group.signal]) };
  const results: Json[] = Array.from({ length: count }, () => null);
  let nextIndex = 0;
  const lane = async () => {
    while (nextIndex < count) {
      inner.signal.throwIfAborted();
      const index = nextIndex++;
      results[index] = await runOne(inner, index);
    }
  };
  const lanes = Array.from({ length: Math.min(limit, count) }, () =>
    lane().catch((error: unknown) => {
      group.abort(error);
      throw error;
    }),
  );
  try {
    await Promise.all(lanes);
  } catch (error) {
    // All lanes have to be still before the frames below may be dropped.
    await Promise.allSettled(lanes);
    throw error;
  }
  return results;
}
