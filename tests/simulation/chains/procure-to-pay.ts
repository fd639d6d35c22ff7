import { expect } from 'vitest';
import type { HostProcess } from '../../support/host-process.ts';
import type { Business, Chain } from '../../support/killed-chain.ts';
import { todayInBritain } from '../../support/today.ts';
import { expectIntact, totalsOf } from './expect-intact.ts';

const QUANTITY = 7;
const PRICE = '3.33';
const today = todayInBritain();

/** A buyer with one supplier: procure-to-pay, every step with a key. */
export async function openBuyer(host: HostProcess): Promise<Business> {
  const company = await host.signUp('Buyer');
  const { ok } = company;
  const unit = (await ok('masterdata.listUnit', { limit: 1 })).data[0];
  const supplier = { code: 'S', name: 'Supplier', taxIncluded: false };
  const { id: supplierId } = await ok('masterdata.createSupplier', supplier);
  const item = { code: 'A', name: 'Item A', unitId: unit.id };
  const { id: itemId } = await ok('masterdata.createItem', item);
  await ok('purchasing.createSupplierPrice', {
    ...{ supplierId, itemId, taxIncluded: false },
    breaks: [{ minimum: '1', price: PRICE }],
  });

  async function walk({ name, step }: Chain): Promise<void> {
    const request = await step('purchasing.createPurchaseRequest', {
      ...{ itemId, quantity: String(QUANTITY), neededOn: today },
    });
    const { id } = await step('purchasing.orderRequests', {
      ...{ supplierId, requests: [{ requestId: request.id }] },
    });
    await step('purchasing.approvePurchaseOrder', { id });
    const line = { purchaseOrderId: id, orderLine: 1, quantity: String(QUANTITY) };
    await step('purchasing.receiveGoods', { date: today, lines: [line] });
    const invoice = await step('purchasing.recordPurchaseInvoice', {
      ...{ supplierId, invoiceNumber: name, date: today, postingDate: today },
      lines: [{ ...line, price: PRICE }],
    });
    await step('finance.paySupplier', {
      ...{ supplierId, date: today, amount: invoice.gross, method: 'bankTransfer' },
      allocations: [{ openItemId: invoice.openItemId, amount: invoice.gross }],
    });
  }

  const chains: Chain[] = [];
  const totalOf = totalsOf(company);

  async function check(): Promise<void> {
    for (const [operation, state] of [
      ['purchasing.listPurchaseRequest', 'ordered'],
      ['purchasing.listPurchaseOrder', 'received'],
      ['purchasing.listPurchaseInvoice', 'posted'],
    ] as const) {
      expect(await totalOf(operation), operation).toBe(chains.length);
      expect(await totalOf(operation, { state: { eq: state } }), operation).toBe(chains.length);
    }
    expect(await totalOf('purchasing.listGoodsReceipt')).toBe(chains.length);
    expect(await totalOf('finance.listPayment')).toBe(chains.length);
    const [shelf] = (await ok('inventory.listStock', { itemId })).data;
    expect(shelf.onHand).toBe(String(QUANTITY * chains.length));
    const owed = (await ok('finance.listOpenItem', { limit: 500 })).data;
    expect(owed).toHaveLength(chains.length);
    expect(owed.map(({ open }: { open: string }) => open)).toEqual(owed.map(() => '0'));
    await expectIntact(company);
  }

  return { name: 'procure-to-pay', company, walk, chains, check };
}
