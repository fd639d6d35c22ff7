import { evaluateTemplate } from './expressions.ts';
import type { Json, TaskState } from './machine-definition.ts';
import { bindingsOf, leave, type Position, type Transition } from './position.ts';
import { StateFailure } from './state-failure.ts';

const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';

interface Call {
  functionId: string;
  payload: Json;
  /** The optimised integration wraps the answer, a function ARN as resource does not. */
  wrapped: boolean;
}

export async function runTask(at: Position, state: TaskState): Promise<Transition> {
  const call = await callOf(at, state);
  const seconds = await timeoutOf(at, state);
  const answer = await withinTimeout(at, seconds, invoke(at, call));
  const result: Json = call.wrapped
    ? { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 }
    : answer;
  return leave(at, state, result, { result });
}

async function callOf(at: Position, state: TaskState): Promise<Call> {
  const given =
    state.Arguments === undefined
      ? at.frame.input
      : await evaluateTemplate(state.Arguments, bindingsOf(at));
  if (state.Resource !== LAMBDA_INVOKE) {
    return { functionId: functionIdOf(state.Resource), payload: given, wrapped: false };
  }
  const { FunctionName, Payload, ...others } = given as Record<string, Json>;
  const unknown = Object.keys(others)[0];
  if (typeof FunctionName !== 'string' || unknown !== undefined) {
    throw new StateFailure(
      'States.Runtime',
      unknown === undefined
        ? 'Arguments.FunctionName is not a text.'
        : `Arguments.${unknown} is not implemented.`,
    );
  }
  return { functionId: functionIdOf(FunctionName), payload: Payload ?? {}, wrapped: true };
}

/** A bare name, or the name in `arn:aws:lambda:<region>:<account>:function:<name>[:<alias>]`. */
function functionIdOf(resource: string): string {
  return resource.startsWith('arn:aws:lambda:') ? (resource.split(':')[6] ?? '') : resource;
}

async function invoke(at: Position, call: Call): Promise<Json> {
  let result: Awaited<ReturnType<typeof at.run.invoke>>;
  try {
    result = await at.run.invoke(call.functionId, call.payload);
  } catch (error) {
    const known = error instanceof Error && error.name === 'UnknownFunctionError';
    throw new StateFailure(
      known ? 'Lambda.ResourceNotFoundException' : 'Lambda.Unknown',
      error instanceof Error ? error.message : String(error),
    );
  }
  if (result.ok) return result.payload as Json;
  throw new StateFailure(result.error.errorType, JSON.stringify(result.error));
}

async function timeoutOf(at: Position, state: TaskState): Promise<number | undefined> {
  if (state.TimeoutSeconds === undefined) return undefined;
  const seconds = await evaluateTemplate(state.TimeoutSeconds, bindingsOf(at));
  if (typeof seconds === 'number' && seconds > 0) return seconds;
  throw new StateFailure('States.QueryEvaluationError', 'TimeoutSeconds is not a positive number.');
}

/** A function that is late or whose execution was stopped goes on by itself; nobody hears it. */
function withinTimeout<T>(
  { run, frame, signal }: Position,
  seconds: number | undefined,
  work: Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const late = () =>
      reject(
        new StateFailure('States.Timeout', `${frame.state} took longer than ${seconds} seconds.`),
      );
    const cancel =
      seconds === undefined ? () => {} : run.clock.wakeAt(run.clock.now() + seconds * 1_000, late);
    work.then(resolve, reject).finally(() => {
      cancel();
      signal.removeEventListener('abort', stop);
    });
  });
}
