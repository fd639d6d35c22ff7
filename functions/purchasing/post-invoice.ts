import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { goodsReceipt } from '../../shared/contracts/purchasing/goods-receipt.ts';
import type { purchaseInvoice } from '../../shared/contracts/purchasing/purchase-invoice.ts';
import { add, isZero, sum } from '../../shared/kernel/decimal.ts';
import { allocate } from '../../shared/kernel/money.ts';
import { type InvoicedLine, purchaseInvoiceMatched } from '../finance/postings.ts';
import { type RevaluedReceipt, revalueStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { type Posting, together } from '../platform/outcome.ts';
import { dueDateOf } from './domain/due-date.ts';
import type { Order } from './domain/order-life.ts';
import {
  effective,
  type InvoiceLine,
  isTakenBack,
  type PlannedPosting,
  planPosting,
  planUnposting,
} from './domain/plan-posting.ts';
import { type ReceiptPart, receiptsBehind } from './domain/receipts-behind.ts';
import type { OrderBook } from './order-book.ts';
import { owe } from './payables.ts';
import { loadSettings, type Settings } from './settings.ts';
import { headerOf, post } from './vouchers.ts';

export type Invoice = Doc<typeof purchaseInvoice>;
type Receipt = Doc<typeof goodsReceipt>;

export interface PostedInvoice {
  posting: Posting;
  /** What the invoice says after it. */
  patch: Partial<Fields<typeof purchaseInvoice>>;
  openItemId?: string;
}

/** One line of an invoice, where it stands on its order, and what it does there. */
interface Part {
  order: Order;
  before: Order['lines'][number];
  plan: PlannedPosting;
}

/**
 * Dr received-not-invoiced, Dr input VAT, ± the difference, Cr payable (§6): the difference goes
 * to stock for what is still on hand of the receipts it belongs to, and to cost for the rest.
 */
export async function postInvoice(
  ctx: Ctx,
  invoice: Invoice,
  orders: OrderBook,
): Promise<PostedInvoice> {
  const parts = invoice.lines.flatMap((line): Part[] => {
    if (isTakenBack(line)) return [];
    const before = orders.line(line.purchaseOrderId, line.orderLine, '');
    const order = orders.order(line.purchaseOrderId);
    const plan = planPosting(before, line, order);
    orders.put(order.id, plan.orderLine);
    return [{ order, before, plan }];
  });
  const receipts = await receiptsOf(ctx, parts);
  const booked = await book(ctx, invoice, parts, receipts, invoice.postingDate);
  const [first] = parts.map(({ order }) => order) as [Order];
  const last = receipts
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const dueDate = dueDateOf(first.paymentTerms, invoice.date, last);
  const { supplierId, invoiceNumber: documentNumber, currency, postingDate: date } = invoice;
  const source = sourceOf(invoice);
  const amount = sum(parts.flatMap(({ plan }) => grossOf(plan.invoiceLine)));
  const debt = owe(ctx, { supplierId, documentNumber, source, date, dueDate, currency, amount });
  const lines = new Map(parts.map(({ plan }) => [plan.invoiceLine.lineNo, plan.invoiceLine]));
  return {
    posting: together(booked.posting, debt.posting),
    ...(debt.openItemId !== undefined && { openItemId: debt.openItemId }),
    patch: {
      state: 'posted',
      dueDate,
      lines: invoice.lines.map((line) => lines.get(line.lineNo) ?? line),
      ...(booked.journalId !== undefined && { journalId: booked.journalId }),
      ...(debt.openItemId !== undefined && { openItemId: debt.openItemId }),
      toStock: booked.toStock,
      toCost: booked.toCost,
    },
  };
}

/** The same in red; the payable is the caller's to settle. */
export async function unpostInvoice(
  ctx: Ctx,
  invoice: Invoice,
  orders: OrderBook,
  date: string,
): Promise<Posting> {
  const parts = invoice.lines.flatMap((line): Part[] => {
    if (isTakenBack(line)) return [];
    const order = orders.order(line.purchaseOrderId);
    const plan = planUnposting(orders.line(order.id, line.orderLine, ''), line, order);
    orders.put(order.id, plan.orderLine);
    return [{ order, before: plan.orderLine, plan }];
  });
  return (await book(ctx, invoice, parts, await receiptsOf(ctx, parts), date)).posting;
}

const sourceOf = ({ id, number }: Invoice) => ({ noun: 'purchaseInvoice', id, number });

const grossOf = (line: InvoiceLine): string[] => {
  const { net, tax } = effective(line);
  return [net, tax];
};

/** Receipts are looked at where a difference or a term of payment asks for them. */
async function receiptsOf(ctx: Ctx, parts: readonly Part[]): Promise<Receipt[]> {
  const asked = parts.filter(
    ({ order, plan }) =>
      !isZero(plan.difference) || ['onDelivery', 'onSign'].includes(order.paymentTerms.kind),
  );
  const ids = asked.flatMap(({ order }) => order.receiptIds ?? []);
  return [...(await ctx.store.findMany(goodsReceipt, [...new Set(ids)])).values()];
}

interface BookedInvoice {
  posting: Posting;
  journalId?: string;
  toStock: string;
  toCost: string;
}

async function book(
  ctx: Ctx,
  invoice: Invoice,
  parts: readonly Part[],
  receipts: readonly Receipt[],
  date: string,
): Promise<BookedInvoice> {
  const settings = await loadSettings(ctx);
  const lines = parts.flatMap((part) => revaluedReceipts(part, receipts));
  const { posting, values } = await revalueStock(ctx, { date, lines });
  const goods = values.map(({ itemId, stockRole, toStock, toCost }) => ({
    ...{ item: itemId, stock: stockRole, accrued: '0', toStock, toCost },
    costRole: lateCostRole(stockRole, settings),
  }));
  const services = parts.flatMap(serviceDifference);
  const accrued = parts.map(({ before, plan }) => ({
    ...{ item: before.itemId, stock: 'finishedGoods' as const, accrued: plan.accrued },
  }));
  const draft = purchaseInvoiceMatched(headerOf(ctx, { date, source: sourceOf(invoice) }), {
    supplier: invoice.supplierId,
    lines: [...accrued, ...goods, ...services],
    inputVat: sum(parts.map(({ plan }) => plan.tax)),
    vatRole: invoice.deduction === 'pending' ? 'inputVatUnverified' : 'inputVat',
  });
  const { journalId, ...voucher } = await post(ctx, draft);
  return {
    posting: together(posting, voucher),
    ...(journalId !== undefined && { journalId }),
    toStock: sum(goods.map(({ toStock }) => toStock)),
    toCost: sum([...goods, ...services].map(({ toCost }) => toCost)),
  };
}

export const lateCostRole = (stockRole: string, settings: Settings) =>
  stockRole === 'rawMaterial' ? settings.materialDifference : ('costOfSales' as const);

/** The difference of a line by the receipts that the invoiced units came with. */
function revaluedReceipts({ order, before, plan }: Part, receipts: readonly Receipt[]) {
  const { expenseRole, lineNo, itemId, invoiced } = before;
  if (expenseRole !== undefined || isZero(plan.difference)) return [];
  const to = add(invoiced, plan.invoiceLine.matched);
  const behind = receiptsBehind(receipts, { orderId: order.id, lineNo }, invoiced, to);
  return spread(plan.difference, behind, order.currency).map((one) => ({ ...one, itemId }));
}

const spread = (
  amount: string,
  behind: readonly ReceiptPart[],
  currency: string,
): Omit<RevaluedReceipt, 'itemId'>[] => {
  const quantities = behind.map(({ quantity }) => quantity);
  const amounts = allocate(amount, quantities, currency);
  return behind.map((part, i) => ({ ...part, amount: amounts[i] ?? '0' }));
};

/** A service has no stock: its difference is expense, like itself. */
function serviceDifference({ before, plan }: Part): (InvoicedLine & { toCost: string })[] {
  const { expenseRole, itemId } = before;
  if (expenseRole === undefined || isZero(plan.difference)) return [];
  const { difference: toCost } = plan;
  return [{ item: itemId, stock: expenseRole, accrued: '0', toCost, costRole: expenseRole }];
}
