import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../functions/platform/store.ts';
import { verifyLog } from '../../functions/platform/verify-log.ts';
import { mulberry32 } from '../../infra/local/store/faults.ts';
import { idTime } from '../../shared/kernel/id.ts';
import { type Body, startWorld, type TestTenant, type World } from '../support/harness.ts';
import { type RawTable, rawTable } from '../support/raw-table.ts';

const LINES = 1_000;
const FIRST_IDEOGRAPH = 0x4e00;
const IDEOGRAPHS = 20_000;
const LATER_MS = 10 * 60_000;

let world: World;
let t: TestTenant;
let table: RawTable;
let customerId = '';
let itemId = '';
const random = mulberry32(7);

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  table = rawTable(world, t.id);
  const unit = (await t.ok('masterdata.listUnit', { limit: 1 })).data[0];
  customerId = (await t.ok('masterdata.createCustomer', { code: 'K', name: '客户' })).id;
  itemId = (await t.ok('masterdata.createItem', { code: 'A', name: '物料', unitId: unit.id })).id;
});
afterAll(async () => {
  table.close();
  await world.stop();
});

/** Text that does not deflate. */
const words = (length: number): string =>
  Array.from({ length }, () =>
    String.fromCodePoint(FIRST_IDEOGRAPH + Math.floor(random() * IDEOGRAPHS)),
  ).join('');

const quotation = (length: number) => ({
  customerId,
  lines: Array.from({ length: LINES }, () => ({
    itemId,
    description: words(length),
    quantity: '1',
    price: '1',
  })),
});

const verify = () =>
  verifyLog(createStore(table.client, table.name), {
    sinceMs: idTime(t.id),
    nowMs: Date.now() + LATER_MS,
  });

/** The part items of a commit, as the store has them. */
async function partsOf(commitId: string) {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `logpart#${commitId}` } },
    }),
  );
  return Items;
}

describe('a commit too large for one item', () => {
  let made: Body;
  let commitId = '';

  it('is answered, found again in the list and in the history, and answered again', async () => {
    const input = quotation(150);
    const answer = await t.call('sales.createQuotation', input, { key: 'large' });
    expect(answer.status, answer.text.slice(0, 300)).toBe(201);
    made = answer.body;
    commitId = answer.headers.get('x-commit-id') ?? '';
    expect((await partsOf(commitId)).length).toBeGreaterThan(1);
    const again = await t.call('sales.createQuotation', input, { key: 'large' });
    expect(again.text).toBe(answer.text);
    await world.settle();
    expect(await t.ok('sales.getQuotation', { id: made.id })).toEqual(made);
    const { data } = await t.ok('sales.listQuotation', { filter: { number: { eq: made.number } } });
    expect(data[0].lines).toHaveLength(LINES);
    const { data: history } = await t.ok('sales.historyQuotation', { id: made.id });
    expect(history).toHaveLength(1);
  });

  it('is sealed with its parts: one that is altered or gone shows', async () => {
    expect((await verify()).broken).toEqual([]);
    const [part] = (await partsOf(commitId)) as [Record<string, never>];
    const Key = { pk: part['pk'], sk: part['sk'] } as never;
    const z = Buffer.from((part['z'] as unknown as { B: Uint8Array }).B);
    z.writeUInt8(z.readUInt8(100) ^ 1, 100);
    const put = (Item: object) =>
      table.client.send(new PutItemCommand({ TableName: table.name, Item: Item as never }));
    await put({ ...part, z: { B: z } });
    expect((await verify()).broken).toEqual([{ commitId, reason: 'altered' }]);
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key }));
    expect((await verify()).broken).toEqual([{ commitId, reason: 'altered' }]);
    await put(part);
    expect((await verify()).broken).toEqual([]);
  });

  it('422: a document that no item can hold is refused, and says what to do', async () => {
    const { status, body } = await t.call('sales.createQuotation', quotation(200));
    expect([status, body.code]).toEqual([422, 'documentTooLarge']);
  });
});
