import type { Doc } from '../../../shared/contracts/noun.ts';
import type { quotation } from '../../../shared/contracts/sales/quotation.ts';
import type { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { moneyText, percentText, priceText, quantityText } from '../domain/figures.ts';
import { type Column, type Fact, type Language, textIn } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';

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

export const taxText = (language: Language, included: boolean): string =>
  language === 'en' ? (included ? 'incl. VAT' : 'excl. VAT') : included ? '含税' : '不含税';
