import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../support/harness.ts';
import { rawTable } from '../support/raw-table.ts';
import { commitsOf } from './log-check.ts';

const PERSON = 'Zhao Liying';
const customer = {
  code: 'C1',
  name: 'Customer',
  tier: 'A',
  revenuePoint: 'delivery',
  paymentTerms: { kind: 'net', days: 30 },
  contacts: [{ name: PERSON }],
  note: 'n',
};

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
});
afterAll(() => world.stop());

it('no personal value is in the log, not even of a request that changed nothing', async () => {
  const { id } = await tenant.ok('masterdata.createCustomer', customer);
  await tenant.ok('masterdata.updateCustomer', { id, note: 'm' });
  const same = { key: 'same' };
  const first = await tenant.call('masterdata.updateCustomer', { id, note: 'm' }, same);
  await tenant.ok('masterdata.archiveCustomer', { id, archived: false });
  const table = rawTable(world, tenant.id);
  const log = commitsOf(await table.scan());
  table.close();
  expect(log.some(({ operation }) => operation === 'masterdata.archiveCustomer')).toBe(true);
  const told = log.filter((commit) => JSON.stringify(commit).includes(PERSON));
  expect(told.map(({ operation }) => operation)).toEqual([]);

  const again = await tenant.call('masterdata.updateCustomer', { id, note: 'm' }, same);
  expect(first.text).toContain(PERSON);
  expect(again.text).toBe(first.text);
});
