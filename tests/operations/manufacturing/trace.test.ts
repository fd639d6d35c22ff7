import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrived, invoiced, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
} from '../../support/making.ts';
import { newCustomer } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let supplier: Body;
let customer: Body;
let material: Body;
let product: Body;
/** What people have in their hands, by noun. */
const numbers: Record<string, string> = {};

/** 20 bearings of lot B1 are requested, ordered, received, invoiced; 2 go back. */
async function buy(): Promise<void> {
  const request = await t.ok('purchasing.createPurchaseRequest', {
    ...{ itemId: material.id, quantity: '20', neededOn: '2099-01-01' },
    warehouseId: plant.mainId,
  });
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: material.id, unitId: material.unitId },
    ...{ taxIncluded: false, breaks: [{ minimum: '1', price: '10' }] },
  });
  const order = await t.ok('purchasing.orderRequests', {
    supplierId: supplier.id,
    requests: [{ requestId: request.id }],
  });
  await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
  const receipt = await arrived(t, order, '20', { lot: 'B1', warehouseId: plant.mainId });
  const invoice = await invoiced(t, order, '20', '10');
  const back = await t.ok('purchasing.returnToSupplier', {
    id: receipt.id,
    reason: 'scratched',
    lines: [{ receiptLine: 1, quantity: '2' }],
  });
  Object.assign(numbers, {
    purchaseRequest: request.number,
    purchaseOrder: order.number,
    goodsReceipt: receipt.number,
    purchaseInvoice: invoice.number,
    supplierInvoice: invoice.invoiceNumber,
    purchaseReturn: back.number,
  });
}

/** 5 pumps of lot P1 are offered, ordered, made, delivered and invoiced; 1 comes back. */
async function makeAndSell(): Promise<void> {
  const quotation = await t.ok('sales.createQuotation', {
    customerId: customer.id,
    validUntil: '2099-01-01',
    lines: [{ itemId: product.id, quantity: '5', price: '100' }],
  });
  await t.ok('sales.sendQuotation', { id: quotation.id });
  const accepted = await t.ok('sales.acceptQuotation', { id: quotation.id });
  const work = await ordered(t, plant, product.id, '5');
  await done(t, 'manufacturing.issueMaterial', work.id);
  const made = await done(t, 'manufacturing.receiveProduction', work.id, {
    quantity: '5',
    lot: 'P1',
  });
  const order = await t.ok('sales.confirmSalesOrder', { id: accepted.id ?? accepted.salesOrderId });
  const delivery = await t.ok('sales.deliverSalesOrder', {
    id: order.id,
    lines: [{ orderLine: 1, quantity: '5', lot: 'P1' }],
  });
  const invoice = await t.ok('sales.issueSalesInvoice', { id: order.id });
  const back = await t.ok('sales.returnGoods', {
    id: delivery.id,
    lines: [{ deliveryLine: 1, quantity: '1' }],
  });
  const red = await t.ok('sales.issueRedInvoice', { id: invoice.id, reason: 'return' });
  Object.assign(numbers, {
    quotation: quotation.number,
    salesOrder: order.number,
    delivery: delivery.number,
    salesInvoice: invoice.number,
    redInvoice: red.number,
    salesReturn: back.number,
    workOrder: work.number,
    productionReceipt: made.number,
  });
}

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  supplier = await newSupplier(t);
  customer = await newCustomer(t);
  material = await newPart(t, plant, { trackLots: true });
  product = await newProduct(t, plant, { trackLots: true });
  await released(t, product.id, [{ itemId: material.id, quantity: '2' }]);
  await buy();
  await makeAndSell();
  await world.settle();
}, 60_000);
afterAll(() => world.stop());

const traced = (number: string | undefined): Promise<Body> =>
  t.ok('manufacturing.traceNumber', { number });

describe('any number on paper leads to the whole file (MFG-06)', () => {
  it.each([
    'purchaseRequest',
    'purchaseOrder',
    'goodsReceipt',
    'purchaseInvoice',
    'supplierInvoice',
    'purchaseReturn',
  ])('%s: forward to the customers of what was made of it', async (name) => {
    const { found, forward, backward } = await traced(numbers[name]);
    const noun = name === 'supplierInvoice' ? 'purchaseInvoice' : name;
    expect(found).toMatchObject([{ noun, number: numbers[name] }]);
    const made = forward.filter(({ kind }: Body) => kind === 'made');
    expect(made).toMatchObject([{ lot: 'P1', quantity: '5' }]);
    const sent = forward.filter(({ kind }: Body) => kind === 'delivered');
    expect(sent).toMatchObject([{ noun: 'delivery', partnerId: customer.id, lot: 'P1' }]);
    const went = forward.filter(({ kind }: Body) => kind === 'returned');
    expect(went).toMatchObject([{ noun: 'purchaseReturn', partnerId: supplier.id, lot: 'B1' }]);
    const came = backward.filter(({ kind }: Body) => kind === 'supplied');
    expect(came).toMatchObject([{ noun: 'goodsReceipt', partnerId: supplier.id, lot: 'B1' }]);
  });

  it.each([
    'quotation',
    'salesOrder',
    'delivery',
    'salesInvoice',
    'redInvoice',
    'salesReturn',
    'workOrder',
    'productionReceipt',
  ])('%s: back to the supplier of every lot in it', async (name) => {
    const { found, forward, backward } = await traced(numbers[name]);
    const noun = name === 'redInvoice' ? 'salesInvoice' : name;
    expect(found).toMatchObject([{ noun, number: numbers[name] }]);
    const used = backward.filter(({ kind }: Body) => kind === 'material');
    expect(used).toMatchObject([{ itemId: material.id, lot: 'B1', quantity: '10' }]);
    const came = backward.filter(({ kind }: Body) => kind === 'supplied');
    expect(came).toMatchObject([{ noun: 'goodsReceipt', partnerId: supplier.id, lot: 'B1' }]);
    const sent = forward.filter(({ kind }: Body) => kind === 'delivered');
    expect(sent).toMatchObject([{ noun: 'delivery', partnerId: customer.id, lot: 'P1' }]);
  });

  it('what came back from a customer is told from what a supplier brought', async () => {
    const { backward } = await traced('P1');
    const came = backward.filter(({ kind }: Body) => kind === 'returned');
    expect(came).toMatchObject([{ noun: 'salesReturn', partnerId: customer.id, quantity: '1' }]);
  });

  it('goods that came on the same receipt for another order are left out', async () => {
    const other = await newPart(t, plant, { trackLots: true });
    const order = async (itemId: string) => {
      const { id } = await t.ok('purchasing.createPurchaseOrder', {
        supplierId: supplier.id,
        lines: [{ itemId, quantity: '5', price: '1' }],
      });
      return t.ok('purchasing.approvePurchaseOrder', { id });
    };
    const [mine, theirs] = [await order(material.id), await order(other.id)];
    const line = { orderLine: 1, quantity: '5', warehouseId: plant.mainId };
    await t.ok('purchasing.receiveGoods', {
      lines: [
        { ...line, purchaseOrderId: mine.id, lot: 'B7' },
        { ...line, purchaseOrderId: theirs.id, lot: 'X7' },
      ],
    });
    const { backward } = await traced(mine.number);
    expect(backward.map(({ lot }: Body) => lot)).toEqual(['B7']);
  });

  it('a number that nobody knows finds nothing', async () => {
    const nothing = { found: [], backward: [], forward: [] };
    expect(await traced('SO-0')).toMatchObject(nothing);
  });
});
