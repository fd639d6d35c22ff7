import { type Catalogue, isServed } from './catalogue.ts';
import { callThrough, operationOf, type Send } from './handler-call.ts';
import type { Body } from './harness.ts';
import type { Random } from './seeded.ts';

/** Whoever walks an order: through which door, as whom, and with which goods at hand. */
export interface Walker {
  send: Send;
  token: string;
  catalogue: Catalogue;
  random: Random;
}

/** Calls an operation for its effect; what is refused leaves nothing to go on with. */
export async function step(
  { send, token, catalogue }: Walker,
  operation: string,
  input: Record<string, unknown>,
): Promise<Body | undefined> {
  if (!isServed(operationOf(operation))) return undefined;
  const answer = await callThrough(send, token, operation, input);
  if (answer.status >= 300) return undefined;
  catalogue.note(answer.body);
  return answer.body;
}

interface Shop {
  customer: Body;
  doubted: Body;
  line: { itemId: string; quantity: string; price: string };
  warehouseId: string;
}

/** Its own customers, goods and warehouse, which no other request has bent meanwhile. */
async function openShop(seeded: Walker): Promise<Shop | undefined> {
  const { random, catalogue } = seeded;
  const [unit] = catalogue.of('unit').filter((one) => one['archived'] !== true);
  const named = () => ({ code: random.word(8), name: random.word(8) });
  const terms = { paymentTerms: { kind: 'net', days: 30 }, revenuePoint: 'delivery', tier: 'A' };
  const make = (noun: string, more: object) =>
    step(seeded, `masterdata.create${noun}`, { ...named(), ...more });
  const customer = await make('Customer', terms);
  const doubted = await make('Customer', { ...terms, creditLimit: '1' });
  const goods = { kind: 'goods', unitId: unit?.id, decimals: 2, stocked: true, make: false };
  const item = await make('Item', goods);
  const warehouse = await make('Warehouse', { kind: 'normal', nettable: true });
  if (!customer || !doubted || !item || !warehouse) return undefined;
  await step(seeded, 'inventory.receiveOtherStock', {
    warehouseId: warehouse.id,
    date: catalogue.today,
    reason: 'found',
    lines: [{ itemId: item.id, quantity: '100', value: '900' }],
  });
  const line = { itemId: item.id, quantity: '2', price: '90' };
  return { customer, doubted, line, warehouseId: warehouse.id };
}

/**
 * Leaves one order at every stage of its way: draft, confirmed, on hold for want of credit,
 * invoiced and paid with something left over as an advance, signed for, delivered.
 */
export async function walkOrders(seeded: Walker): Promise<void> {
  const shop = await openShop(seeded);
  if (!shop) return;
  const { line, warehouseId, customer, doubted } = shop;
  const drafted = ({ id: customerId }: Body) =>
    step(seeded, 'sales.createSalesOrder', { customerId, warehouseId, lines: [line] });
  const confirmed = async (buyer: Body) => {
    const made = await drafted(buyer);
    return made && step(seeded, 'sales.confirmSalesOrder', { id: made.id });
  };
  const delivered = async () => {
    const one = await confirmed(customer);
    return one && step(seeded, 'sales.deliverSalesOrder', { id: one.id });
  };
  const invoiced = await delivered();
  if (invoiced) await step(seeded, 'sales.invoiceDelivery', { id: invoiced.id });
  const { today: date } = seeded.catalogue;
  const paid = { customerId: customer.id, date, amount: '1000', method: 'bankTransfer' };
  await step(seeded, 'finance.receivePayment', paid);
  const signed = await delivered();
  if (signed) await step(seeded, 'sales.signDelivery', { id: signed.id });
  await delivered();
  await confirmed(doubted);
  await confirmed(customer);
  await drafted(customer);
  const offer = { customerId: customer.id, warehouseId, lines: [line] };
  const quotation = await step(seeded, 'sales.createQuotation', offer);
  if (quotation) await step(seeded, 'sales.sendQuotation', { id: quotation.id });
  await seeded.catalogue.refresh();
}
