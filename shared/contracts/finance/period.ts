import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { choice, computed, date, integer, labelled } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const periodStates = defineStates({
  initial: 'open',
  transitions: { open: ['locked'], locked: ['open'] },
});

const stateNames = {
  open: { en: 'Open', zh: '未结账' },
  locked: { en: 'Locked', zh: '已结账' },
} as const;

export const periodCode = () =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .meta({ kind: 'code' });

/** A month of the books. Nothing is posted into a locked one. */
export const period = defineNoun({
  id: 'period',
  plural: 'periods',
  prefix: 'per',
  module: 'finance',
  label: { en: 'Period', zh: '会计期间' },
  title: 'code',
  unique: ['code'],
  columns: ['code', 'from', 'to', 'state', 'lastVoucher'],
  sort: 'code',
  states: periodStates,
  fields: () =>
    z.strictObject({
      code: labelled('Period', '期间', periodCode()),
      from: labelled('From', '开始日期', date()),
      to: labelled('To', '结束日期', date()),
      state: labelled('State', '状态', computed(choice(stateNames))),
      /** How many vouchers have a number; they are 1..n. */
      lastVoucher: labelled('Last voucher', '最后凭证号', computed(integer(0, 10_000_000))),
    }),
});
