import * as z from 'zod';
import { choice, labelled } from '../fields.ts';
import { journal } from '../finance/journal.ts';
import { workOrder } from '../manufacturing/work-order.ts';
import { type AnyNoun, capital } from '../noun.ts';
import { defineOperation } from '../operation.ts';
import { locales } from '../platform/company.ts';
import { purchaseOrder } from '../purchasing/purchase-order.ts';
import { delivery } from '../sales/delivery.ts';
import { quotation } from '../sales/quotation.ts';
import { salesInvoice } from '../sales/sales-invoice.ts';
import { salesOrder } from '../sales/sales-order.ts';

/** Documents that print together become one file. */
export const MAX_TOGETHER = 50;

export const papers = {
  a4: { en: 'A4', zh: 'A4' },
  voucher: { en: 'Voucher 240 × 140 mm', zh: '凭证纸 240 × 140 mm' },
} as const;

const idPattern = (noun: AnyNoun) => `${noun.prefix}_[0-9a-hjkmnp-tv-z]{26}`;

/** One document, or several together, as a PDF for paper. */
const printing = (noun: AnyNoun) =>
  defineOperation({
    id: `printing.print${capital(noun.id)}`,
    method: 'GET',
    path: `/api/printing/${noun.plural}/{id}`,
    permission: `${noun.id}.read`,
    label: { en: 'Print', zh: '打印' },
    noun,
    page: { hidden: true },
    input: () =>
      z.strictObject({
        id: noun.ref(),
        also: labelled(
          'Printed with it',
          '一并打印',
          z
            .string()
            .regex(new RegExp(`^${idPattern(noun)}(,${idPattern(noun)}){0,${MAX_TOGETHER - 2}}$`)),
        ).optional(),
        language: labelled('Language', '语言', choice(locales)).optional(),
        paper: labelled('Paper', '纸张', choice(papers)).optional(),
      }),
    output: () => z.string(),
    produces: 'application/pdf',
    errors: ['printing.logoNotAnImage'],
  });

export const printQuotation = printing(quotation);
export const printSalesOrder = printing(salesOrder);
export const printDelivery = printing(delivery);
export const printSalesInvoice = printing(salesInvoice);
export const printPurchaseOrder = printing(purchaseOrder);
export const printWorkOrder = printing(workOrder);
export const printJournal = printing(journal);
