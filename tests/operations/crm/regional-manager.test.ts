import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newDeal, newLead, newRep } from '../../support/crm.ts';
import {
  type Body,
  startWorld,
  type TestMember,
  type TestTenant,
  type World,
} from '../../support/harness.ts';

/** A manager of 华东; customers and deals of representatives there and in 华北. */
let world: World;
let t: TestTenant;
let manager: TestMember;
let east: Body;
let north: Body;
let moved: Body;
let movedDeal: Body;
const deals: Record<string, Body> = {};

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  manager = await t.member(['regionalManager'], { team: 'head', regions: ['华东'] });
  const [eastRep, northRep] = await Promise.all([newRep(t), newRep(t, ['华北'], 'north')]);
  const of = (rep: TestMember, team: string, region: string, name: string) =>
    newCustomer(t, { name, ownerId: rep.memberId, team, region });
  east = await of(eastRep, 'east', '华东', 'East Ltd');
  north = await of(northRep, 'north', '华北', 'North Ltd');
  moved = await of(eastRep, 'east', '华东', 'Moved Ltd');
  deals['east'] = await newDeal(eastRep, { customerId: east.id, name: 'East deal' });
  deals['north'] = await newDeal(northRep, { customerId: north.id, name: 'North deal' });
  movedDeal = await newDeal(eastRep, { customerId: moved.id, name: 'Moved deal' });
  for (const [rep, customer] of [
    [eastRep, east],
    [northRep, north],
  ] as const) {
    const said = { content: `With ${customer.name}`, method: 'call', customerId: customer.id };
    await rep.ok('crm.recordFollowUp', said);
  }
  await t.ok('masterdata.updateCustomer', {
    id: moved.id,
    ownerId: northRep.memberId,
    team: 'north',
    region: '华北',
  });
});
afterAll(() => world.stop());

const status = async (operation: string, input: Record<string, unknown>) =>
  (await manager.call(operation, input)).status;
const namesOf = ({ data }: Body, field = 'name'): string[] =>
  data.map((doc: Body) => doc[field]).sort();

describe('a manager of regions', () => {
  it('lists what lies in them, and counts nothing else', async () => {
    const { data, total } = await manager.ok('masterdata.listCustomer', { count: true });
    expect([namesOf({ data }), total]).toEqual([['East Ltd'], 1]);
    expect(namesOf(await manager.ok('masterdata.listCustomer', { search: 'North' }))).toEqual([]);
    expect(namesOf(await manager.ok('crm.listOpportunity'))).toEqual(['East deal', 'Moved deal']);
    const board = await manager.ok('crm.opportunityBoard', { id: movedDeal.pipelineId });
    expect(JSON.stringify(board)).toContain('East deal');
    expect(JSON.stringify(board)).not.toContain('North deal');
  });

  it('reads and changes it; what lies elsewhere is not there', async () => {
    const { version } = await manager.ok('masterdata.getCustomer', { id: east.id });
    const edit = { creditLimit: '5000' };
    const changed = await manager.ok('masterdata.updateCustomer', { id: east.id, ...edit });
    expect(changed).toMatchObject({ creditLimit: '5000', version: version + 1 });
    for (const { id } of [north, moved]) {
      expect(await status('masterdata.getCustomer', { id })).toBe(404);
      expect(await status('masterdata.updateCustomer', { id, ...edit })).toBe(404);
      expect(await status('masterdata.historyCustomer', { id })).toBe(404);
    }
    expect(await status('crm.moveOpportunity', { id: deals['north']?.id, stage: 'x' })).toBe(404);
    expect((await t.ok('masterdata.getCustomer', { id: north.id })).creditLimit).toBeUndefined();
  });

  it('is shown a reference in full only if it leads to something in them', async () => {
    const input = { expand: 'customerId', sort: 'name' };
    const { data } = await manager.ok('crm.listOpportunity', input);
    expect(data.map(({ customer }: Body) => customer?.name)).toEqual(['East Ltd', undefined]);
    expect(data[1].customerId).toBe(moved.id);
  });

  it('exports what the list shows, and of a customer elsewhere the id alone', async () => {
    const customers = (await manager.call('platform.exportTable', { noun: 'customer' })).text;
    expect(customers).toContain('East Ltd');
    expect(customers).not.toMatch(/North Ltd|Moved Ltd/);
    const { text } = await manager.call('platform.exportTable', { noun: 'opportunity' });
    expect(text).toContain(east.code);
    expect(text).toContain(moved.id);
    expect(text).not.toContain(moved.code);
    expect(text).not.toContain('North deal');
    const whole = (await t.call('platform.exportTable', { noun: 'opportunity' })).text;
    expect(whole).toContain(moved.code);
    expect(whole).not.toContain(moved.id);
  });

  it('sees the past of what lies in them now', async () => {
    const asOf = movedDeal.createdAt;
    const past = await manager.ok('masterdata.listCustomer', { asOf });
    expect(namesOf(past)).toEqual(['East Ltd']);
    expect((await manager.ok('masterdata.getCustomer', { id: east.id, asOf })).version).toBe(1);
    expect(await status('masterdata.getCustomer', { id: moved.id, asOf })).toBe(404);
  });

  it('sees and records what is said to customers in them', async () => {
    const seen = await manager.ok('crm.listFollowUp');
    expect(namesOf(seen, 'content')).toEqual(['With East Ltd']);
    const said = { content: 'Visited', method: 'visit' };
    const made = await manager.ok('crm.recordFollowUp', { ...said, customerId: east.id });
    expect(made.region).toBe('华东');
    for (const { id } of [north, moved]) {
      expect(await status('crm.recordFollowUp', { ...said, customerId: id })).toBe(404);
    }
    const elsewhere = { ...said, opportunityId: deals['north']?.id };
    expect(await status('crm.recordFollowUp', elsewhere)).toBe(404);
  });

  it('hands a lead to members who work there, and to nobody else', async () => {
    const [here, there] = await Promise.all([newRep(t), newRep(t, ['华南'], 'south')]);
    const lead = await newLead(t);
    const refused = { id: lead.id, ownerId: there.memberId };
    expect(await status('crm.assignLead', refused)).toBe(403);
    const given = await manager.ok('crm.assignLead', { id: lead.id, ownerId: here.memberId });
    expect(given.ownerId).toBe(here.memberId);
  });

  it('of no region has the team and nothing more', async () => {
    const lone = await t.member(['regionalManager'], { team: 'east' });
    expect(namesOf(await lone.ok('masterdata.listCustomer'))).toEqual(['East Ltd']);
    const none = await t.member(['regionalManager'], {});
    expect(namesOf(await none.ok('masterdata.listCustomer'))).toEqual([]);
  });

  it('does not set up what holds for the whole company', async () => {
    const pool = { name: 'Mine', region: '华东', provinces: [] };
    expect(await status('crm.createLeadPool', pool)).toBe(403);
    expect(await status('masterdata.createPriceList', { name: 'Mine' })).toBe(403);
  });
});
