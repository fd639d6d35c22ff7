import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newDeal, newRep } from '../../support/crm.ts';
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

describe('crm.createOpportunity', () => {
  it('201: begins in the first stage of the default pipeline, as the caller’s', async () => {
    const deal = await newDeal(rep, { amount: '1000.50' });
    expect(deal).toMatchObject({
      state: 'open',
      stage: 'contact',
      probability: '0.1',
      weightedAmount: '100.05',
      ownerId: rep.memberId,
    });
    expect(deal.stageHistory).toEqual([
      { to: 'contact', at: deal.createdAt, by: `user:${rep.memberId}` },
    ]);
  });

  it('404: not with the customer of somebody else', async () => {
    const theirs = await newCustomer(await newRep(tenant));
    const answer = await rep.call('crm.createOpportunity', { name: 'X', customerId: theirs.id });
    expect(answer.status).toBe(404);
  });

  it('422: an item that does not exist is named at its line', async () => {
    const { id: customerId } = await newCustomer(rep);
    const lines = [{ itemId: `itm_${'0'.repeat(26)}`, quantity: '1' }];
    const answer = await rep.call('crm.createOpportunity', { name: 'X', customerId, lines });
    expect([answer.status, answer.body.code]).toEqual([422, 'unknownReference']);
    expect(answer.body.errors[0].pointer).toBe('/lines/0/itemId');
  });
});

describe('crm.moveOpportunity', () => {
  it('200: notes from, to, time and user, once', async () => {
    const deal = await newDeal(rep, { amount: '200000' });
    const input = { id: deal.id, stage: 'proposal' };
    const moved = await rep.ok('crm.moveOpportunity', input, { key: 'move-1' });
    expect(moved).toMatchObject({ stage: 'proposal', probability: '0.5' });
    expect(moved.weightedAmount).toBe('100000');
    expect(moved.stageHistory[1]).toEqual({
      from: 'contact',
      to: 'proposal',
      at: moved.enteredStageAt,
      by: `user:${rep.memberId}`,
    });
    expect(await rep.ok('crm.moveOpportunity', input, { key: 'move-1' })).toEqual(moved);
    const dropped = await rep.ok('crm.moveOpportunity', input);
    expect(dropped.stageHistory).toHaveLength(2);
  });

  it('200: a dry run shows the one event and moves nothing', async () => {
    const deal = await newDeal(rep);
    const input = { id: deal.id, stage: 'need' };
    const dry = await rep.call('crm.moveOpportunity', input, { dryRun: true });
    expect(dry.body.events).toMatchObject([
      { event: 'crm.opportunityMoved', data: { from: 'contact', to: 'need' } },
    ]);
    expect((await rep.ok('crm.getOpportunity', { id: deal.id })).stage).toBe('contact');
  });

  it('422: without the estimated amount it does not get into 方案报价', async () => {
    const deal = await newDeal(rep);
    const answer = await rep.call('crm.moveOpportunity', { id: deal.id, stage: 'proposal' });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.requiredForStage']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/amount' }]);
    expect(answer.body.params.stage).toBe('方案报价');
    const all = await rep.call('crm.moveOpportunity', { id: deal.id, stage: 'negotiation' });
    const pointers = all.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(['/amount', '/expectedCloseDate']);
  });

  it.each([
    ['no such stage', 'nowhere', 'crm.unknownStage'],
    ['a stage that ends the deal', 'won', 'crm.closingStage'],
  ])('422: %s', async (_title, stage, code) => {
    const deal = await newDeal(rep);
    const answer = await rep.call('crm.moveOpportunity', { id: deal.id, stage });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(answer.body.errors[0].pointer).toBe('/stage');
  });

  it('403 and 404: not by a role without deals, nor by a colleague', async () => {
    const deal = await newDeal(rep);
    const input = { id: deal.id, stage: 'need' };
    const marketer = await tenant.member(['marketer']);
    expect((await marketer.call('crm.moveOpportunity', input)).status).toBe(403);
    const colleague = await newRep(tenant);
    expect((await colleague.call('crm.moveOpportunity', input)).status).toBe(404);
  });
});

describe('crm.updateOpportunity', () => {
  it('200: another amount weighs anew', async () => {
    const deal = await newDeal(rep, { amount: '100' });
    const changed = await rep.ok('crm.updateOpportunity', { id: deal.id, amount: '300' });
    expect(changed.weightedAmount).toBe('30');
  });

  it('422: what the stage requires cannot be taken away', async () => {
    const deal = await newDeal(rep, { amount: '100' });
    await rep.ok('crm.moveOpportunity', { id: deal.id, stage: 'proposal' });
    const answer = await rep.call('crm.updateOpportunity', { id: deal.id, amount: null });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.requiredForStage']);
  });
});

describe('crm.winOpportunity and crm.loseOpportunity', () => {
  it('200: a won deal counts in full and is closed', async () => {
    const deal = await newDeal(rep, { amount: '100' });
    const won = await rep.ok('crm.winOpportunity', { id: deal.id });
    expect(won).toMatchObject({ state: 'won', stage: 'won', weightedAmount: '100' });
    expect(won.closedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const input = { id: deal.id, name: 'Y' };
    expect((await rep.call('crm.updateOpportunity', input)).status).toBe(409);
    expect((await rep.call('crm.winOpportunity', { id: deal.id })).status).toBe(409);
    const back = { id: deal.id, stage: 'need' };
    expect((await rep.call('crm.moveOpportunity', back)).status).toBe(409);
  });

  it('200: a lost deal says why, and can come back', async () => {
    const deal = await newDeal(rep, { amount: '100' });
    const input = { id: deal.id, reason: '价格', note: '低 8 %' };
    const lost = await rep.ok('crm.loseOpportunity', input);
    expect(lost).toMatchObject({ state: 'lost', lossReason: '价格', weightedAmount: '0' });
    const open = await rep.ok('crm.moveOpportunity', { id: deal.id, stage: 'need' });
    expect(open.state).toBe('open');
    expect(open.lossReason).toBeUndefined();
    expect(open.closedOn).toBeUndefined();
  });

  it('200: a won deal may say why; what was said of its loss is gone', async () => {
    const deal = await newDeal(rep, { amount: '100' });
    await rep.ok('crm.loseOpportunity', { id: deal.id, reason: '价格', note: '低 8 %' });
    const won = await rep.ok('crm.winOpportunity', { id: deal.id, reason: '交期', note: '最快' });
    expect(won).toMatchObject({ state: 'won', winReason: '交期', winNote: '最快' });
    expect([won.lossReason, won.lossNote]).toEqual([undefined, undefined]);
  });

  it.each(['crm.loseOpportunity', 'crm.winOpportunity'] as const)(
    '422: a reason that the pipeline does not know, in %s',
    async (operation) => {
      const deal = await newDeal(rep);
      const answer = await rep.call(operation, { id: deal.id, reason: '天气' });
      expect([answer.status, answer.body.code]).toEqual([422, 'crm.unknownReason']);
      expect(answer.body.errors).toMatchObject([{ pointer: '/reason' }]);
    },
  );
});
