import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, newItem } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let item: Body;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  item = await newItem(tenant);
});
afterAll(() => world.stop());

async function quoted(): Promise<Body> {
  const lines = [{ itemId: item.id, quantity: '3', price: '113' }];
  const deal = await newDeal(tenant, { lines, amount: '339' });
  return tenant.ok('crm.quoteOpportunity', { id: deal.id });
}

describe('when the quotation of a deal is accepted', () => {
  it('the deal is won and shows its one order, however often it was clicked', async () => {
    const deal = await quoted();
    const accept = () => tenant.ok('sales.acceptQuotation', { id: deal.quotationId });
    const order = await accept();
    const again = await accept();
    expect(again.id).toBe(order.id);
    await world.settle();
    const won = await tenant.ok('crm.getOpportunity', { id: deal.id });
    expect(won).toMatchObject({ state: 'won', salesOrderId: order.id, weightedAmount: '339' });
    expect(won.stageHistory.at(-1)).toMatchObject({ from: 'contact', to: 'won' });
    expect(order).toMatchObject({ customerId: deal.customerId, opportunityId: deal.id });
  });

  it('a deal that was given up comes back as won, without the reason of its loss', async () => {
    const deal = await quoted();
    await tenant.ok('crm.loseOpportunity', { id: deal.id, reason: '价格' });
    const order = await tenant.ok('sales.acceptQuotation', { id: deal.quotationId });
    await world.settle();
    const won = await tenant.ok('crm.getOpportunity', { id: deal.id });
    expect(won).toMatchObject({ state: 'won', salesOrderId: order.id });
    expect(won.lossReason).toBeUndefined();
  });

  it('a deal that was won by hand keeps its day and learns of the order', async () => {
    const deal = await quoted();
    const byHand = await tenant.ok('crm.winOpportunity', { id: deal.id });
    const order = await tenant.ok('sales.acceptQuotation', { id: deal.quotationId });
    await world.settle();
    const won = await tenant.ok('crm.getOpportunity', { id: deal.id });
    expect(won).toMatchObject({ salesOrderId: order.id, closedOn: byHand.closedOn });
    expect(won.stageHistory).toHaveLength(2);
  });
});
