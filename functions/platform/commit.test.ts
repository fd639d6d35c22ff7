import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { commit } from './commit.ts';
import type { Ctx } from './context.ts';
import { createStore } from './store.ts';

// A real store refuses for good only what this code never sends, so the wire is played here.
const mock = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'x' }));
const clock: Clock = {
  now: () => 1_800_000_000_000,
  random: (bytes) => new Uint8Array(bytes),
  sleep: async () => undefined,
};
const ctx = {
  tenant: { id: 't_a', generation: 1 },
  actor: { kind: 'user', id: 'mem_a' },
  now: '2026-11-21T00:00:00.000Z',
  requestId: 'r',
  random: clock.random,
  store: createStore(client, 'table'),
} as unknown as Ctx;
const request = { operation: 'a.b', requestHash: 'h', principal: 'user:mem_a', key: 'k' };
const cancelled = (...codes: string[]) =>
  Object.assign(new Error('cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const sent = () => mock.commandCalls(TransactWriteCommand).length;

beforeEach(() => {
  mock.reset();
  mock.on(BatchGetCommand).resolves({ Responses: {} });
});

describe('a transaction that was cancelled', () => {
  it('is sent again after a conflict, under another commit id', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .resolves({});
    await commit(ctx, { result: 1 }, request, clock);
    const ids = mock
      .commandCalls(TransactWriteCommand)
      .map((call) => call.args[0].input.TransactItems?.[1]?.Put?.Item?.sk);
    expect(new Set(ids).size).toBe(2);
  });

  it('is not sent again when the store will never take it', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('None', 'ValidationError'));
    await expect(commit(ctx, { result: 1 }, request, clock)).rejects.toThrow('cancelled');
    expect(sent()).toBe(1);
  });

  it('says that the store is busy when conflicts do not end', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('None', 'TransactionConflict'));
    await expect(commit(ctx, { result: 1 }, request, clock)).rejects.toMatchObject({ status: 503 });
    expect(sent()).toBeGreaterThan(10);
  });
});
