import { randomUUID } from 'node:crypto';
import type { Execution, ExecutionStatus, RecordedEvent } from '../workflows/execution-store.ts';
import type { StepFunctions } from '../workflows/step-functions.ts';
import { jsonTargetHandler, WireError, type WireHandler } from './http-messages.ts';

interface StartInput {
  stateMachineArn?: string;
  name?: string;
  input?: string;
}
interface ArnInput {
  executionArn?: string;
}
interface ListInput {
  stateMachineArn?: string;
  statusFilter?: ExecutionStatus;
  maxResults?: number;
  nextToken?: string;
}
interface HistoryInput extends ArnInput {
  reverseOrder?: boolean;
  maxResults?: number;
  includeExecutionData?: boolean;
}

const LARGEST_REQUEST_BYTES = 1024 * 1024;
const LARGEST_INPUT_BYTES = 256 * 1024;

/** The part of the Step Functions API that the product and its tools use. */
export function stepFunctionsHandler(engine: StepFunctions): WireHandler {
  return jsonTargetHandler('AWSStepFunctions', '1.0', LARGEST_REQUEST_BYTES, {
    StartExecution: (input: StartInput) => startExecution(engine, input),
    DescribeExecution: ({ executionArn }: ArnInput) => {
      const execution = existing(engine, executionArn);
      const { id } = machineOf(engine, execution.machine);
      return { ...summary(engine, execution, id), ...payloads(execution) };
    },
    StopExecution: ({
      executionArn,
      error,
      cause,
    }: ArnInput & { error?: string; cause?: string }) => {
      const { arn, stoppedAt } = existing(engine, executionArn);
      return { stopDate: seconds(engine.stop(arn, error, cause) ?? stoppedAt ?? 0) };
    },
    ListExecutions: (input: ListInput) => listExecutions(engine, input),
    GetExecutionHistory: (input: HistoryInput) => {
      const events = engine.history(existing(engine, input.executionArn).arn);
      const ordered = input.reverseOrder ? events.toReversed() : events;
      const shown = ordered.slice(0, input.maxResults || undefined);
      return { events: shown.map((event) => eventOf(event, input.includeExecutionData !== false)) };
    },
  });
}

async function startExecution(engine: StepFunctions, request: StartInput) {
  const machine = machineOf(engine, request.stateMachineArn ?? '');
  const name = request.name ?? randomUUID();
  if (!/^[0-9A-Za-z_-]{1,80}$/.test(name)) {
    throw new WireError(400, 'InvalidName', `Invalid Name: '${name}'`);
  }
  const input = inputOf(request.input ?? '{}');
  if (machine.type === 'EXPRESS') {
    // The API answers at once; what becomes of an Express execution is in its log.
    engine.start(machine.id, name, input).catch(() => {});
    const arn = machine.arn.replace(':stateMachine:', ':express:');
    return { executionArn: `${arn}:${name}:${randomUUID()}`, startDate: seconds(Date.now()) };
  }
  const { execution, created } = await engine.start(machine.id, name, input);
  const same = JSON.stringify(execution.input) === JSON.stringify(input);
  if (!created && (execution.status !== 'RUNNING' || !same)) {
    throw new WireError(
      400,
      'ExecutionAlreadyExists',
      `Execution Already Exists: '${execution.arn}'`,
    );
  }
  return { executionArn: execution.arn, startDate: seconds(execution.startedAt) };
}

function inputOf(text: string): unknown {
  try {
    if (Buffer.byteLength(text) <= LARGEST_INPUT_BYTES) return JSON.parse(text);
  } catch {
    // Answered below, as text that is too long is.
  }
  throw new WireError(400, 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
}

function listExecutions(engine: StepFunctions, input: ListInput) {
  const machine = machineOf(engine, input.stateMachineArn ?? '');
  if (machine.type === 'EXPRESS') {
    throw new WireError(
      400,
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  }
  const skip = Number(input.nextToken ?? 0);
  if (!Number.isInteger(skip)) throw new WireError(400, 'InvalidToken', 'Invalid Token');
  const limit = Math.min(input.maxResults || 100, 1000);
  const found = engine.list(machine.id, {
    limit: limit + 1,
    skip,
    ...(input.statusFilter ? { status: input.statusFilter } : {}),
  });
  return {
    executions: found.slice(0, limit).map((one) => summary(engine, one, machine.id)),
    ...(found.length > limit ? { nextToken: String(skip + limit) } : {}),
  };
}

function machineOf(engine: StepFunctions, arn: string) {
  const machine = engine.machine(arn);
  if (machine) return machine;
  const message = `State Machine Does Not Exist: '${arn}'`;
  throw new WireError(400, 'StateMachineDoesNotExist', message);
}

function existing(engine: StepFunctions, arn = ''): Execution {
  const execution = engine.describe(arn);
  if (execution) return execution;
  throw new WireError(400, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}

function summary(engine: StepFunctions, execution: Execution, machineId: string) {
  return {
    executionArn: execution.arn,
    stateMachineArn: engine.machine(machineId)?.arn,
    name: execution.name,
    status: execution.status,
    startDate: seconds(execution.startedAt),
    ...(execution.stoppedAt === undefined ? {} : { stopDate: seconds(execution.stoppedAt) }),
  };
}

function payloads({ input, output, error, cause }: Execution) {
  return {
    input: JSON.stringify(input),
    inputDetails: { included: true },
    ...(output === undefined
      ? {}
      : { output: JSON.stringify(output), outputDetails: { included: true } }),
    error,
    cause,
  };
}

/** The details' member is named after the type; Lambda's own name for a failed task is kept. */
function eventOf(event: RecordedEvent, withData: boolean) {
  const { id, type, at, name, input, output, error, cause } = event;
  const data = withData
    ? {
        ...(input === undefined ? {} : { input: JSON.stringify(input) }),
        ...(output === undefined ? {} : { output: JSON.stringify(output) }),
      }
    : {};
  const detail = { ...(name === undefined ? {} : { name }), ...data };
  const base = { id, previousEventId: id - 1, timestamp: seconds(at), type };
  if (type.endsWith('StateEntered')) return { ...base, stateEnteredEventDetails: detail };
  if (type.endsWith('StateExited')) return { ...base, stateExitedEventDetails: detail };
  const member = `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
  return { ...base, [member]: { ...data, error, cause } };
}

function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}
