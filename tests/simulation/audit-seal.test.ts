import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantTable } from '../../functions/platform/aws.ts';
import { createStore } from '../../functions/platform/store.ts';
import { verifyLog } from '../../functions/platform/verify-log.ts';
import { idTime, makeId } from '../../shared/kernel/id.ts';
import { startWorld, type TestTenant, type World } from '../support/harness.ts';

let world: World;
let tenant: TestTenant;
let raw: DynamoDBClient;
let table: string;
const later = 10 * 60_000;

beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  for (let index = 0; index < 12; index += 1) {
    await tenant.ok('platform.createApiKey', { name: `k${index}`, scopes: ['member.read'] });
  }
  await world.settle();
  table = tenantTable('local', { id: tenant.id, generation: 1 });
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  raw = new DynamoDBClient({ endpoint: world.host.storeEndpoint, region: 'x', credentials });
});
afterAll(async () => {
  raw.destroy();
  await world.stop();
});

const verify = () =>
  verifyLog(createStore(DynamoDBDocumentClient.from(raw), table), {
    sinceMs: idTime(tenant.id),
    nowMs: Date.now() + later,
  });

async function logItems() {
  const pk = `log#${new Date().toISOString().slice(0, 7)}#0`;
  const answer = await raw.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
    }),
  );
  return answer.Items ?? [];
}

const keyOf = (item: Record<string, unknown>) => ({ pk: item.pk, sk: item.sk }) as never;
const put = (Item: never) => raw.send(new PutItemCommand({ TableName: table, Item }));

describe('the sealed log', () => {
  it('stands when nobody has touched it, and holds every commit', async () => {
    const report = await verify();
    expect(report.broken).toEqual([]);
    expect(report.sealed).toBe((await logItems()).length);
  });

  it('is verified through the API by whoever may read the log, and by nobody else', async () => {
    const { ok, sealed } = await tenant.ok('platform.verifyLog');
    expect(ok).toBe(true);
    expect(sealed).toBe((await logItems()).length);
    const worker = await tenant.member(['worker']);
    expect((await worker.call('platform.verifyLog')).status).toBe(403);
    await world.settle();
  });

  it('shows an altered commit', async () => {
    const item = (await logItems())[3] as never as Record<string, { S: string }>;
    await put({ ...item, by: { S: 'user:somebody-else' } } as never);
    expect((await verify()).broken).toEqual([{ commitId: item.sk?.S, reason: 'altered' }]);
    await put(item as never);
    expect((await verify()).broken).toEqual([]);
  });

  it('shows a deleted commit', async () => {
    const item = (await logItems())[5] as never as Record<string, { S: string }>;
    await raw.send(new DeleteItemCommand({ TableName: table, Key: keyOf(item) }));
    expect((await verify()).broken).toEqual([{ commitId: item.sk?.S, reason: 'missing' }]);
    await put(item as never);
  });

  it('shows an inserted commit', async () => {
    const item = (await logItems())[2] as never as Record<string, { S: string }>;
    const sk = makeId('c', idTime(item.sk?.S as string) + 1, new Uint8Array(10).fill(7));
    const planted = { ...item, sk: { S: sk } };
    await put(planted as never);
    expect((await verify()).broken).toEqual([{ commitId: sk, reason: 'unsealed' }]);
    await raw.send(new DeleteItemCommand({ TableName: table, Key: keyOf(planted) }));
  });

  it('shows a seal that was cut off, and two that changed places', async () => {
    const seals = await raw.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'seal#0' } },
      }),
    );
    const last = seals.Items?.at(-1) as never as Record<string, unknown>;
    await raw.send(new DeleteItemCommand({ TableName: table, Key: keyOf(last) }));
    const cut = (await verify()).broken.map(({ reason }) => reason);
    expect(cut).toContain('chain');
    expect(cut).toContain('unsealed');
    await put(last as never);
    const [one, two] = seals.Items as never as Record<string, unknown>[];
    await put({ ...one, chain: two?.chain } as never);
    expect((await verify()).broken.map(({ reason }) => reason)).toContain('chain');
    await put(one as never);
    expect((await verify()).broken).toEqual([]);
  });
});
