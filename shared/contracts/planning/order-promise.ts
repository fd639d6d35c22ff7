import * as z from 'zod';
import {
  choice,
  code,
  computed,
  date,
  integer,
  labelled,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { defineNoun } from '../noun.ts';

export const promiseCauses = {
  stock: { en: 'Stock', zh: '现货' },
  receipt: { en: 'Purchase order', zh: '采购在途' },
  work: { en: 'Work order', zh: '生产在制' },
  make: { en: 'Not made yet', zh: '待生产' },
  buy: { en: 'Not bought yet', zh: '待采购' },
  unknown: { en: 'Unknown', zh: '未知' },
} as const;

/** When a line can leave, and what it waits for. Days are calendar days after the wanted date. */
export const promisedLine = z.strictObject({
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  open: labelled('Open', '未发数量', quantity('nonNegative')),
  /** Of it, what is there for this line now. */
  covered: labelled('There now', '已有货', quantity('nonNegative')),
  requestedOn: labelled('Requested date', '要求交期', date()),
  promisedOn: labelled('Promised on', '承诺交期', date()).optional(),
  lateDays: labelled('Days late', '延迟天数', integer(0, 100_000)).optional(),
  cause: labelled('Waits for', '制约因素', choice(promiseCauses)),
  causeId: labelled('Document', '制约单据', text(40)).optional(),
  causeNumber: labelled('Document number', '制约单号', text(60)).optional(),
});

/**
 * When a confirmed order can leave as things stand, kept up to date by whatever happens to its
 * goods. Its id follows from the order's. Without a date something of it is not known.
 */
export const orderPromise = defineNoun({
  id: 'orderPromise',
  plural: 'order-promises',
  prefix: 'prm',
  module: 'planning',
  label: { en: 'Order promise', zh: '订单承诺' },
  title: 'number',
  search: ['number'],
  columns: ['number', 'customerId', 'requestedOn', 'promisedOn', 'lateDays', 'kitRate', 'cause'],
  sort: 'promisedOn',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  derives: {
    kitRate: { rowsOf: 'lines', where: 'covered', reaches: 'open' },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Order', '销售订单号', computed(text(40))),
      salesOrderId: labelled('Sales order', '销售订单', ref('salesOrder', 'so')),
      customerId: labelled('Customer', '客户', customer.ref()),
      ownerId: labelled('Owner', '负责人', ref('member', 'mem')).optional(),
      team: labelled('Team', '部门', code(60)).optional(),
      region: labelled('Region', '区域', text(60)).optional(),
      /** Of the line that waits longest; nothing once nothing is open. */
      requestedOn: labelled('Requested date', '要求交期', date()).optional(),
      promisedOn: labelled('Promised on', '承诺交期', date()).optional(),
      lateDays: labelled('Days late', '延迟天数', integer(0, 100_000)).optional(),
      cause: labelled('Waits for', '制约因素', choice(promiseCauses)),
      /** Lines that are there now ÷ open lines, and the same by value. */
      kitRate: labelled('Kit rate', '齐套率', rate()),
      valueRate: labelled('Kit rate by value', '金额齐套率', rate()),
      lines: labelled('Lines', '明细', z.array(promisedLine).max(1000)),
    }),
});
