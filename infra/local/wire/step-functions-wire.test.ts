import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOf } from '../workflows/engine-for-tests.ts';
import { serve } from './endpoint-for-tests.ts';
import { stepFunctionsHandler } from './step-functions-wire.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
const { engine } = engineOf({
  A: {
    Type: 'Choice',
    Choices: [{ Condition: '{% $exists($states.input.sleep) %}', Next: 'Sleep' }],
    Default: 'B',
  },
  Sleep: { Type: 'Wait', Seconds: 1_000, End: true },
  B: { Type: 'Succeed', Output: { n: '{% $states.input.n + 1 %}' } },
});
let client: SFNClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const server = await serve([stepFunctionsHandler(engine)]);
  close = server.close;
  client = new SFNClient(server.config);
});
afterAll(async () => {
  engine.close();
  await close();
});

const start = (name: string, input: unknown, machine = stateMachineArn) =>
  client.send(
    new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify(input) }),
  );

describe('Step Functions over the wire', () => {
  it('starts, runs to the end and tells all about it', async () => {
    const { executionArn, startDate } = await start('run-1', { n: 1 });
    await engine.idle();
    expect(startDate).toBeInstanceOf(Date);
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      name: 'run-1',
      stateMachineArn,
      input: '{"n":1}',
      output: '{"n":2}',
    });
    expect(described.stopDate).toBeInstanceOf(Date);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events?.[3]?.stateEnteredEventDetails).toEqual({ name: 'B', input: '{"n":1}' });
    expect(events?.[5]?.executionSucceededEventDetails?.output).toBe('{"n":2}');
  });

  it('answers a repeated start of a running execution alike, and stops it', async () => {
    const first = await start('run-2', { sleep: true });
    const again = await start('run-2', { sleep: true });
    expect(again).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
    await expect(start('run-2', { sleep: 1 })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    const { executionArn } = first;
    const stop = new StopExecutionCommand({ executionArn, error: 'Operator', cause: 'tea' });
    expect((await client.send(stop)).stopDate).toBeInstanceOf(Date);
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({ status: 'ABORTED', error: 'Operator', cause: 'tea' });
    await expect(start('run-2', { sleep: true })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });

  it('lists by status, page by page', async () => {
    for (const n of [1, 2, 3]) await start(`page-${n}`, { n });
    await engine.idle();
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const query = {
        stateMachineArn,
        statusFilter: 'SUCCEEDED',
        maxResults: 2,
        nextToken,
      } as const;
      const page = await client.send(new ListExecutionsCommand(query));
      names.push(...(page.executions ?? []).map(({ name }) => name ?? ''));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(names.filter((name) => name.startsWith('page-')).toSorted()).toEqual([
      'page-1',
      'page-2',
      'page-3',
    ]);
  });

  it.each([
    ['StateMachineDoesNotExist', () => start('x', {}, `${stateMachineArn}-other`)],
    ['InvalidName', () => start('a b', {})],
    [
      'InvalidExecutionInput',
      () => client.send(new StartExecutionCommand({ stateMachineArn, input: '{' })),
    ],
    [
      'ExecutionDoesNotExist',
      () => client.send(new DescribeExecutionCommand({ executionArn: 'arn:none' })),
    ],
  ])('answers %s', async (name, call) => {
    await expect(call()).rejects.toMatchObject({ name });
  });
});
