import { expect } from 'vitest';
import { add, sub } from '../../shared/kernel/decimal.ts';
import { todayInBritain } from '../support/today.ts';
import { type Shop, surely, taken } from './faulty-shop.ts';

const today = todayInBritain();

/** One customer's story, as far as its dice let it go. */
export async function sale(shop: Shop, name: string, random: () => number): Promise<void> {
  const { model } = shop;
  const wanted = new Map<string, string>();
  for (let line = 0; line < 1 + Math.floor(random() * 3); line += 1) {
    const itemId = shop.items[Math.floor(random() * shop.items.length)] as string;
    wanted.set(itemId, String(1 + Math.floor(random() * 4)));
  }
  const lines = [...wanted].map(([itemId, quantity]) => ({ itemId, quantity }));
  const { customerId } = shop;
  const order = (await surely(shop, 'sales.createSalesOrder', { customerId, lines }, `${name}-c`))
    .body;
  model.orders += 1;
  if (random() < 0.1) return;
  const id = order.id;
  const confirmed = await surely(shop, 'sales.confirmSalesOrder', { id }, `${name}-k`);
  expect(confirmed.status, confirmed.text).toBe(200);
  if (random() < 0.15) {
    await surely(shop, 'sales.cancelSalesOrder', { id }, `${name}-x`);
    return;
  }
  const delivered = await surely(shop, 'sales.deliverSalesOrder', { id }, `${name}-d`);
  // Stock may have run out for this one: then nothing was reserved, and nothing leaves.
  if (delivered.status !== 201) return;
  for (const line of delivered.body.lines) {
    taken(model, line.itemId, line.quantity);
  }
  // Revenue, and what is owed for it, come with the delivery.
  model.receivable = add(model.receivable, delivered.body.gross);
  const invoice = await surely(shop, 'sales.issueSalesInvoice', { id }, `${name}-i`);
  expect(invoice.status, invoice.text).toBe(201);
  expect(invoice.body.gross).toBe(delivered.body.gross);
  if (random() < 0.3) return;
  const paid = { customerId, date: today, amount: invoice.body.gross, method: 'bankTransfer' };
  expect((await surely(shop, 'finance.receivePayment', paid, `${name}-p`)).status).toBe(201);
  model.receivable = sub(model.receivable, invoice.body.gross);
}
