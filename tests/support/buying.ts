import type { Body, TestTenant } from './harness.ts';
import { mainWarehouse, newItem } from './selling.ts';

type Caller = Pick<TestTenant, 'call' | 'ok'>;

/** A company that can buy: a supplier, something he sells, and where it goes. */
export interface Purchasing {
  supplierId: string;
  itemId: string;
  warehouseId: string;
}

let count = 0;

export async function newSupplier(t: Caller, more: Record<string, unknown> = {}): Promise<Body> {
  count += 1;
  const code = `SU-${count}`;
  const terms = { kind: 'net', days: 30 };
  const fields = { code, name: `Supplier ${code}`, paymentTerms: terms, taxIncluded: false };
  return t.ok('masterdata.createSupplier', { ...fields, ...more });
}

/** Raw material: bought, never sold as it is. */
export const newMaterial = (t: TestTenant, more: Record<string, unknown> = {}): Promise<Body> =>
  newItem(t, { salesPrice: undefined, ...more });

export async function openPurchasing(t: TestTenant): Promise<Purchasing> {
  const [supplier, item] = [await newSupplier(t), await newMaterial(t)];
  return { supplierId: supplier.id, itemId: item.id, warehouseId: await mainWarehouse(t) };
}

/** An order at a net price; 100 at 10 unless chosen otherwise. */
export const ordered = (
  t: Caller,
  { supplierId, itemId }: Purchasing,
  line: Record<string, unknown> = {},
): Promise<Body> =>
  t.ok('purchasing.createPurchaseOrder', {
    supplierId,
    lines: [{ itemId, quantity: '100', price: '10', ...line }],
  });

export async function approved(
  t: Caller,
  place: Purchasing,
  line: Record<string, unknown> = {},
): Promise<Body> {
  const { id } = await ordered(t, place, line);
  return t.ok('purchasing.approvePurchaseOrder', { id });
}

/** So many of the first line arrive; `more` says what else of the line. */
export const arrived = (
  t: Caller,
  order: Body,
  quantity: string,
  more: Record<string, unknown> = {},
): Promise<Body> =>
  t.ok('purchasing.receiveGoods', {
    lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity, ...more }],
  });

export async function receivedGoods(
  t: Caller,
  place: Purchasing,
  quantity = '100',
): Promise<{ order: Body; receipt: Body }> {
  const order = await approved(t, place);
  const receipt = await arrived(t, order, quantity);
  return { order: await orderOf(t, order.id), receipt };
}

let papers = 0;

export const invoiceWish = (
  order: Body,
  quantity: string,
  price: string,
  more: Record<string, unknown> = {},
) => {
  papers += 1;
  return {
    supplierId: order.supplierId,
    invoiceNumber: `F${String(papers).padStart(8, '0')}`,
    lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity, price }],
    ...more,
  };
};

export const invoiced = (
  t: Caller,
  order: Body,
  quantity: string,
  price: string,
  more: Record<string, unknown> = {},
): Promise<Body> =>
  t.ok('purchasing.recordPurchaseInvoice', invoiceWish(order, quantity, price, more));

export const orderOf = (t: Caller, id: string): Promise<Body> =>
  t.ok('purchasing.getPurchaseOrder', { id });

/** What a voucher of a document says: account, debit, credit, in its order. */
export async function voucherOf(t: Caller, sourceId: string): Promise<[string, string, string][]> {
  const { data } = await t.ok('finance.listJournal', { limit: 500, sort: 'createdAt' });
  const journals = data.filter(({ source }: Body) => source.id === sourceId);
  return journals.flatMap(({ lines }: Body) =>
    lines.map((line: Body) => [line.accountCode, line.debit, line.credit]),
  );
}

/** Σ of what is owed to a supplier and not paid. */
export async function owedTo(t: Caller, supplierId: string): Promise<number> {
  const filter = { supplierId: { eq: supplierId }, kind: { eq: 'payable' } };
  const { data } = await t.ok('finance.listOpenItem', { filter, limit: 500 });
  const cents = data.reduce(
    (sum: number, { open }: Body) => sum + Math.round(Number(open) * 100),
    0,
  );
  return cents / 100;
}
