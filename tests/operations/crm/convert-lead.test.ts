import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newLead, newRep } from '../../support/crm.ts';
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

const owned = (fields = {}) => newLead(rep, { ownerId: rep.memberId, ...fields });

describe('200', () => {
  it('makes customer, contact and opportunity, all the owner’s', async () => {
    const made = await owned({ companyName: '宁波机械', requirement: '要 304 材质' });
    const done = await rep.ok('crm.convertLead', { id: made.id, amount: '200000' });
    expect(done.state).toBe('converted');
    const buyer = await rep.ok('masterdata.getCustomer', { id: done.customerId });
    expect(buyer).toMatchObject({
      name: '宁波机械',
      ownerId: rep.memberId,
      region: '华东',
      contacts: [{ name: '张三丰', phone: made.phone, email: 'zhang@example.com' }],
    });
    const deal = await rep.ok('crm.getOpportunity', { id: done.opportunityId });
    expect(deal).toMatchObject({
      name: '宁波机械',
      customerId: done.customerId,
      leadId: made.id,
      contactName: '张三丰',
      requirement: '要 304 材质',
      amount: '200000',
      stage: 'contact',
      weightedAmount: '20000',
      ownerId: rep.memberId,
    });
  });

  it('twice, and ten times at once, answers the same customer and opportunity', async () => {
    const made = await owned();
    const tries = Array.from({ length: 10 }, () => rep.ok('crm.convertLead', { id: made.id }));
    const ids = (await Promise.all(tries)).map((one) => `${one.customerId} ${one.opportunityId}`);
    const again = await rep.ok('crm.convertLead', { id: made.id });
    expect(new Set([...ids, `${again.customerId} ${again.opportunityId}`]).size).toBe(1);
    const filter = { leadId: { eq: made.id } };
    expect((await rep.ok('crm.listOpportunity', { filter })).data).toHaveLength(1);
  });

  it('joins a customer that is named, and adds the person to its contacts once', async () => {
    const buyer = await newCustomer(rep, { contacts: [{ name: '李四' }] });
    const made = await owned();
    const done = await rep.ok('crm.convertLead', { id: made.id, customerId: buyer.id });
    expect(done.customerId).toBe(buyer.id);
    const { contacts } = await rep.ok('masterdata.getCustomer', { id: buyer.id });
    expect(contacts.map(({ name }: { name: string }) => name)).toEqual(['李四', '张三丰']);
  });

  it('shows the records of the lead on the opportunity', async () => {
    const made = await owned();
    for (const content of ['一', '二', '三', '四']) {
      await rep.ok('crm.recordFollowUp', { content, method: 'call', leadId: made.id });
    }
    const { opportunityId } = await rep.ok('crm.convertLead', { id: made.id });
    await rep.ok('crm.recordFollowUp', { content: '五', method: 'visit', opportunityId });
    const { data } = await rep.ok('crm.listOpportunityFollowUps', { id: opportunityId });
    const contents = data.map(({ content }: { content: string }) => content);
    expect(contents).toEqual(['五', '四', '三', '二', '一']);
  });

  it('a dry run shows all three documents and makes none', async () => {
    const made = await owned({ companyName: 'Dry Ltd' });
    const dry = await rep.call('crm.convertLead', { id: made.id }, { dryRun: true });
    const nouns = dry.body.changes.map(({ noun }: { noun: string }) => noun).sort();
    expect(nouns).toEqual(['customer', 'lead', 'opportunity']);
    expect((await rep.ok('crm.getLead', { id: made.id })).state).toBe('owned');
    expect((await rep.ok('crm.listOpportunity', { search: 'Dry' })).data).toEqual([]);
  });
});

describe('refusals', () => {
  it('403: whoever has no leads', async () => {
    const made = await owned();
    const keeper = await tenant.member(['warehouseKeeper']);
    expect((await keeper.call('crm.convertLead', { id: made.id })).status).toBe(403);
  });

  it('404: not somebody else’s lead, nor into somebody else’s customer', async () => {
    const made = await owned();
    const other = await newRep(tenant);
    expect((await other.call('crm.convertLead', { id: made.id })).status).toBe(404);
    const theirs = await newCustomer(other);
    const input = { id: made.id, customerId: theirs.id };
    expect((await rep.call('crm.convertLead', input)).status).toBe(404);
  });

  it('409: a lead that nobody has taken', async () => {
    const made = await newLead(tenant);
    const answer = await tenant.call('crm.convertLead', { id: made.id });
    expect([answer.status, answer.body.code]).toEqual([409, 'invalidTransition']);
  });

  it('409: a customer of this name exists', async () => {
    const buyer = await newCustomer(rep);
    const made = await owned({ companyName: buyer.name });
    const answer = await rep.call('crm.convertLead', { id: made.id });
    expect([answer.status, answer.body.code]).toEqual([409, 'crm.customerExists']);
    expect(answer.body.errors[0].pointer).toBe('/customerId');
  });

  it('422: a tax number whose check character is wrong makes nothing', async () => {
    const made = await owned();
    const input = { id: made.id, taxNumber: '91350100M000100Y44' };
    const answer = await rep.call('crm.convertLead', input);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalidTaxNumber']);
    expect((await rep.ok('crm.getLead', { id: made.id })).state).toBe('owned');
  });
});
