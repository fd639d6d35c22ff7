import type { Doc } from '../../../shared/contracts/noun.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Language, type Sheet, textIn } from '../domain/sheet.ts';
import { printing } from '../print.ts';
import { buyer, ourselves } from '../sheets/parties.ts';
import { priced, taxText } from '../sheets/priced.ts';
import { termsText } from '../sheets/terms.ts';

async function orderSheet(
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

export const printSalesOrder = printing(salesOrder, orderSheet);
