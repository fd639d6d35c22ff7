import { asFailure, awaitRetry, handleFailure } from './handle-failure.ts';
import type { Frame, HistoryEvent } from './journal.ts';
import type { Json, Scope, State, Variables } from './machine-definition.ts';
import { leave, type Position, type Run, type Transition } from './position.ts';
import { type Branch, runMap, runParallel } from './run-branches.ts';
import { runChoice, runFail, runWait } from './run-flow-states.ts';
import { runTask } from './run-task.ts';
import { StateFailure } from './state-failure.ts';

/**
 * Runs an execution, from its frames when the journal has some, to the machine's output. Rejects
 * with a StateFailure, or with the signal's reason once that is aborted.
 */
export function runExecution(run: Run, signal: AbortSignal): Promise<Json> {
  const { input } = run.execution;
  return runScope(run, run.machine, '', { input, outer: {}, item: undefined, signal });
}

interface Entry {
  input: Json;
  outer: Variables;
  item: Position['item'];
  signal: AbortSignal;
}

async function runScope(run: Run, scope: Scope, path: string, entry: Entry): Promise<Json> {
  const { outer, item, signal } = entry;
  let frame = run.journal.read(path) ?? enter(run, scope, path, entry.input);
  if (frame.ended) return frame.output ?? null;
  for (;;) {
    signal.throwIfAborted();
    const state = scope.States[frame.state];
    if (!state) throw new StateFailure('States.Runtime', `There is no state '${frame.state}'.`);
    const at: Position = { run, scope, path, frame, outer, item, signal };
    const { next, output, assign } = await runState(at, state);
    signal.throwIfAborted();
    const exited = stateEvent(run, state, frame.state, 'Exited', { output });
    const variables = { ...frame.variables, ...assign };
    if (next === undefined) {
      const ended: Frame = { ...frame, input: null, variables: {}, ended: true, output };
      run.journal.write(path, ended, [exited], hasBranches(state));
      return output;
    }
    const before = state;
    frame = freshFrame(run, next, output, variables);
    const entered = enteredEvent(run, scope, frame);
    run.journal.write(path, frame, [exited, entered], hasBranches(before));
  }
}

function enter(run: Run, scope: Scope, path: string, input: Json): Frame {
  const frame = freshFrame(run, scope.StartAt, input, {});
  run.journal.write(path, frame, [enteredEvent(run, scope, frame)]);
  return frame;
}

function freshFrame(run: Run, state: string, input: Json, variables: Variables): Frame {
  return { state, input, variables, enteredAt: run.clock.now(), retries: [] };
}

function enteredEvent(run: Run, scope: Scope, frame: Frame): HistoryEvent {
  const state = scope.States[frame.state];
  return stateEvent(run, state, frame.state, 'Entered', { input: frame.input });
}

function stateEvent(
  run: Run,
  state: State | undefined,
  name: string,
  what: 'Entered' | 'Exited',
  data: Partial<HistoryEvent>,
): HistoryEvent {
  return { type: `${state?.Type ?? 'Unknown'}State${what}`, at: run.clock.now(), name, ...data };
}

function hasBranches(state: State): boolean {
  return state.Type === 'Map' || state.Type === 'Parallel';
}

async function runState(at: Position, state: State): Promise<Transition> {
  for (;;) {
    if (state.Type !== 'Wait') await awaitRetry(at);
    try {
      return await attempt(at, state);
    } catch (error) {
      const led = await handleFailure(at, state, asFailure(error, at.signal));
      if (led) return led;
    }
  }
}

function attempt(at: Position, state: State): Promise<Transition> {
  switch (state.Type) {
    case 'Task':
      return runTask(at, state);
    case 'Pass':
    case 'Succeed':
      return leave(at, state, at.frame.input);
    case 'Choice':
      return runChoice(at, state);
    case 'Wait':
      return runWait(at, state);
    case 'Fail':
      return runFail(at, state);
    case 'Map':
      return runMap(at, state, runBranch);
    case 'Parallel':
      return runParallel(at, state, runBranch);
  }
}

function runBranch(at: Position, { scope, index, input, item }: Branch): Promise<Json> {
  const outer = { ...at.outer, ...at.frame.variables };
  const entry = { input, outer, item, signal: at.signal };
  return runScope(at.run, scope, `${at.path}/${index}`, entry);
}
