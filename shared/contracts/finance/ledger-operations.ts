import * as z from 'zod';
import { choice, code, codeOf, date, integer, labelled, money, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { accountRoleNames } from './account-roles.ts';
import { journal, journalLine } from './journal.ts';
import { ledgerSettings } from './ledger-settings.ts';
import { period } from './period.ts';

const manualLine = journalLine.omit({ clears: true });

export const postManualJournal = defineOperation({
  id: 'finance.postManualJournal',
  method: 'POST',
  path: '/api/finance/journals',
  permission: 'journal.post',
  label: { en: 'Post a voucher', zh: '录入凭证' },
  noun: journal,
  input: () =>
    z.strictObject({
      date: labelled('Date', '日期', date()),
      memo: labelled('Memo', '摘要', text(300)).optional(),
      lines: labelled('Lines', '分录', z.array(manualLine).min(2).max(200)),
    }),
  output: () => journal.document,
  errors: [
    'finance.journalNotBalanced',
    'finance.lineOnBothSides',
    'finance.lineEmpty',
    'finance.accountUnknown',
    'finance.accountNotLeaf',
    'finance.accountArchived',
    'finance.foreignNotConverted',
    'finance.periodLocked',
    'finance.beforeFirstPeriod',
    'finance.totalTooLarge',
  ],
  status: 201,
  page: { preview: true },
});

export const reverseJournal = defineOperation({
  id: 'finance.reverseJournal',
  method: 'POST',
  path: '/api/finance/journals/{id}/reverse',
  permission: 'journal.reverse',
  label: { en: 'Reverse a voucher', zh: '红冲凭证' },
  noun: journal,
  page: { danger: true },
  input: () =>
    z.strictObject({
      id: journal.ref(),
      date: labelled('Date', '日期', date()).optional(),
      memo: labelled('Memo', '摘要', text(300)).optional(),
    }),
  output: () => journal.document,
  errors: [
    'finance.reversalOfReversal',
    'finance.alreadyReversed',
    'finance.reverseAtSource',
    'finance.periodLocked',
  ],
  status: 201,
});

export const lockPeriod = defineOperation({
  id: 'finance.lockPeriod',
  method: 'POST',
  path: '/api/finance/periods/{id}/lock',
  permission: 'period.lock',
  label: { en: 'Lock period', zh: '结账' },
  noun: period,
  page: { in: ['open'], primary: 1 },
  input: () => z.strictObject({ id: period.ref() }),
  output: () => period.document,
  errors: ['finance.earlierPeriodOpen', 'finance.periodAlreadyLocked'],
});

export const reopenPeriod = defineOperation({
  id: 'finance.reopenPeriod',
  method: 'POST',
  path: '/api/finance/periods/{id}/reopen',
  permission: 'period.reopen',
  label: { en: 'Reopen period', zh: '反结账' },
  noun: period,
  page: { in: ['locked'], danger: true },
  input: () => z.strictObject({ id: period.ref() }),
  output: () => period.document,
  errors: ['finance.laterPeriodLocked', 'finance.periodNotLocked'],
});

/** Numbers the vouchers of a period that have none yet; again, while `remaining` is not zero. */
export const numberVouchers = defineOperation({
  id: 'finance.numberVouchers',
  method: 'POST',
  path: '/api/finance/periods/{id}/number-vouchers',
  permission: 'journal.number',
  label: { en: 'Number vouchers', zh: '凭证编号' },
  noun: period,
  page: { in: ['open'] },
  input: () => z.strictObject({ id: period.ref() }),
  output: () =>
    z.strictObject({
      period: text(7),
      numbered: integer(0, 100),
      remaining: integer(0, 10_000_000),
      lastVoucher: integer(0, 10_000_000),
    }),
});

/** Income and expense of a period go to the profit of the year (损益结转). */
export const transferProfit = defineOperation({
  id: 'finance.transferProfit',
  method: 'POST',
  path: '/api/finance/periods/{id}/transfer-profit',
  permission: 'period.close',
  label: { en: 'Transfer profit and loss', zh: '结转损益' },
  noun: period,
  page: { in: ['open'] },
  input: () => z.strictObject({ id: period.ref() }),
  output: () => journal.document,
  errors: ['finance.nothingToTransfer', 'finance.periodLocked'],
  status: 201,
});

/** What the month owes in VAT moves to VAT payable; a credit stays where it is (留抵). */
export const transferVat = defineOperation({
  id: 'finance.transferVat',
  method: 'POST',
  path: '/api/finance/periods/{id}/transfer-vat',
  permission: 'period.close',
  label: { en: 'Transfer VAT', zh: '结转增值税' },
  noun: period,
  page: { in: ['open'] },
  input: () => z.strictObject({ id: period.ref() }),
  output: () => journal.document,
  errors: ['finance.nothingToTransfer', 'finance.periodLocked', 'finance.noVatColumns'],
  status: 201,
});

export const setAccountRole = defineOperation({
  id: 'finance.setAccountRole',
  method: 'POST',
  path: '/api/finance/account-roles/{role}',
  permission: 'account.write',
  label: { en: 'Choose the account of a role', zh: '设置科目用途' },
  input: () =>
    z.strictObject({
      role: labelled('Role', '用途', choice(accountRoleNames)),
      accountCode: labelled('Account', '科目', codeOf('account', code(20))),
    }),
  output: () => ledgerSettings.document,
  errors: ['finance.accountUnknown', 'finance.accountNotLeaf', 'finance.roleHasBalance'],
});

export const goLive = defineOperation({
  id: 'finance.goLive',
  method: 'POST',
  path: '/api/finance/go-live',
  permission: 'ledger.goLive',
  label: { en: 'Go live', zh: '启用账套' },
  input: () => z.strictObject({ date: labelled('Date', '日期', date()).optional() }),
  output: () =>
    z.strictObject({
      wentLiveOn: labelled('Went live on', '上线日期', date()),
      openingTotal: labelled('Opening total', '期初合计', money()),
    }),
  errors: ['finance.openingsDiffer', 'finance.alreadyLive'],
});
