import type { Doc } from '../../../shared/contracts/noun.ts';
import { salesInvoice } from '../../../shared/contracts/sales/sales-invoice.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import { moneyText, percentText, priceText, quantityText } from '../domain/figures.ts';
import type { Language, Sheet } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';
import { printing } from '../print.ts';
import { buyer, ourselves } from '../sheets/parties.ts';

async function invoiceSheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof salesInvoice>,
): Promise<Sheet> {
  const names = await namesOf(ctx, language, { items: doc.lines.map(({ itemId }) => itemId) });
  const order = await need(ctx, salesOrder, doc.salesOrderId);
  const red = doc.kind === 'red';
  return {
    title: red ? { en: 'Credit note', zh: '红字发票' } : { en: 'Invoice', zh: '发票' },
    number: doc.number,
    parties: [
      await buyer(ctx, language, doc.customerId, { en: 'Buyer', zh: '购买方' }),
      ourselves(ctx, language, { en: 'Seller', zh: '销售方' }),
    ],
    facts: [
      [{ en: 'Date', zh: '开票日期' }, doc.date],
      [{ en: 'Order', zh: '订单号' }, order.number],
      [{ en: 'Currency', zh: '币种' }, doc.currency],
    ],
    columns: [
      { label: { en: '#', zh: '序号' } },
      { label: { en: 'Item', zh: '货物或服务名称' }, wide: true },
      { label: { en: 'Unit', zh: '单位' } },
      { label: { en: 'Quantity', zh: '数量' }, number: true },
      { label: { en: 'Net price', zh: '不含税单价' }, number: true },
      { label: { en: 'Net', zh: '金额' }, number: true },
      { label: { en: 'Rate', zh: '税率' }, number: true },
      { label: { en: 'VAT', zh: '税额' }, number: true },
    ],
    rows: doc.lines.map((line) => [
      String(line.lineNo),
      [names.item(line.itemId), names.spec(line.itemId)].filter(Boolean).join(' '),
      names.unitOf(line.itemId),
      quantityText(line.quantity),
      priceText(line.price),
      moneyText(line.net),
      percentText(line.taxRate),
      moneyText(line.tax),
    ]),
    totals: [
      [{ en: 'Net', zh: '金额合计' }, moneyText(doc.net)],
      [{ en: 'VAT', zh: '税额合计' }, moneyText(doc.tax)],
      [{ en: `Total ${doc.currency}`, zh: `价税合计（${doc.currency}）` }, moneyText(doc.gross)],
    ],
    inWords: doc.gross,
    signatures: [
      { en: 'Issued by', zh: '开票人' },
      { en: 'Checked by', zh: '复核' },
    ],
  };
}

export const printSalesInvoice = printing(salesInvoice, invoiceSheet);
