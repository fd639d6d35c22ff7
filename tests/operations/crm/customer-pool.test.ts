import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newRep, poolOf } from '../../support/crm.ts';
import {
  type Body,
  startWorld,
  type TestMember,
  type TestTenant,
  type World,
} from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let rep: TestMember;
let pool: Body;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  rep = await newRep(tenant);
  pool = await poolOf(tenant, '华东');
});
afterAll(() => world.stop());

const contacts = [{ name: '王小明', phone: '13800000001' }];

/** A customer of the region that somebody has put back. */
async function waiting(fields: Record<string, unknown> = {}): Promise<Body> {
  const { id } = await newCustomer(tenant, { region: '华东', contacts, ...fields });
  return tenant.ok('crm.returnCustomer', { id });
}

const listed = async (by: Pick<TestMember, 'ok'>, id: string): Promise<Body[]> =>
  (await by.ok('crm.listPooledCustomers', { id, limit: 500 })).data;

describe('200', () => {
  it('who is returned waits in the pool, masked, and is whole again for the claimer', async () => {
    const made = await waiting();
    expect(made.ownerId).toBeUndefined();
    expect((await rep.call('masterdata.getCustomer', { id: made.id })).status).toBe(404);
    const row = (await listed(rep, pool.id)).find(({ id }) => id === made.id);
    expect(row).toMatchObject({ name: made.name, contactName: '王**', phone: '138****0001' });
    const claimed = await rep.ok('crm.claimCustomer', { id: made.id });
    expect(claimed).toMatchObject({ ownerId: rep.memberId, team: 'east', contacts });
    expect(await rep.ok('masterdata.getCustomer', { id: made.id })).toEqual(claimed);
    expect((await listed(rep, pool.id)).map(({ id }) => id)).not.toContain(made.id);
    const { data } = await rep.ok('masterdata.historyCustomer', { id: made.id });
    expect(data[0]).toMatchObject({
      operation: 'crm.claimCustomer',
      actor: `user:${rep.memberId}`,
      changed: { ownerId: { before: null, after: rep.memberId } },
    });
  });

  it('of ten who claim at the same moment one has it; nine hear 409', async () => {
    const { id } = await waiting();
    const reps = await Promise.all(Array.from({ length: 10 }, () => newRep(tenant)));
    const answers = await Promise.all(reps.map((one) => one.call('crm.claimCustomer', { id })));
    const codes = answers.map(({ status, body }) => (status === 200 ? 'won' : body.code)).sort();
    expect(codes).toEqual([...Array(9).fill('crm.customerTaken'), 'won']);
  });

  it('a second click and a repeated key answer the same', async () => {
    const { id } = await waiting();
    const first = await rep.call('crm.claimCustomer', { id }, { key: 'claim-c' });
    const again = await rep.call('crm.claimCustomer', { id }, { key: 'claim-c' });
    expect(again.text).toBe(first.text);
    expect((await rep.ok('crm.claimCustomer', { id })).version).toBe(first.body.version);
  });

  it('a dry run takes nothing and shows no contact', async () => {
    const { id } = await waiting();
    const dry = await rep.call('crm.claimCustomer', { id }, { dryRun: true });
    expect(dry.status).toBe(200);
    expect(dry.text).not.toContain('13800000001');
    expect((await tenant.ok('masterdata.getCustomer', { id })).ownerId).toBeUndefined();
  });

  it('a region that no pool names lies in the one that takes the rest, page by page', async () => {
    const { data } = await tenant.ok('crm.listLeadPool', { filter: { takesRest: { eq: 'true' } } });
    const rest = data[0];
    const ids = [];
    for (const region of ['火星', undefined, '火星']) ids.push((await waiting({ region })).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tenant.ok('crm.listPooledCustomers', { id: rest.id, limit: 1, cursor });
      expect(page.total).toBeGreaterThanOrEqual(ids.length);
      seen.push(...page.data.map((row: Body) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(expect.arrayContaining(ids));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('refusals', () => {
  it('404: a pool and its customers are not for those of another region', async () => {
    const { id } = await waiting();
    const stranger = await newRep(tenant, ['西南']);
    const peek = await stranger.call('crm.listPooledCustomers', { id: pool.id });
    expect(peek.status).toBe(404);
    expect((await stranger.call('crm.claimCustomer', { id })).status).toBe(404);
  });

  it('403: a worker claims nobody; 404: a representative returns only their own', async () => {
    const { id } = await waiting();
    const worker = await tenant.member(['worker']);
    expect((await worker.call('crm.claimCustomer', { id })).status).toBe(403);
    await rep.ok('crm.claimCustomer', { id });
    const colleague = await newRep(tenant, ['华东'], 'west');
    expect((await colleague.call('crm.returnCustomer', { id })).status).toBe(404);
  });

  it('422: who lies in the pool cannot be returned again', async () => {
    const { id } = await waiting();
    const again = await tenant.call('crm.returnCustomer', { id });
    expect([again.status, again.body.code]).toEqual([422, 'crm.noOwner']);
  });

  it('422: the day’s cap, and one’s own customer too soon after its return', async () => {
    const { version } = await tenant.ok('crm.getLeadPool', { id: pool.id });
    const limits = { id: pool.id, dailyClaimLimit: 2, coolDownDays: 7 };
    await tenant.ok('crm.updateLeadPool', limits, { ifMatch: version });
    const eager = await newRep(tenant);
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push((await waiting()).id);
    const [first, second, third] = ids;
    await eager.ok('crm.claimCustomer', { id: first });
    await eager.ok('crm.returnCustomer', { id: first });
    const soon = await eager.call('crm.claimCustomer', { id: first });
    expect([soon.status, soon.body.code]).toEqual([422, 'crm.coolingDown']);
    const other = await newRep(tenant);
    expect((await other.call('crm.claimCustomer', { id: first })).status).toBe(200);
    await eager.ok('crm.claimCustomer', { id: second });
    const spent = await eager.call('crm.claimCustomer', { id: third });
    expect([spent.status, spent.body.code]).toEqual([422, 'crm.dailyClaimsSpent']);
  });
});
