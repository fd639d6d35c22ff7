import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newLead, newRep } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let auditor: TestTenant['ok'];
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  ({ ok: auditor } = await t.member(['auditor']));
});
afterAll(() => world.stop());

const denials = async (operation: string): Promise<Body[]> =>
  (await auditor('platform.listDenials')).data.filter((one: Body) => one.operation === operation);
/** What was counted within the hour, or within two if it turned meanwhile. */
const timesOf = (rows: Body[]): number => rows.reduce((sum, { times }) => sum + times, 0);

describe('a request that is refused', () => {
  const unit = { code: 'X', name: 'X', decimals: 0 };

  it('for want of the right is counted, with who asked for what', async () => {
    const worker = await t.member(['worker']);
    for (let count = 0; count < 3; count += 1) {
      expect((await worker.call('masterdata.createUnit', unit)).status).toBe(403);
    }
    expect((await worker.call('masterdata.listCustomer')).status).toBe(403);
    const rows = await denials('masterdata.createUnit');
    expect(rows[0].memberId).toBe(worker.memberId);
    expect(timesOf(rows)).toBe(3);
    expect(timesOf(await denials('masterdata.listCustomer'))).toBe(1);
  });

  it('by the operation itself is counted as well', async () => {
    const [rep, other] = await Promise.all([newRep(t), newRep(t)]);
    const customer = await newCustomer(rep);
    const deal = { name: 'For another', customerId: customer.id, ownerId: other.memberId };
    const refused = await rep.call('crm.createOpportunity', deal);
    expect([refused.status, refused.body.code]).toEqual([403, 'crm.ownerOutOfReach']);
    expect((await rep.call('platform.exportTable', { noun: 'supplier' })).status).toBe(403);
    for (const operation of ['crm.createOpportunity', 'platform.exportTable']) {
      const rows = await denials(operation);
      expect([rows[0]?.memberId, timesOf(rows)]).toEqual([rep.memberId, 1]);
    }
  });

  it('only in a dry run is counted too; another system is named by its key', async () => {
    const key = await t.ok('platform.createApiKey', { name: 'Shop', scopes: ['item.read'] });
    const tried = { dryRun: true, token: key.key };
    expect((await t.call('masterdata.createWarehouse', { code: 'W' }, tried)).status).toBe(403);
    const [row] = await denials('masterdata.createWarehouse');
    expect(row).toMatchObject({ apiKeyId: key.id, times: 1 });
    expect(row).not.toHaveProperty('memberId');
  });

  it('for any other reason is not', async () => {
    expect((await t.call('masterdata.createItem', { code: 'I' })).status).toBe(400);
    expect((await t.call('masterdata.getItem', { id: `itm_${'0'.repeat(26)}` })).status).toBe(404);
    expect(await denials('masterdata.createItem')).toEqual([]);
    expect(await denials('masterdata.getItem')).toEqual([]);
  });
});

const exportsOf = async (noun: string): Promise<Body[]> =>
  (await auditor('platform.listExports')).data.filter((one: Body) => one.noun === noun);

describe('an export', () => {
  it('is noted with who took what and how much', async () => {
    const rep = await newRep(t);
    await newCustomer(rep);
    const filter = { tier: { in: 'A,C' } };
    await rep.call('platform.exportTable', { noun: 'customer', filter, search: 'Customer' });
    await t.call('platform.exportTable', { noun: 'customer' });
    const [whole, narrowed] = await exportsOf('customer');
    expect(narrowed).toEqual({
      at: expect.any(String),
      memberId: rep.memberId,
      noun: 'customer',
      search: 'Customer',
      filter: JSON.stringify(filter),
      rows: 1,
    });
    const { total } = await t.ok('masterdata.listCustomer', { count: true });
    expect(whole).toMatchObject({ rows: total });
    expect(whole).not.toHaveProperty('filter');
  });

  it('by a personal value keeps the value to itself', async () => {
    const { phone } = await newLead(t);
    const filter = { phone: { eq: phone }, state: { eq: 'pool' } };
    await t.call('platform.exportTable', { noun: 'lead', filter });
    const [noted] = await exportsOf('lead');
    expect(JSON.parse(noted.filter)).toEqual({ phone: { eq: '…' }, state: { eq: 'pool' } });
  });

  it('that failed or was refused is none', async () => {
    const filter = { dragon: { eq: '1' } };
    expect((await t.call('platform.exportTable', { noun: 'item', filter })).status).toBe(400);
    const worker = await t.member(['worker']);
    expect((await worker.call('platform.exportTable', { noun: 'item' })).status).toBe(403);
    expect(await exportsOf('item')).toEqual([]);
  });
});

describe('what the audit noted', () => {
  it('comes page by page, newest first', async () => {
    const other = await world.tenant();
    for (const code of ['KG', 'M', 'BOX', 'PCS']) {
      const filter = { code: { eq: code } };
      await other.call('platform.exportTable', { noun: 'unit', filter });
    }
    const codes: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await other.ok('platform.listExports', { limit: 2, ...(cursor && { cursor }) });
      codes.push(...page.data.map(({ filter }: Body) => JSON.parse(filter).code.eq));
      cursor = page.nextCursor;
    } while (cursor);
    expect(codes).toEqual(['PCS', 'BOX', 'M', 'KG']);
    expect((await other.ok('platform.listExports', { month: '2020-01' })).data).toEqual([]);
    expect((await other.ok('platform.listDenials')).data).toEqual([]);
  });

  it('is for those who audit', async () => {
    for (const operation of ['platform.listDenials', 'platform.listExports']) {
      const rep = await newRep(t);
      expect((await rep.call(operation)).status).toBe(403);
      expect((await t.call(operation, { month: '2026-13' })).status).toBe(400);
    }
  });
});
