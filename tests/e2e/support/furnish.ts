import { addDays } from '../../../shared/kernel/date.ts';
import type { Body, World } from '../../support/harness.ts';
import type { Sample } from '../../support/sample.ts';
import { todayInChina } from '../../support/today.ts';
import { attached } from '../../support/uploading.ts';

const inDays = (days: number): string => addDays(todayInChina(), days);

/** What the year of the sample company left out: one document of each noun that has none. */
export async function furnish(world: World, sample: Sample): Promise<void> {
  const { ok } = sample;
  const listed = async (operation: string, filter = {}): Promise<Body[]> =>
    (await ok(operation, { limit: 20, filter })).data;
  const [customer] = await listed('masterdata.listCustomer');
  const [supplier] = await listed('masterdata.listSupplier');
  const [warehouse] = await listed('masterdata.listWarehouse', { code: { eq: 'MAIN' } });
  const [made, other] = await listed('masterdata.listItem', { make: { eq: 'true' } });
  const [bought] = await listed('masterdata.listItem', { make: { eq: 'false' } });
  const receipts = await listed('purchasing.listGoodsReceipt');
  const [delivery] = await listed('sales.listDelivery');
  const [working] = await listed('manufacturing.listWorkOrder', { state: { eq: 'released' } });
  const [planned] = (await ok('planning.listPlannedOrders', { limit: 1 })).data;
  const lines = [{ itemId: made?.id, quantity: '10' }];
  await ok('platform.createApiKey', { name: 'Web shop', scopes: ['salesOrder.read'] });
  await attached(world, sample, customer?.id);
  await ok('masterdata.createPriceList', {
    ...{ code: 'DEALER', name: 'Dealers' },
    lines: [{ itemId: made?.id, minQuantity: '10', price: '20' }],
  });
  await ok('sales.createQuotation', { customerId: customer?.id, lines });
  await ok('sales.returnGoods', {
    ...{ id: delivery?.id, lines: [{ deliveryLine: 1, quantity: '1' }] },
  });
  const deal = { name: 'New line', customerId: customer?.id, amount: '50000', lines };
  const { id: opportunityId } = await ok('crm.createOpportunity', deal);
  const said = { opportunityId, content: 'Wants an offer.', nextStep: 'Call', nextOn: inDays(2) };
  await ok('crm.recordFollowUp', { method: 'call', ...said });
  await ok('purchasing.createPurchaseRequest', {
    ...{ itemId: bought?.id, quantity: '50', neededOn: inDays(20) },
  });
  for (const { id } of receipts) {
    const back = { id, lines: [{ receiptLine: 1, quantity: '1' }] };
    // What others have reserved does not go back.
    if ((await sample.call('purchasing.returnToSupplier', back)).status === 201) break;
  }
  await ok('purchasing.postLandedCost', {
    ...{ supplierId: supplier?.id, invoiceNumber: 'F-1', kind: 'freight', basis: 'value' },
    ...{ net: '100', lines: [{ goodsReceiptId: receipts[0]?.id, receiptLine: 1 }] },
  });
  const [ordered] = await listed('purchasing.listPurchaseOrder', { state: { eq: 'approved' } });
  const contacts = [{ name: 'Ms. Wang', email: 'sales@supplier.example' }];
  await ok('masterdata.updateSupplier', { id: ordered?.supplierId, contacts });
  await ok('purchasing.remindSupplier', { id: ordered?.id });
  await ok('inventory.countStock', {
    ...{ warehouseId: warehouse?.id, lines: [{ itemId: bought?.id, counted: '1' }] },
  });
  await ok('manufacturing.issueMaterial', { id: working?.id });
  await ok('planning.firmPlannedOrders', { plannedOrderIds: [planned?.id] });
  const period = { from: inDays(90), to: inDays(119), quantity: '100' };
  await ok('planning.createForecast', { itemId: made?.id, ...period });
  await ok('planning.createMasterPlan', {
    ...{ code: 'FAMILY', name: 'Family', ...period },
    shares: [made, other].map((item) => ({ itemId: item?.id, share: '0.5' })),
  });
  await world.settle();
}
