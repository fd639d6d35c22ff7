import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, newLead, newRep } from '../../support/crm.ts';
import { startWorld, type TestMember, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let rep: TestMember;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  rep = await newRep(tenant);
});
afterAll(() => world.stop());

const visit = { content: '看了样机', method: 'visit' };

describe('crm.recordFollowUp', () => {
  it('201: sets the last contact of the opportunity and of its customer to its time', async () => {
    const deal = await newDeal(rep);
    const at = '2026-03-01T02:00:00.000Z';
    const record = await rep.ok('crm.recordFollowUp', {
      ...visit,
      at,
      opportunityId: deal.id,
      nextStep: '报价',
      nextOn: '2026-03-08',
    });
    expect(record).toMatchObject({ at, customerId: deal.customerId, ownerId: rep.memberId });
    expect((await rep.ok('crm.getOpportunity', { id: deal.id })).lastContactAt).toBe(at);
    const buyer = await rep.ok('masterdata.getCustomer', { id: deal.customerId });
    expect(buyer.lastContactAt).toBe(at);
  });

  it('201: a record that is entered late does not turn the last contact back', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    const [early, late] = ['2026-03-01T02:00:00.000Z', '2026-03-05T02:00:00.000Z'];
    await rep.ok('crm.recordFollowUp', { ...visit, at: late, leadId: made.id });
    await rep.ok('crm.recordFollowUp', { ...visit, at: early, leadId: made.id });
    expect((await rep.ok('crm.getLead', { id: made.id })).lastContactAt).toBe(late);
  });

  it('201: the same key records once; a dry run not at all', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    const body = { ...visit, leadId: made.id };
    await rep.ok('crm.recordFollowUp', body, { dryRun: true });
    const first = await rep.ok('crm.recordFollowUp', body, { key: 'fu-1' });
    expect(await rep.ok('crm.recordFollowUp', body, { key: 'fu-1' })).toEqual(first);
    const filter = { leadId: { eq: made.id } };
    expect((await rep.ok('crm.listFollowUp', { filter })).data).toHaveLength(1);
  });

  it('400: without content', async () => {
    const answer = await rep.call('crm.recordFollowUp', { method: 'call', content: '' });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/content']);
  });

  it('403: not by an accountant', async () => {
    const accountant = await tenant.member(['accountant']);
    expect((await accountant.call('crm.recordFollowUp', visit)).status).toBe(403);
  });

  it('404: not about a lead of somebody else, nor one in the pool', async () => {
    const theirs = await newLead(tenant);
    const answer = await rep.call('crm.recordFollowUp', { ...visit, leadId: theirs.id });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['about nothing', {}, 'crm.nothingFollowed'],
    ['in the future', { at: '2999-01-01T00:00:00.000Z' }, 'crm.timeInFuture'],
  ])('422: %s', async (_title, fields, code) => {
    const answer = await rep.call('crm.recordFollowUp', { ...visit, ...fields });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('422: an opportunity with another customer', async () => {
    const [one, two] = [await newDeal(rep), await newDeal(rep)];
    const about = { opportunityId: one.id, customerId: two.customerId };
    const answer = await rep.call('crm.recordFollowUp', { ...visit, ...about });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.otherCustomer']);
  });
});

describe('crm.updateFollowUp', () => {
  it('200: keeps what it said before as a version', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    const record = await rep.ok('crm.recordFollowUp', { ...visit, leadId: made.id });
    const edited = await rep.ok('crm.updateFollowUp', { id: record.id, content: '签了意向' });
    expect(edited).toMatchObject({ version: 2, content: '签了意向', method: 'visit' });
    const { data } = await rep.ok('crm.historyFollowUp', { id: record.id });
    expect(data[0].changed.content).toEqual({ before: '看了样机', after: '签了意向' });
  });

  it('404: not the record of a colleague', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    const record = await rep.ok('crm.recordFollowUp', { ...visit, leadId: made.id });
    const other = await newRep(tenant);
    const answer = await other.call('crm.updateFollowUp', { id: record.id, content: 'x' });
    expect(answer.status).toBe(404);
  });
});

describe('crm.activitiesPerDay', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };

  it('200: counts the records of each representative by day and method, as far as one may see', async () => {
    const [one, other] = [await newRep(tenant), await newRep(tenant)];
    const { id: leadId } = await newLead(one, { ownerId: one.memberId });
    const at = (day: string, method: string) => ({ ...visit, method, leadId, at: day });
    await one.ok('crm.recordFollowUp', at('2026-03-02T01:00:00.000Z', 'visit'));
    await one.ok('crm.recordFollowUp', at('2026-03-02T17:00:00.000Z', 'call'));
    await one.ok('crm.recordFollowUp', at('2026-03-03T02:00:00.000Z', 'call'));
    const mine = await one.ok('crm.activitiesPerDay', march);
    expect(mine).toMatchObject({
      count: 3,
      rows: [
        { date: '2026-03-02', ownerId: one.memberId, count: 1, visit: 1, contacted: 1 },
        { date: '2026-03-03', ownerId: one.memberId, count: 2, call: 2, contacted: 1 },
      ],
    });
    expect(await other.ok('crm.activitiesPerDay', march)).toEqual({ count: 0, rows: [] });
    const whole = await tenant.ok('crm.activitiesPerDay', { ...march, ownerId: one.memberId });
    expect(whole).toEqual(mine);
    const [, { firstAt, lastAt, count }] = mine.rows;
    const filter = { ownerId: { eq: one.memberId }, at: { gte: firstAt, lte: lastAt } };
    const { data } = await tenant.ok('crm.listFollowUp', { filter });
    expect(data).toHaveLength(count);
  });

  it('422: a span that ends before it begins, or is too long', async () => {
    for (const to of ['2026-02-28', '2026-06-01']) {
      const answer = await rep.call('crm.activitiesPerDay', { ...march, to });
      expect([answer.status, answer.body.code]).toEqual([422, 'crm.tooManyDays']);
    }
  });
});
