import * as z from 'zod';
import { computed, date, labelled, lineOf, money, note, ref, text } from '../fields.ts';
import { stockMoveLine } from '../inventory/stock-move.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';
import { count, itemField, lineNo, MAX_LINES, orderLine, warehouseField } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';

/** Quantities in the item's unit: what was accepted, and what was refused at the door. */
export const goodsReceiptLine = z.strictObject({
  lineNo: lineNo(),
  purchaseOrderId: labelled('Order', '采购订单', purchaseOrder.ref()),
  orderLine: orderLine(),
  itemId: itemField(),
  warehouseId: warehouseField().optional(),
  lot: labelled('Lot', '批次', text(60)).optional(),
  expiresOn: stockMoveLine.shape.expiresOn,
  serial: labelled('Serial number', '序列号', text(60)).optional(),
  quantity: count('Accepted', '合格数量'),
  rejected: count('Rejected', '拒收数量').optional(),
  rejectedBecause: labelled('Rejected because', '拒收原因', text(300)).optional(),
  /** At the order's price, without deductible tax. */
  value: labelled('Value', '暂估金额', money()),
  returned: count('Returned', '已退货').optional(),
  rejectedReturned: count('Rejected and returned', '拒收已退').optional(),
});

/** A line of the receipt that a field names: what was accepted of it, and has not gone back. */
export const receiptLine = (by: string) =>
  labelled(
    'Receipt line',
    '收货行',
    lineOf(
      {
        by,
        rest: { label: { en: 'Not returned', zh: '未退数量' }, of: 'quantity', less: ['returned'] },
      },
      lineNo(),
    ),
  );

/** Goods that arrived from a supplier, in one commit with stock and the voucher. */
export const goodsReceipt = defineNoun({
  id: 'goodsReceipt',
  plural: 'goods-receipts',
  prefix: 'gr',
  module: 'purchasing',
  label: { en: 'Goods receipt', zh: '采购收货单' },
  title: 'number',
  search: ['number', 'deliveryNote'],
  columns: ['number', 'supplierId', 'date', 'deliveryNote', 'value', 'createdAt'],
  sort: '-createdAt',
  page: {
    lineColumns: [
      ...['lineNo', 'itemId', 'quantity', 'rejected', 'rejectedBecause', 'value', 'warehouseId'],
      ...[
        'lot',
        'expiresOn',
        'serial',
        'purchaseOrderId',
        'orderLine',
        'returned',
        'rejectedReturned',
      ],
    ],
    totals: ['value'],
  },
  derives: {
    value: { adds: ['lines.value'] },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      date: labelled('Date', '日期', date()),
      deliveryNote: labelled('Delivery note', '送货单号', text(60)).optional(),
      value: labelled('Value', '暂估金额', computed(money())),
      stockMoveId: labelled('Stock movement', '库存移动', ref('stockMove', 'mov')).optional(),
      note: labelled('Note', '备注', note(1000)).optional(),
      lines: labelled('Lines', '明细', z.array(goodsReceiptLine).min(1).max(MAX_LINES)),
    }),
});
