import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, newItem } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
});
afterAll(() => world.stop());

const stages = [
  { code: 'talk', name: '洽谈', probability: '0.2', kind: 'open' },
  { code: 'offer', name: '方案报价', probability: '0.5', kind: 'open', requiredFields: ['lines'] },
  { code: 'won', name: '赢单', probability: '1', kind: 'won' },
  { code: 'lost', name: '输单', probability: '0', kind: 'lost' },
];

const without = (code: string) => stages.filter((stage) => stage.code !== code);

describe('the company’s own pipelines', () => {
  it('a deal walks through the stages of the one it was begun in', async () => {
    const own = await tenant.ok('crm.createPipeline', { name: '设备项目', stages });
    const deal = await newDeal(tenant, { pipelineId: own.id });
    expect(deal).toMatchObject({ pipelineId: own.id, stage: 'talk', probability: '0.2' });
    const refused = await tenant.call('crm.moveOpportunity', { id: deal.id, stage: 'offer' });
    expect(refused.body.errors).toMatchObject([{ pointer: '/lines' }]);
  });

  it('an exported deal says its stage as its own pipeline calls it', async () => {
    const own = await tenant.ok('crm.createPipeline', { name: '出口', stages });
    await newDeal(tenant, { pipelineId: own.id, name: '整线出口' });
    const { text } = await tenant.call('platform.exportTable', {
      noun: 'opportunity',
      filter: { pipelineId: { eq: own.id } },
    });
    expect(text).toContain('洽谈');
    expect(text).not.toContain('talk');
  });

  it('422: a stage with deals in it cannot be removed, an empty one can', async () => {
    const own = await tenant.ok('crm.createPipeline', { name: '备件', stages });
    await newDeal(tenant, { pipelineId: own.id });
    const used = { id: own.id, stages: [{ ...stages[1], requiredFields: [] }, ...stages.slice(2)] };
    const refused = await tenant.call('crm.updatePipeline', used);
    expect([refused.status, refused.body.code]).toEqual([422, 'crm.stageInUse']);
    const fewer = await tenant.ok('crm.updatePipeline', { id: own.id, stages: without('offer') });
    expect(fewer.stages).toHaveLength(3);
  });

  it('422: no new deals in one that is not in use any more', async () => {
    const own = await tenant.ok('crm.createPipeline', { name: '旧流程', stages });
    const deal = await newDeal(tenant, { pipelineId: own.id });
    await tenant.ok('crm.archivePipeline', { id: own.id });
    const { customerId } = deal;
    const input = { name: 'X', customerId, pipelineId: own.id };
    const answer = await tenant.call('crm.createOpportunity', input);
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.pipelineArchived']);
    expect((await tenant.ok('crm.winOpportunity', { id: deal.id })).state).toBe('won');
  });

  it('422: without a stage to win in', async () => {
    const answer = await tenant.call('crm.createPipeline', {
      name: 'X',
      stages: [...without('won'), { ...stages[0], code: 'more' }],
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.pipelineUnsound']);
  });
});

describe('board and funnel', () => {
  const idOf = (deal: Body) => deal.id as string;

  it('the board sums open deals by stage; the funnel counts how far they came', async () => {
    const own = await tenant.ok('crm.createPipeline', { name: '漏斗', stages });
    const deals: Body[] = [];
    for (let n = 0; n < 4; n += 1) {
      deals.push(await newDeal(tenant, { pipelineId: own.id, amount: '100', source: '展会' }));
    }
    const [, second, third, fourth] = deals as [Body, Body, Body, Body];
    const item = await newItem(tenant);
    for (const deal of [second, third]) {
      const lines = [{ itemId: item.id, quantity: '1' }];
      await tenant.ok('crm.updateOpportunity', { id: deal.id, lines });
      await tenant.ok('crm.moveOpportunity', { id: deal.id, stage: 'offer' });
    }
    await tenant.ok('crm.winOpportunity', { id: third.id });
    await tenant.ok('crm.loseOpportunity', { id: fourth.id, reason: 'price' });

    const { columns } = await tenant.ok('crm.opportunityBoard', { id: own.id });
    expect(columns).toMatchObject([
      { stage: 'talk', count: 1, amount: '100', weightedAmount: '20' },
      { stage: 'offer', count: 1, amount: '100', weightedAmount: '50' },
    ]);
    const [card] = columns[1].cards;
    expect(card).toMatchObject({ id: second.id, daysInStage: 0, stalled: false });
    expect(card.customerName).toMatch(/^Customer/);

    const period = { from: '2026-01-01', to: '2099-12-31' };
    const funnel = await tenant.ok('crm.salesFunnel', { id: own.id, ...period });
    expect(funnel.stages).toMatchObject([
      { stage: 'talk', count: 4, amount: '400' },
      { stage: 'offer', count: 2, conversion: '0.5' },
      { stage: 'won', count: 1, conversion: '0.5', opportunityIds: [third.id] },
    ]);
    expect(funnel.stages[1].opportunityIds.sort()).toEqual([second, third].map(idOf).sort());
    expect(funnel.lost).toEqual({ count: 1, amount: '100' });

    const elsewhere = { id: own.id, ...period, source: '官网' };
    expect((await tenant.ok('crm.salesFunnel', elsewhere)).stages[0].count).toBe(0);
    const rep = await tenant.member(['salesRep'], { team: 'x' });
    const theirs = await rep.ok('crm.salesFunnel', { id: own.id, ...period });
    expect(theirs.stages[0].count).toBe(0);
    expect((await rep.ok('crm.opportunityBoard', { id: own.id })).columns[0].cards).toEqual([]);
  });
});
