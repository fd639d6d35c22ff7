import * as z from 'zod';
import { date, flag, labelled, note, text } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { customer } from '../masterdata/customer.ts';
import { lineWish } from './lines.ts';

/**
 * What customers ordered in another system and still wait for, one line a row. Rows of the same
 * order number there make up one order here; what they say of the order itself may stand in any of
 * them. It arrives as a draft: credit and stock are looked at when it is confirmed.
 */
export const salesOrderImport = defineImportTarget({
  id: 'salesOrder',
  module: 'sales',
  label: { en: 'Open sales orders', zh: '未完销售订单' },
  permission: 'salesOrder.create',
  batch: MAX_BATCH,
  row: () =>
    z.strictObject({
      externalId: labelled('External id', '外部编号', text(100)),
      customerId: labelled('Customer', '客户', customer.ref()),
      ...lineWish.shape,
      customerReference: labelled('Customer order no.', '客户订单号', text(60)).optional(),
      date: labelled('Date', '日期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
    }),
});
