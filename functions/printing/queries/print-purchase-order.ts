import type { Doc } from '../../../shared/contracts/noun.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { moneyText, percentText, priceText, quantityText } from '../domain/figures.ts';
import { type Language, type Sheet, textIn } from '../domain/sheet.ts';
import { namesOf } from '../names.ts';
import { printing } from '../print.ts';
import { ourselves, seller } from '../sheets/parties.ts';
import { termsText } from '../sheets/terms.ts';

async function purchaseOrderSheet(
  ctx: Ctx,
  language: Language,
  doc: Doc<typeof purchaseOrder>,
): Promise<Sheet> {
  const names = await namesOf(ctx, language, { items: doc.lines.map(({ itemId }) => itemId) });
  return {
    title: { en: 'Purchase order', zh: '采购订单' },
    number: doc.revision > 1 ? `${doc.number} / ${doc.revision}` : doc.number,
    parties: [
      await seller(ctx, language, doc.supplierId),
      ourselves(ctx, language, { en: 'Buyer', zh: '需方' }),
    ],
    facts: [
      [{ en: 'Date', zh: '日期' }, doc.date],
      [{ en: 'Your order no.', zh: '供应商单号' }, doc.supplierReference],
      [{ en: 'Payment', zh: '付款条件' }, termsText(language, doc.paymentTerms)],
    ],
    columns: [
      { label: { en: '#', zh: '序号' } },
      { label: { en: 'Code', zh: '编码' } },
      { label: { en: 'Item', zh: '品名规格' }, wide: true },
      { label: { en: 'Quantity', zh: '数量' }, number: true },
      { label: { en: 'Price', zh: '单价' }, number: true },
      { label: { en: 'Tax', zh: '税率' }, number: true },
      { label: { en: 'Amount', zh: '价税合计' }, number: true },
      { label: { en: 'Needed on', zh: '需求日期' } },
    ],
    rows: doc.lines.map((line) => [
      String(line.lineNo),
      names.code(line.itemId),
      [textIn(language, line.description) ?? names.item(line.itemId), names.spec(line.itemId)]
        .filter(Boolean)
        .join(' '),
      quantityText(line.purchaseQuantity),
      priceText(line.price),
      percentText(line.taxRate),
      moneyText(line.gross),
      line.promisedOn ?? line.neededOn,
    ]),
    totals: [
      [{ en: 'Net', zh: '不含税金额' }, moneyText(doc.net)],
      [{ en: 'VAT', zh: '税额' }, moneyText(doc.tax)],
      [{ en: `Total ${doc.currency}`, zh: `价税合计（${doc.currency}）` }, moneyText(doc.gross)],
    ],
    inWords: doc.gross,
    note: textIn(language, doc.note),
    signatures: [
      { en: 'For the buyer', zh: '需方（盖章）' },
      { en: 'For the supplier', zh: '供方（盖章）' },
    ],
    barcode: true,
  };
}

export const printPurchaseOrder = printing(purchaseOrder, purchaseOrderSheet);
