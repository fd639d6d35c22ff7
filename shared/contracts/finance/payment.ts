import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  currency,
  date,
  labelled,
  money,
  note,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { openItem } from './open-item.ts';

export const paymentStates = defineStates({
  initial: 'posted',
  transitions: { posted: ['reversed'], reversed: [] },
});

export const directions = {
  in: { en: 'Received', zh: '收款' },
  out: { en: 'Paid', zh: '付款' },
} as const;

export const paymentPurposes = {
  receipt: { en: 'Receipt from customer', zh: '客户收款' },
  refund: { en: 'Refund to customer', zh: '客户退款' },
  supplierPayment: { en: 'Payment to supplier', zh: '供应商付款' },
} as const;

export const paymentMethods = {
  bankTransfer: { en: 'Bank transfer', zh: '银行转账' },
  cash: { en: 'Cash', zh: '现金' },
  card: { en: 'Card', zh: '刷卡' },
  online: { en: 'Online payment', zh: '在线支付' },
  other: { en: 'Other', zh: '其他' },
} as const;

export const moneyRoles = {
  bank: { en: 'Bank', zh: '银行存款' },
  cash: { en: 'Cash', zh: '库存现金' },
  otherMonetaryFunds: { en: 'Other monetary funds', zh: '其他货币资金' },
} as const;

export const allocation = z.strictObject({
  openItemId: labelled('Open item', '往来明细', openItem.ref()),
  amount: labelled('Amount', '金额', money('positive')),
});

const states = {
  posted: { en: 'Posted', zh: '已入账' },
  reversed: { en: 'Reversed', zh: '已冲销' },
} as const;

/** Money in or out, and what it settles. What no item takes is an advance or a prepayment. */
export const payment = defineNoun({
  id: 'payment',
  plural: 'payments',
  prefix: 'pay',
  module: 'finance',
  label: { en: 'Payment', zh: '收付款单' },
  title: 'number',
  unique: ['number'],
  search: ['number', 'reference'],
  columns: ['number', 'date', 'direction', 'customerId', 'supplierId', 'amount', 'unallocated'],
  sort: '-date',
  states: paymentStates,
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(code(40))),
      state: labelled('State', '状态', computed(choice(states))),
      direction: labelled('Direction', '收付方向', computed(choice(directions))),
      purpose: labelled('Purpose', '用途', computed(choice(paymentPurposes))),
      customerId: labelled('Customer', '客户', ref('customer', 'cus')).optional(),
      supplierId: labelled('Supplier', '供应商', ref('supplier', 'sup')).optional(),
      date: labelled('Date', '日期', date()),
      currency: labelled('Currency', '币种', currency()),
      amount: labelled('Amount', '金额', money('positive')),
      fee: labelled('Bank fee', '手续费', money('nonNegative')).optional(),
      difference: labelled('Difference waived', '抹零差额', money()).optional(),
      /** Also items with a minus: credits that were refunded or set off. */
      allocations: labelled(
        'Allocations',
        '核销明细',
        z.array(allocation.extend({ amount: labelled('Amount', '金额', money()) })).max(80),
      ),
      unallocated: labelled('Unallocated', '未核销金额', computed(money('nonNegative'))),
      advanceId: labelled('Advance', '预收预付', computed(openItem.ref())).optional(),
      method: labelled('Method', '结算方式', choice(paymentMethods)),
      bankAccountRole: labelled('Account', '资金账户', choice(moneyRoles)),
      reference: labelled('Reference', '银行流水号', text(100)).optional(),
      note: labelled('Note', '备注', note(500)).optional(),
      journalId: labelled('Voucher', '凭证', computed(ref('journal', 'jnl'))),
      reversedOn: labelled('Reversed on', '冲销日期', computed(date())).optional(),
    }),
});
