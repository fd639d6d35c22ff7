import * as z from 'zod';
import {
  choice,
  code,
  codeOf,
  date,
  flag,
  integer,
  labelled,
  money,
  ref,
  text,
} from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineOperation } from '../operation.ts';
import { accountClasses } from './account.ts';
import { asOf, span, total } from './asked.ts';
import { openItemKinds } from './open-item.ts';
import { periodCode } from './period.ts';

const balances = {
  opening: total('Opening', '期初余额'),
  debit: total('Debit', '本期借方'),
  credit: total('Credit', '本期贷方'),
  closing: total('Closing', '期末余额'),
};

/** Balances are debit − credit: a credit balance is negative. */
export const trialBalance = defineOperation({
  id: 'finance.trialBalance',
  method: 'GET',
  path: '/api/finance/trial-balance',
  permission: 'ledger.read',
  label: { en: 'Trial balance', zh: '科目余额表' },
  input: () =>
    z.strictObject({
      ...span,
      /** With the parents, each the sum of its sub-accounts. */
      rollUp: labelled('With parents', '含上级科目', flag()).optional(),
      asOf,
    }),
  output: () =>
    z.strictObject({
      from: date(),
      to: date(),
      currency: text(3),
      rows: z.array(
        z.strictObject({
          accountCode: labelled('Account', '科目', code(20)),
          name: labelled('Name', '名称', text(100)),
          nameEn: labelled('English name', '英文名称', text(100)).optional(),
          class: labelled('Class', '类别', text(20).meta({ choices: accountClasses })),
          leaf: labelled('Takes postings', '末级', flag()),
          ...balances,
        }),
      ),
      totals: z.strictObject(balances),
      balanced: labelled('Balanced', '平衡', flag()),
    }),
});

export const accountLedger = defineOperation({
  id: 'finance.accountLedger',
  method: 'GET',
  path: '/api/finance/ledger/{accountCode}',
  permission: 'ledger.read',
  label: { en: 'Account ledger', zh: '明细账' },
  input: () =>
    z.strictObject({
      accountCode: labelled('Account', '科目', codeOf('account', code(20))),
      ...span,
      customerId: labelled('Customer', '客户', customer.ref()).optional(),
      supplierId: labelled('Supplier', '供应商', supplier.ref()).optional(),
      limit: integer(1, 500).optional(),
      cursor: z.string().max(2000).optional(),
      asOf,
    }),
  output: () =>
    z.strictObject({
      accountCode: code(20),
      name: text(100),
      from: date(),
      to: date(),
      ...balances,
      lines: z.array(
        z.strictObject({
          journalId: labelled('Voucher', '凭证', ref('journal', 'jnl')),
          line: labelled('Line', '行', integer(1, 1000)),
          date: labelled('Date', '日期', date()),
          accountCode: labelled('Account', '科目', code(20)),
          voucher: labelled('Voucher number', '凭证号', text(40)).optional(),
          memo: labelled('Memo', '摘要', text(300)),
          debit: labelled('Debit', '借方', money()),
          credit: labelled('Credit', '贷方', money()),
          balance: total('Balance', '余额'),
          customerId: customer.ref().optional(),
          supplierId: supplier.ref().optional(),
          /** Where the amount comes from: the document to open. */
          source: z.strictObject({
            noun: text(40),
            id: text(60),
            number: text(60).optional(),
          }),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
});

const agedSums = {
  total: total('Total', '合计'),
  notDue: total('Not due', '未到期'),
  days30: total('1–30 days', '1–30天'),
  days60: total('31–60 days', '31–60天'),
  days90: total('61–90 days', '61–90天'),
  older: total('Over 90 days', '90天以上'),
};

const { receivable, payable } = openItemKinds;
const owedKinds = { receivable, payable } as const;

/** What was open on a day, by how long it was overdue then. */
export const ageing = defineOperation({
  id: 'finance.ageing',
  method: 'GET',
  path: '/api/finance/ageing',
  permission: 'openItem.read',
  label: { en: 'Ageing', zh: '账龄分析' },
  input: () =>
    z.strictObject({
      kind: labelled('Kind', '类型', choice(owedKinds)).optional(),
      on: labelled('On', '截至日期', date()).optional(),
      customerId: customer.ref().optional(),
      supplierId: supplier.ref().optional(),
      asOf,
    }),
  output: () =>
    z.strictObject({
      kind: choice(owedKinds),
      on: date(),
      currency: text(3),
      rows: z.array(
        z.strictObject({
          partyId: text(40),
          code: text(40),
          name: text(200),
          items: integer(0, 10_000_000),
          ...agedSums,
        }),
      ),
      totals: z.strictObject(agedSums),
    }),
});

/** What a customer owed, was charged and paid between two days (对账单). */
export const customerStatement = defineOperation({
  id: 'finance.customerStatement',
  method: 'GET',
  path: '/api/finance/customers/{customerId}/statement',
  permission: 'openItem.read',
  label: { en: 'Statement of a customer', zh: '客户对账单' },
  input: () => z.strictObject({ customerId: customer.ref(), ...span, asOf }),
  output: () =>
    z.strictObject({
      customerId: customer.ref(),
      from: date(),
      to: date(),
      currency: text(3),
      opening: total('Opening', '期初余额'),
      charged: total('Charged', '本期应收'),
      settled: total('Settled', '本期收款'),
      closing: total('Closing', '期末余额'),
      lines: z.array(
        z.strictObject({
          date: date(),
          documentNumber: text(60),
          noun: text(40),
          documentId: text(60),
          openItemId: ref('openItem', 'oi'),
          charged: money(),
          settled: money(),
          balance: total('Balance', '余额'),
        }),
      ),
    }),
});

const exception = z.strictObject({
  what: text(300),
  expected: text(200),
  found: text(200),
  noun: text(40).optional(),
  id: text(60).optional(),
});

/** Whether the sub-ledgers equal their control accounts, and which vouchers break the tie. */
export const subledgerTie = defineOperation({
  id: 'finance.subledgerTie',
  method: 'GET',
  path: '/api/finance/subledger-tie',
  permission: 'ledger.read',
  label: { en: 'Sub-ledgers against the ledger', zh: '明细账与总账核对' },
  input: () => z.strictObject({ asOf }),
  output: () =>
    z.strictObject({
      ties: z.array(
        z.strictObject({
          kind: text(40).meta({ choices: openItemKinds }),
          accountCode: codeOf('account', code(20)),
          subledger: total('Sub-ledger', '明细合计'),
          ledger: total('Ledger', '总账余额'),
          difference: total('Difference', '差异'),
          exceptions: z.array(exception),
        }),
      ),
    }),
});

export const creditExposure = defineOperation({
  id: 'finance.creditExposure',
  method: 'GET',
  path: '/api/finance/customers/{customerId}/exposure',
  permission: 'openItem.read',
  label: { en: 'Credit exposure of a customer', zh: '客户信用占用' },
  input: () => z.strictObject({ customerId: customer.ref() }),
  output: () =>
    z.strictObject({
      customerId: customer.ref(),
      receivable: total('Open receivables', '应收未收'),
      shipped: total('Shipped, not yet due', '已发未确认'),
      orders: total('Orders not shipped', '未发订单'),
      exposure: total('Exposure', '占用合计'),
      limit: total('Limit', '额度').optional(),
      available: total('Available', '可用额度').optional(),
    }),
});

/** What still keeps the books from going live; an empty list lets them. */
export const goLiveDifferences = defineOperation({
  id: 'finance.goLiveDifferences',
  method: 'GET',
  path: '/api/finance/go-live',
  permission: 'ledger.read',
  label: { en: 'Readiness to go live', zh: '启用检查' },
  input: () => z.strictObject({}),
  output: () => z.strictObject({ ready: flag(), differences: z.array(exception) }),
});

/** What stands between a period and its lock; each blocker says where to look. */
export const closingChecklist = defineOperation({
  id: 'finance.closingChecklist',
  method: 'GET',
  path: '/api/finance/periods/{id}/checklist',
  permission: 'period.read',
  label: { en: 'Closing checklist', zh: '结账检查' },
  input: () => z.strictObject({ id: ref('period', 'per') }),
  output: () =>
    z.strictObject({
      period: periodCode(),
      ready: flag(),
      checks: z.array(
        z.strictObject({
          id: text(40),
          label: z.strictObject({ en: text(200), zh: text(200) }),
          ok: flag(),
          count: integer(0, 10_000_000),
          exceptions: z.array(exception),
        }),
      ),
    }),
});
