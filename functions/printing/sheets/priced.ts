import type { Doc } from '../../../shared/contracts/noun.ts';
import type { quotation } from '../../../shared/contracts/sales/quotation.ts';
import type { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { moneyText, percentText, priceText, quantityText } from '../domain/figures.ts';
import { type Column, type Fact, type Language, type Sheet, textIn } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';
import { buyer, ourselves } from './parties.ts';
import { termsText } from './terms.ts';

type Priced = Doc<typeof quotation> | Doc<typeof salesOrder>;

const columns: readonly Column[] = [
  { label: { en: '#', zh: '序号' } },
  { label: { en: 'Code', zh: '编码' } },
  { label: { en: 'Item', zh: '品名规格' }, wide: true },
  { label: { en: 'Quantity', zh: '数量' }, number: true },
  { label: { en: 'Unit', zh: '单位' } },
  { label: { en: 'Price', zh: '单价' }, number: true },
  { label: { en: 'Tax', zh: '税率' }, number: true },
  { label: { en: 'Amount', zh: '金额' }, number: true },
];

/** Lines with prices and totals, as quotations and orders have them. */
export async function priced(ctx: Ctx, language: Language, doc: Priced) {
  const { lines, currency, taxIncluded } = doc;
  const names = await namesOf(ctx, language, { items: lines.map(({ itemId }) => itemId) });
  const rows = lines.map((line) => [
    String(line.lineNo),
    names.code(line.itemId),
    [textIn(language, line.description) ?? names.item(line.itemId), names.spec(line.itemId)]
      .filter(Boolean)
      .join(' '),
    quantityText(line.quantity),
    names.unitOf(line.itemId),
    priceText(line.price),
    percentText(line.taxRate),
    moneyText(taxIncluded ? line.gross : line.net),
  ]);
  const totals: Fact[] = [
    [{ en: 'Net', zh: '不含税金额' }, moneyText(doc.net)],
    [{ en: 'VAT', zh: '税额' }, moneyText(doc.tax)],
    [{ en: `Total ${currency}`, zh: `价税合计（${currency}）` }, moneyText(doc.gross)],
  ];
  return { columns, rows, totals, inWords: doc.gross };
}

export async function quotationSheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof quotation>,
): Promise<Sheet> {
  return {
    title: { en: 'Quotation', zh: '报价单' },
    number: doc.number,
    parties: [
      await buyer(ctx, language, doc.customerId, { en: 'To', zh: '客户' }),
      ourselves(ctx, language, { en: 'From', zh: '报价方' }),
    ],
    facts: [
      [{ en: 'Date', zh: '日期' }, doc.date],
      [{ en: 'Valid until', zh: '有效期至' }, doc.validUntil],
      [{ en: 'Prices', zh: '价格' }, taxText(language, doc.taxIncluded)],
    ],
    ...(await priced(ctx, language, doc)),
    note: textIn(language, doc.note),
    signatures: [
      { en: 'For the seller', zh: '报价方（盖章）' },
      { en: 'For the buyer', zh: '客户确认' },
    ],
  };
}

export async function orderSheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof salesOrder>,
): Promise<Sheet> {
  return {
    title: { en: 'Sales order', zh: '销售订单' },
    number: doc.number,
    parties: [
      await buyer(ctx, language, doc.customerId, { en: 'Customer', zh: '客户' }),
      ourselves(ctx, language, { en: 'Seller', zh: '供方' }),
    ],
    facts: [
      [{ en: 'Date', zh: '日期' }, doc.date],
      [{ en: 'Your order', zh: '客户订单号' }, doc.customerReference],
      [{ en: 'Wanted by', zh: '要求交期' }, doc.requestedDate],
      [{ en: 'Payment', zh: '付款条件' }, termsText(language, doc.paymentTerms)],
      [{ en: 'Prices', zh: '价格' }, taxText(language, doc.taxIncluded)],
    ],
    ...(await priced(ctx, language, doc)),
    note: textIn(language, doc.note),
    signatures: [
      { en: 'For the seller', zh: '供方（盖章）' },
      { en: 'For the buyer', zh: '需方（盖章）' },
    ],
  };
}

const taxText = (language: Language, included: boolean): string =>
  language === 'en' ? (included ? 'incl. VAT' : 'excl. VAT') : included ? '含税' : '不含税';
