import type { Doc } from '../../../shared/contracts/noun.ts';
import { quotation } from '../../../shared/contracts/sales/quotation.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Language, type Sheet, textIn } from '../domain/sheet.ts';
import { printing } from '../print.ts';
import { buyer, ourselves } from '../sheets/parties.ts';
import { priced, taxText } from '../sheets/priced.ts';

async function quotationSheet(
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

export const printQuotation = printing(quotation, quotationSheet);
