import * as z from 'zod';
import { code, date, flag, labelled, lineOf, money, note, price, quantity } from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { unit } from '../masterdata/unit.ts';
import { defineOperation } from '../operation.ts';
import { goodsReceipt, receiptLine } from './goods-receipt.ts';
import { landedCost } from './landed-cost.ts';
import { because, lineNo, MAX_LINES, orderLine } from './lines.ts';
import { purchaseInvoice } from './purchase-invoice.ts';
import { purchaseOrder } from './purchase-order.ts';

const id = purchaseInvoice.ref();
const path = '/api/purchasing/purchase-invoices';
const numberField = labelled('Invoice number', '发票号码', code(40));
const supplierField = labelled('Supplier', '供应商', supplier.ref());
const noteField = labelled('Note', '备注', note(1000)).optional();

const notInvoiced = {
  label: { en: 'Not invoiced', zh: '未开票数量' },
  of: 'received',
  less: ['returned', 'invoiced'],
};

/** As printed: a price, or a net amount; the tax is worked out unless it is given. */
const invoiced = z.strictObject({
  purchaseOrderId: labelled('Order', '采购订单', purchaseOrder.ref()),
  orderLine: lineOf({ by: 'purchaseOrderId', rest: notInvoiced }, orderLine()),
  /** In the unit named, or in the item's own. */
  quantity: labelled('Quantity', '数量', quantity()),
  unitId: labelled('Unit', '单位', unit.ref()).optional(),
  price: labelled('Price', '单价', price()).optional(),
  net: labelled('Net', '不含税金额', money('nonNegative')).optional(),
  tax: labelled('Tax', '税额', money('nonNegative')).optional(),
  taxCode: taxCode().optional(),
});

/** Matched with orders and receipts: posted when it fits, held as a whole when it does not. */
export const recordPurchaseInvoice = defineOperation({
  id: 'purchasing.recordPurchaseInvoice',
  method: 'POST',
  path,
  permission: 'purchaseInvoice.record',
  label: { en: 'Record purchase invoice', zh: '登记采购发票' },
  page: { preview: true },
  noun: purchaseInvoice,
  input: () =>
    z.strictObject({
      supplierId: supplierField,
      invoiceNumber: numberField,
      date: labelled('Invoice date', '开票日期', date()).optional(),
      postingDate: labelled('Posting date', '入账日期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      /** The total on the paper, incl. tax: what was entered must add up to it. */
      total: labelled('Total', '价税合计', money('positive')).optional(),
      note: noteField,
      lines: labelled('Lines', '明细', z.array(invoiced).min(1).max(MAX_LINES)),
    }),
  output: () => purchaseInvoice.document,
  status: 201,
  errors: [
    'duplicate',
    'purchasing.unknownLine',
    'purchasing.priceOrNet',
    'amountTooLarge',
    'purchasing.taxOff',
    'purchasing.totalDiffers',
    'purchasing.foreignCurrency',
    'finance.periodLocked',
    'finance.noTaxRate',
  ],
});

/** Looks again at a held invoice: goods or a red-letter invoice may have come meanwhile. */
export const matchPurchaseInvoice = defineOperation({
  id: 'purchasing.matchPurchaseInvoice',
  method: 'POST',
  path: `${path}/{id}/match`,
  permission: 'purchaseInvoice.record',
  label: { en: 'Match again', zh: '重新匹配' },
  noun: purchaseInvoice,
  input: () =>
    z.strictObject({
      id,
      postingDate: labelled('Posting date', '入账日期', date()).optional(),
    }),
  output: () => purchaseInvoice.document,
  errors: ['invalidTransition', 'finance.periodLocked'],
  page: { in: ['held'] },
});

/** A held invoice is owed all the same; what no goods back is a difference. */
export const releaseHeldInvoice = defineOperation({
  id: 'purchasing.releaseHeldInvoice',
  method: 'POST',
  path: `${path}/{id}/release`,
  permission: 'purchaseInvoice.release',
  label: { en: 'Release held invoice', zh: '放行挂起发票' },
  noun: purchaseInvoice,
  input: () =>
    z.strictObject({
      id,
      because: because(),
      postingDate: labelled('Posting date', '入账日期', date()).optional(),
    }),
  output: () => purchaseInvoice.document,
  errors: [
    'invalidTransition',
    'purchasing.ownRelease',
    'purchasing.notReleasable',
    'purchasing.nothingMatched',
    'finance.periodLocked',
  ],
  page: { in: ['held'], primary: 1 },
});

/** The red-letter invoice that a held one asked for; if the rest fits, it is posted. */
export const creditHeldInvoice = defineOperation({
  id: 'purchasing.creditHeldInvoice',
  method: 'POST',
  path: `${path}/{id}/credit`,
  permission: 'purchaseInvoice.record',
  label: { en: 'Record credit note (red invoice) for a held invoice', zh: '登记挂起发票红票' },
  noun: purchaseInvoice,
  input: () =>
    z.strictObject({
      id,
      invoiceNumber: numberField,
      date: labelled('Invoice date', '开票日期', date()).optional(),
      postingDate: labelled('Posting date', '入账日期', date()).optional(),
      lines: labelled(
        'Lines',
        '明细',
        z
          .array(
            z.strictObject({
              lineNo: lineNo(),
              quantity: labelled('Quantity', '数量', quantity('nonNegative')),
              net: labelled('Net', '不含税金额', money('nonNegative')),
              tax: labelled('Tax', '税额', money('nonNegative')),
            }),
          )
          .min(1)
          .max(MAX_LINES),
      ),
    }),
  output: () => purchaseInvoice.document,
  status: 201,
  errors: ['invalidTransition', 'duplicate', 'purchasing.unknownLine', 'purchasing.creditExceeds'],
  page: { in: ['held'] },
});

/** Nothing of it counts any more: what was posted is taken back in red, as long as it is unpaid. */
export const cancelPurchaseInvoice = defineOperation({
  id: 'purchasing.cancelPurchaseInvoice',
  method: 'POST',
  path: `${path}/{id}/cancel`,
  permission: 'purchaseInvoice.cancel',
  label: { en: 'Cancel purchase invoice', zh: '作废采购发票' },
  noun: purchaseInvoice,
  input: () =>
    z.strictObject({
      id,
      because: because().optional(),
      date: labelled('Date', '日期', date()).optional(),
    }),
  output: () => purchaseInvoice.document,
  errors: [
    'invalidTransition',
    'purchasing.invoicePaid',
    'purchasing.invoiceInUse',
    'finance.periodLocked',
  ],
  page: { in: ['held', 'posted'], danger: true },
});

/** Confirmed for deduction (勾选): input VAT counts from now on. */
export const confirmInputVat = defineOperation({
  id: 'purchasing.confirmInputVat',
  method: 'POST',
  path: `${path}/{id}/confirm-input-vat`,
  permission: 'purchaseInvoice.confirm',
  label: { en: 'Confirm input VAT', zh: '勾选认证' },
  noun: purchaseInvoice,
  input: () => z.strictObject({ id, date: labelled('Date', '日期', date()).optional() }),
  output: () => purchaseInvoice.document,
  errors: ['purchasing.notDeductible', 'finance.periodLocked'],
  page: { in: ['posted'] },
});

const bearing = z.strictObject({
  goodsReceiptId: labelled('Receipt', '收货单', goodsReceipt.ref()),
  receiptLine: receiptLine('goodsReceiptId'),
  unitWeight: labelled('Unit weight', '单位重量', quantity('nonNegative')).optional(),
});

const cost = landedCost.fields.shape;

/** Freight, duty and the like are owed, and spread over what was received. */
export const postLandedCost = defineOperation({
  id: 'purchasing.postLandedCost',
  method: 'POST',
  path: '/api/purchasing/landed-costs',
  permission: 'landedCost.post',
  label: { en: 'Post landed cost', zh: '采购费用入账' },
  page: { preview: true },
  noun: landedCost,
  input: () =>
    z.strictObject({
      supplierId: supplierField,
      invoiceNumber: numberField,
      kind: cost.kind,
      basis: cost.basis,
      date: labelled('Date', '日期', date()).optional(),
      net: cost.net,
      taxCode: taxCode().optional(),
      tax: labelled('Tax', '税额', money('nonNegative')).optional(),
      note: noteField,
      lines: labelled('Lines', '明细', z.array(bearing).min(1).max(80)),
    }),
  output: () => landedCost.document,
  status: 201,
  errors: [
    'duplicate',
    'purchasing.unknownLine',
    'purchasing.nothingLeftOfReceipt',
    'purchasing.taxOff',
    'inventory.nothingToSpreadOn',
    'finance.periodLocked',
  ],
});

export const cancelLandedCost = defineOperation({
  id: 'purchasing.cancelLandedCost',
  method: 'POST',
  path: '/api/purchasing/landed-costs/{id}/cancel',
  permission: 'landedCost.cancel',
  label: { en: 'Cancel landed cost', zh: '作废采购费用' },
  noun: landedCost,
  input: () =>
    z.strictObject({
      id: landedCost.ref(),
      because: because().optional(),
      date: labelled('Date', '日期', date()).optional(),
    }),
  output: () => landedCost.document,
  errors: ['invalidTransition', 'purchasing.invoicePaid', 'finance.periodLocked'],
  page: { in: ['posted'], danger: true },
});
