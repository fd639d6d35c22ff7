import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, newItem, newRep } from '../../support/crm.ts';
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
let item: Body;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  rep = await newRep(tenant);
  item = await newItem(tenant);
});
afterAll(() => world.stop());

const deal = () =>
  newDeal(rep, { lines: [{ itemId: item.id, quantity: '3', price: '113' }], amount: '339' });

describe('200', () => {
  it('makes a quotation with the lines for the same customer', async () => {
    const made = await deal();
    const dry = await rep.call('crm.quoteOpportunity', { id: made.id }, { dryRun: true });
    expect(dry.status).toBe(200);
    const quoted = dry.body.changes.find(({ noun }: Body) => noun === 'quotation').after;
    expect(quoted).toMatchObject({
      customerId: made.customerId,
      opportunityId: made.id,
      ownerId: rep.memberId,
      state: 'draft',
      gross: '339',
      lines: [{ itemId: item.id, quantity: '3', price: '113' }],
    });
    expect((await rep.ok('crm.getOpportunity', { id: made.id })).quotationId).toBeUndefined();
  });

  it('once: clicked ten times at once, then again, and again under the same key', async () => {
    const { id } = await deal();
    const tries = Array.from({ length: 10 }, () => rep.ok('crm.quoteOpportunity', { id }));
    const ids = (await Promise.all(tries)).map(({ quotationId }) => quotationId);
    const again = await rep.ok('crm.quoteOpportunity', { id }, { key: 'quote-1' });
    const same = await rep.ok('crm.quoteOpportunity', { id }, { key: 'quote-1' });
    expect(new Set([...ids, again.quotationId, same.quotationId]).size).toBe(1);
    expect(again.version).toBe(2);
  });
});

describe('a deal that was won without a quotation', () => {
  it('200: becomes one, once, and its order stands on the deal', async () => {
    const { id } = await deal();
    await rep.ok('crm.winOpportunity', { id });
    const tries = Array.from({ length: 10 }, () => rep.ok('crm.quoteOpportunity', { id }));
    const [quotationId, ...others] = new Set(
      (await Promise.all(tries)).map((answer) => answer.quotationId),
    );
    expect(others).toEqual([]);
    await rep.ok('sales.sendQuotation', { id: quotationId });
    const accepted = await rep.ok('sales.acceptQuotation', { id: quotationId });
    await world.settle();
    const won = await rep.ok('crm.getOpportunity', { id });
    expect(won).toMatchObject({ state: 'won', quotationId });
    expect(won.salesOrderId).toBe(accepted.id);
    const orders = await rep.ok('sales.listSalesOrder', {
      filter: { opportunityId: { eq: id } },
    });
    expect(orders.data).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('403: a marketer quotes nothing', async () => {
    const { id } = await deal();
    const marketer = await tenant.member(['marketer']);
    expect((await marketer.call('crm.quoteOpportunity', { id })).status).toBe(403);
  });

  it('404: not the deal of a colleague', async () => {
    const { id } = await deal();
    const colleague = await newRep(tenant);
    expect((await colleague.call('crm.quoteOpportunity', { id })).status).toBe(404);
  });

  it('409: a lost deal is not quoted', async () => {
    const { id } = await deal();
    await rep.ok('crm.loseOpportunity', { id, reason: '价格' });
    const answer = await rep.call('crm.quoteOpportunity', { id });
    expect([answer.status, answer.body.code]).toEqual([409, 'crm.opportunityClosed']);
  });

  it('422: without lines there is nothing to quote', async () => {
    const { id } = await newDeal(rep);
    const answer = await rep.call('crm.quoteOpportunity', { id });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.nothingToQuote']);
    expect(answer.body.errors[0].pointer).toBe('/lines');
  });
});
