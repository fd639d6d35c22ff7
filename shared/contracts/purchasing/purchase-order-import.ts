import * as z from 'zod';
import { date, flag, labelled, note, price, text } from '../fields.ts';
import { defineImportTarget, MAX_BATCH } from '../import-target.ts';
import { supplier } from '../masterdata/supplier.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { unit } from '../masterdata/unit.ts';
import { itemField, quantityField, warehouseField } from './lines.ts';

/**
 * What suppliers will still bring on orders that another system placed, one line a row. Rows of the
 * same order number there make up one order here; what they say of the order itself may stand in
 * any of them. It arrives approved if whoever brings it in may approve it.
 */
export const purchaseOrderImport = defineImportTarget({
  id: 'purchaseOrder',
  module: 'purchasing',
  label: { en: 'Open purchase orders', zh: '未完采购订单' },
  permission: 'purchaseOrder.create',
  batch: MAX_BATCH,
  row: () =>
    z.strictObject({
      externalId: labelled('External id', '外部编号', text(100)),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      itemId: itemField(),
      /** Still to come, in the unit named or in the item's own. */
      quantity: quantityField(),
      unitId: labelled('Unit', '单位', unit.ref()).optional(),
      /** Of one of that unit; left out, the supplier's own price counts. */
      price: labelled('Price', '单价', price()).optional(),
      /** When it is expected to arrive. */
      dueOn: labelled('Due', '到货日期', date()),
      warehouseId: warehouseField().optional(),
      taxCode: taxCode().optional(),
      description: labelled('Description', '描述', text(200)).optional(),
      supplierReference: labelled('Supplier order no.', '供应商单号', text(60)).optional(),
      date: labelled('Date', '日期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
    }),
});
