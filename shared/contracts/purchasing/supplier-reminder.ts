import * as z from 'zod';
import {
  choice,
  computed,
  date,
  email,
  instant,
  integer,
  labelled,
  note,
  personal,
  quantity,
  text,
} from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';
import { locales } from '../platform/company.ts';
import { itemField, lineNo, MAX_LINES } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';

export const reminderReasons = {
  dueSoon: { en: 'Due soon', zh: '即将到期' },
  overdue: { en: 'Overdue', zh: '已逾期' },
  asked: { en: 'Requested manually', zh: '手工催货' },
} as const;

/** Why a line was in a letter. The same of all of these is written for once. */
const remindedLine = z.strictObject({
  lineNo: lineNo(),
  itemId: itemField(),
  open: labelled('Still to come', '未到数量', quantity()),
  reason: labelled('Reason', '原因', choice(reminderReasons)),
  /** The day it was expected on. */
  dueOn: labelled('Due', '到货日期', date()).optional(),
  /** Of being overdue: the how many-th. */
  round: labelled('Round', '第几次', integer(1, 10_000)).optional(),
});

/** A letter to a supplier about an order: to whom, when, about which lines and why. */
export const supplierReminder = defineNoun({
  id: 'supplierReminder',
  plural: 'supplier-reminders',
  prefix: 'srm',
  module: 'purchasing',
  label: { en: 'Supplier reminder', zh: '催货提醒' },
  title: 'number',
  search: ['number', 'letter'],
  columns: ['number', 'supplierId', 'purchaseOrderId', 'date', 'sentAt', 'createdBy'],
  sort: '-createdAt',
  page: { lineColumns: ['lineNo', 'itemId', 'open', 'reason', 'dueOn', 'round'] },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(60))),
      purchaseOrderId: labelled('Purchase order', '采购订单', purchaseOrder.ref()),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      date: labelled('Date', '日期', date()),
      contactName: labelled('Contact', '联系人', personal(text(100))),
      email: labelled('E-mail', '邮箱', personal(email())),
      language: labelled('Language', '语言', choice(locales)),
      subject: labelled('Subject', '主题', text(300)),
      letter: labelled('Letter', '正文', note(100_000)),
      /** Absent until the mail has gone out. */
      sentAt: labelled('Sent', '发送时间', computed(instant())).optional(),
      lines: labelled('Lines', '明细', z.array(remindedLine).min(1).max(MAX_LINES)),
    }),
});
