import { expect } from 'vitest';
import { type HostProcess, untilTrue } from '../../support/host-process.ts';
import type { Business, Chain } from '../../support/killed-chain.ts';
import { todayInBritain } from '../../support/today.ts';
import { expectIntact, totalsOf } from './expect-intact.ts';

const STOCK = 1000;
const PER_LINE = 2;
const today = todayInBritain();

/** A shop with three goods in stock: order-to-cash, every step with a key. */
export async function openShop(host: HostProcess): Promise<Business> {
  const company = await host.signUp('Shop');
  const { ok } = company;
  const unit = (await ok('masterdata.listUnit', { limit: 1 })).data[0];
  const main = { filter: { code: { eq: 'MAIN' } } };
  const { id: warehouseId } = (await ok('masterdata.listWarehouse', main)).data[0];
  const lines: { itemId: string; quantity: string }[] = [];
  for (const code of ['A', 'B', 'C']) {
    const item = { code, name: `Item ${code}`, unitId: unit.id, salesPrice: '9.99' };
    const { id: itemId } = await ok('masterdata.createItem', item);
    lines.push({ itemId, quantity: String(PER_LINE) });
  }
  const buyer = { code: 'K', name: 'Customer' };
  const { id: customerId } = await ok('masterdata.createCustomer', buyer);
  const opened = { warehouseId, quantity: String(STOCK), unitCost: '4' };
  await ok('inventory.postOpeningStock', {
    lines: lines.map(({ itemId }) => ({ itemId, ...opened })),
  });

  async function walk({ name, step }: Chain): Promise<void> {
    const wish = { customerId, lines, externalId: name };
    const { id } = await step('sales.createSalesOrder', wish);
    await step('sales.confirmSalesOrder', { id });
    await step('sales.deliverSalesOrder', { id });
    const { gross: amount } = await step('sales.issueSalesInvoice', { id });
    const paid = { customerId, date: today, amount, method: 'bankTransfer' };
    await step('finance.receivePayment', paid);
  }

  const chains: Chain[] = [];
  const totalOf = totalsOf(company);

  async function check(): Promise<void> {
    expect(await totalOf('sales.listSalesOrder')).toBe(chains.length);
    const stock = (await ok('inventory.listStock', { limit: 500 })).data;
    expect(stock).toHaveLength(lines.length);
    const left = String(STOCK - PER_LINE * chains.length);
    for (const row of stock) expect(row.onHand).toBe(left);
    const closed = () => totalOf('sales.listSalesOrder', { state: { eq: 'closed' } });
    await untilTrue(async () => (await closed()) >= chains.length);
    expect(await closed(), 'orders that the resumed events closed').toBe(chains.length);
    await expectIntact(company);
  }

  return { name: 'order-to-cash', company, walk, chains, check };
}
