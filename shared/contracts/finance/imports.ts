import * as z from 'zod';
import { choice, code, date, labelled, money } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { customer } from '../masterdata/customer.ts';
import { supplier } from '../masterdata/supplier.ts';

const item = {
  documentNumber: labelled('Document', '单据号', code(60)),
  date: labelled('Date', '日期', date()),
  dueDate: labelled('Due', '到期日', date()).optional(),
  amount: labelled('Amount', '金额', money()),
};

const receivableKinds = {
  receivable: { en: 'Receivable', zh: '应收' },
  advance: { en: 'Advance', zh: '预收' },
} as const;

const payableKinds = {
  payable: { en: 'Payable', zh: '应付' },
  prepayment: { en: 'Prepayment', zh: '预付' },
} as const;

/** What each customer owed, or had paid in advance, when the books began. */
export const openingReceivables = defineImportTarget({
  id: 'openingReceivables',
  module: 'finance',
  label: { en: 'Opening receivables', zh: '期初应收' },
  permission: 'ledger.import',
  batch: MAX_BATCH,
  keys: [['customerId', 'documentNumber']],
  row: () =>
    z.strictObject({
      customerId: labelled('Customer', '客户', customer.ref()),
      kind: labelled('Kind', '类型', choice(receivableKinds)).optional(),
      ...item,
    }),
});

/** What was owed to each supplier, or had been prepaid. */
export const openingPayables = defineImportTarget({
  id: 'openingPayables',
  module: 'finance',
  label: { en: 'Opening payables', zh: '期初应付' },
  permission: 'ledger.import',
  batch: MAX_BATCH,
  keys: [['supplierId', 'documentNumber']],
  row: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      kind: labelled('Kind', '类型', choice(payableKinds)).optional(),
      ...item,
    }),
});

/** The trial balance of the books before, whole: also the accounts that items explain. */
export const openingLedger = defineImportTarget({
  id: 'openingLedger',
  module: 'finance',
  label: { en: 'Opening balances', zh: '期初余额' },
  permission: 'ledger.import',
  batch: MAX_BATCH,
  keys: [['accountCode']],
  row: () =>
    z.strictObject({
      accountCode: labelled('Account', '科目', code(20)),
      debit: labelled('Debit', '借方', money()).optional(),
      credit: labelled('Credit', '贷方', money()).optional(),
    }),
});
