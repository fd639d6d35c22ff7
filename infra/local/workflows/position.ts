import type { HostClock } from '../host-clock.ts';
import type { InvocationResult } from '../invoke.ts';
import { type Bindings, evaluateTemplate } from './expressions.ts';
import type { Frame, HistoryEvent, Journal } from './journal.ts';
import type { Json, Machine, Scope, Variables } from './machine-definition.ts';
import { StateFailure } from './state-failure.ts';
import type { Waits } from './waits.ts';

/** One execution under way, as the interpreter sees it. */
export interface Run {
  machine: Machine;
  machineArn: string;
  execution: { arn: string; name: string; input: Json; startedAt: number };
  journal: Journal;
  clock: HostClock;
  random: () => number;
  waits: Waits;
  functions: Bindings;
  invoke(functionId: string, payload: unknown): Promise<InvocationResult>;
}

/** Where in the run: a scope (machine, item or branch) and its frame. */
export interface Position {
  run: Run;
  scope: Scope;
  path: string;
  frame: Frame;
  outer: Variables;
  item: { Index: number; Value: Json } | undefined;
  signal: AbortSignal;
}

export interface Transition {
  /** Absent when the scope ends here. */
  next?: string;
  output: Json;
  assign: Variables;
}

/** Step Functions' limit for what passes from state to state, in bytes of UTF-8. */
const LARGEST_PAYLOAD_BYTES = 256 * 1024;

type Extra = Partial<Record<'result' | 'errorOutput', Json>>;

/** `$states`, the variables in sight and the functions; `item` overrides the position's own. */
export function bindingsOf(at: Position, extra: Extra = {}, item = at.item): Bindings {
  const states = { input: at.frame.input, context: contextOf(at, item), ...extra };
  return { ...at.run.functions, ...at.outer, ...at.frame.variables, states };
}

function contextOf({ run, frame }: Position, item: Position['item']) {
  const { execution, machine } = run;
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input,
      Name: execution.name,
      RoleArn: `arn:aws:iam::000000000000:role/${machine.id}`,
      StartTime: new Date(execution.startedAt).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: run.machineArn, Name: machine.id },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      RetryCount: frame.retries.reduce((sum, count) => sum + count, 0),
    },
    ...(item ? { Map: { Item: item } } : {}),
  };
}

interface Holder {
  Output?: Json;
  Assign?: Json;
  Next?: string;
}

/** Output and Assign both see the variables as they were when the state was entered. */
export async function leave(
  at: Position,
  holder: Holder,
  fallback: Json,
  extra: Extra = {},
): Promise<Transition> {
  const bindings = bindingsOf(at, extra);
  const output =
    holder.Output === undefined ? fallback : await evaluateTemplate(holder.Output, bindings);
  const assign =
    holder.Assign === undefined
      ? {}
      : ((await evaluateTemplate(holder.Assign, bindings)) as Variables);
  if (Buffer.byteLength(JSON.stringify(output)) > LARGEST_PAYLOAD_BYTES) {
    throw new StateFailure(
      'States.DataLimitExceeded',
      `The state '${at.frame.state}' returned a result larger than 262144 bytes.`,
    );
  }
  return { output, assign, ...(holder.Next === undefined ? {} : { next: holder.Next }) };
}

/** Changes the current frame, in memory and in the journal. */
export function amendFrame(
  at: Position,
  change: (frame: Frame) => void,
  events: readonly HistoryEvent[] = [],
  dropBelow = false,
): void {
  // A stopped execution has no frames any more, and must not get new ones.
  at.signal.throwIfAborted();
  change(at.frame);
  at.run.journal.write(at.path, at.frame, events, dropBelow);
}
