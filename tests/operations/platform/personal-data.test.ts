import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeCommit } from '../../../functions/platform/commit-log.ts';
import { hashOf } from '../../../functions/platform/hashing.ts';
import { type Packed, unpack } from '../../../functions/platform/packing.ts';
import type { Item } from '../../../functions/platform/store.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type RawTable, rawTable } from '../../support/raw-table.ts';

const contacts = [{ name: 'Personal Canary', phone: '13800000001' }];
const codes = ['P1', 'P2'];

let world: World;
let tenant: TestTenant;
let table: RawTable;
let ids: string[];
let items: Item[];
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  table = rawTable(world, tenant.id);
  ids = [];
  for (const code of codes) {
    ids.push((await tenant.ok('masterdata.createCustomer', { code, name: code, contacts })).id);
  }
  items = await table.scan();
});
afterAll(async () => {
  table.close();
  await world.stop();
});

const loggedOf = (id: string) =>
  items
    .filter(({ pk }) => pk.startsWith('log#'))
    .flatMap((item) => decodeCommit(item).changes)
    .find((change) => change.id === id);
const partOf = (id: string) =>
  items.find(({ pk, sk }) => pk === `customer#${id}` && sk.startsWith('personal#')) as Item;

it('keeps personal values out of the log, which holds their hash', () => {
  for (const id of ids) {
    const logged = loggedOf(id);
    expect(JSON.stringify(logged)).not.toContain('Canary');
    const part = partOf(id);
    expect(logged?.personal).toBe(hashOf([part.salt, unpack(part as Packed)]));
  }
});

it('salts the same values anew for each document, so that one hash tells nothing of another', () => {
  const [one, two] = ids.map((id) => loggedOf(id)?.personal);
  expect(one).not.toBe(two);
  const [a, b] = ids.map((id) => partOf(id).salt);
  expect(a).not.toBe(b);
});

it('leaves a readable document, and no salt to guess by, when a person is erased', async () => {
  const [id] = ids as [string];
  const { pk, sk } = partOf(id);
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
  const left = await tenant.ok('masterdata.getCustomer', { id });
  expect(left.code).toBe('P1');
  expect(left.contacts).toBeUndefined();
  const rest = (await table.scan()).filter((item) => item.pk === pk);
  expect(JSON.stringify(rest)).not.toContain('salt');
});
