import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { StoreTransport } from '../../../functions/platform/store-transport.ts';
import type { Guard } from './guard.ts';
import { nearStore, reachNear } from './near-store.ts';
import * as wire from './wire-error.ts';

const PATIENCE_MS = 50;
const found = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from('{"Item":{"pk":{"S":"轴承"}}}'),
};
const ended: (() => unknown)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** What the SDK makes of a store within reach; port 1 answers nobody over the wire. */
function asked(answer: Guard['answer']) {
  const takeBack = reachNear('127.0.0.1:1', nearStore({ answer }));
  const client = new DynamoDBClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'cn-local-1',
    credentials: { accessKeyId: 'known', secretAccessKey: 'any' },
    maxAttempts: 1,
    requestHandler: new StoreTransport(PATIENCE_MS),
  });
  ended.push(takeBack, () => client.destroy());
  const get = () => client.send(new GetItemCommand({ TableName: 't', Key: { pk: { S: '轴承' } } }));
  return { get, takeBack };
}

it('a call reaches the store with its headers and bytes, and its answer the caller', async () => {
  const seen: string[] = [];
  const { get } = asked(async (headers, body) => {
    seen.push(String(headers['x-amz-target']), String(headers.authorization), body.toString());
    return found;
  });
  expect((await get()).Item).toEqual({ pk: { S: '轴承' } });
  expect(seen).toEqual([
    'DynamoDB_20120810.GetItem',
    expect.stringContaining('Credential=known/'),
    '{"TableName":"t","Key":{"pk":{"S":"轴承"}}}',
  ]);
});

it('an error of the store is the error of the SDK', async () => {
  const { get } = asked(async () => wire.answerOf(wire.throttling()));
  await expect(get()).rejects.toMatchObject({ name: 'ThrottlingException' });
});

it('a call that is cut is a broken connection', async () => {
  const { get } = asked(async () => undefined);
  await expect(get()).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('a store that is silent for too long has timed out', async () => {
  const { get } = asked(() => new Promise(() => {}));
  await expect(get()).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('taken back, its address is asked over the wire', async () => {
  const { get, takeBack } = asked(async () => found);
  takeBack();
  await expect(get()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
