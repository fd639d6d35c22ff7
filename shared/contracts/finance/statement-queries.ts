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
import { defineOperation } from '../operation.ts';
import { asOf, span, total } from './asked.ts';
import { periodCode } from './period.ts';

const name = z.strictObject({ en: text(100), zh: text(100) });

const balances = {
  closing: total('Closing', '期末余额'),
  /** Of the year; in the first year of the books, what was brought in. */
  opening: total('Beginning of the year', '年初余额'),
};
const amounts = {
  current: total('This period', '本期金额'),
  yearToDate: total('Year to date', '本年累计金额'),
};

const lineKinds = {
  heading: { en: 'Heading', zh: '标题' },
  line: { en: 'Line', zh: '项目' },
  detail: { en: 'Detail', zh: '其中' },
  total: { en: 'Total', zh: '合计' },
} as const;

const sheetParts = {
  assets: { en: 'Assets', zh: '资产' },
  liabilities: { en: 'Liabilities', zh: '负债' },
  equity: { en: 'Equity', zh: '所有者权益' },
} as const;

/**
 * A row of a form: what it says, and the accounts that make its amounts. A detail repeats a part of
 * the line above it.
 */
const lineOf = <A extends z.ZodRawShape>(shape: A) =>
  z.strictObject({
    id: text(40),
    kind: choice(lineKinds),
    label: name,
    /** The number of the row in the printed form of the standard (行次). */
    no: integer(1, 200).optional(),
    ...shape,
    accounts: z.array(
      z.strictObject({
        accountCode: labelled('Account', '科目', code(20)),
        name: labelled('Name', '名称', text(100)),
        nameEn: labelled('English name', '英文名称', text(100)).optional(),
        ...shape,
        /** The whole balance of the account, if another line shows a part of it. */
        balance: total('Balance', '余额').optional(),
      }),
    ),
  });

/** Accounts that no line takes; they are counted with the other items of their kind. */
const strays = z.array(code(20));

/** A statement of what moved in a period and in the year up to its end. */
const moved = {
  from: date(),
  to: date(),
  /** The first day of the year to date. */
  yearFrom: date(),
  currency: text(3),
  lines: z.array(lineOf(amounts)),
  strays,
};

/** What the company owns and owes on a day, in the form of its accounting standard. */
export const balanceSheet = defineOperation({
  id: 'finance.balanceSheet',
  method: 'GET',
  path: '/api/finance/balance-sheet',
  permission: 'ledger.read',
  label: { en: 'Balance sheet', zh: '资产负债表' },
  input: () =>
    z.strictObject({
      /** The last day of a period; without it `on`, and without that today. */
      period: labelled('Period', '期间', periodCode()).optional(),
      on: labelled('On', '截至日期', date()).optional(),
      asOf,
    }),
  output: () =>
    z.strictObject({
      on: date(),
      openingOn: date(),
      currency: text(3),
      lines: z.array(lineOf(balances).extend({ part: choice(sheetParts) })),
      totals: z.strictObject({
        assets: z.strictObject(balances),
        liabilities: z.strictObject(balances),
        equity: z.strictObject(balances),
      }),
      balanced: labelled('Assets equal liabilities and equity', '资产等于负债加所有者权益', flag()),
      strays,
    }),
});

/** What was earned in a period and in the year up to its end, in the form of the standard. */
export const incomeStatement = defineOperation({
  id: 'finance.incomeStatement',
  method: 'GET',
  path: '/api/finance/income-statement',
  permission: 'ledger.read',
  label: { en: 'Profit and loss', zh: '利润表' },
  input: () => z.strictObject({ ...span, asOf }),
  output: () =>
    z.strictObject({
      ...moved,
      /** A loss is negative. */
      netProfit: z.strictObject(amounts),
      /** Corrections of earlier years, which are no profit of this one. */
      outside: z.strictObject(amounts),
      complete: labelled('All income and expenses included', '损益科目全部计入', flag()),
    }),
});

/** What money came in for and went out for, by the direct method, in the form of the standard. */
export const cashFlowStatement = defineOperation({
  id: 'finance.cashFlowStatement',
  method: 'GET',
  path: '/api/finance/cash-flow-statement',
  permission: 'ledger.read',
  label: { en: 'Cash flow statement', zh: '现金流量表' },
  input: () => z.strictObject({ ...span, asOf }),
  output: () =>
    z.strictObject({
      ...moved,
      netIncrease: z.strictObject(amounts),
      /** Cash before, with what was brought in when the books began. */
      opening: z.strictObject(amounts),
      closing: z.strictObject(amounts),
      reconciled: labelled('Closing cash agrees with the books', '期末现金与账面一致', flag()),
    }),
});

/** The vouchers behind a line of the cash flow statement, each with the money it moved there. */
export const cashFlowVouchers = defineOperation({
  id: 'finance.cashFlowVouchers',
  method: 'GET',
  path: '/api/finance/cash-flow-statement/vouchers',
  permission: 'ledger.read',
  label: { en: 'Vouchers of a cash flow', zh: '现金流量凭证' },
  page: { hidden: true },
  input: () =>
    z.strictObject({
      line: labelled('Line of the statement', '报表项目', text(40)),
      accountCode: labelled('Account', '科目', codeOf('account', code(20))).optional(),
      ...span,
      limit: integer(1, 500).optional(),
      cursor: z.string().max(2000).optional(),
      asOf,
    }),
  output: () =>
    z.strictObject({
      from: date(),
      to: date(),
      label: labelled('Line of the statement', '报表项目', name),
      total: total('Amount', '金额'),
      data: labelled(
        'Vouchers',
        '凭证',
        z.array(
          z.strictObject({
            date: labelled('Date', '日期', date()),
            journalId: labelled('Voucher', '凭证', ref('journal', 'jnl')),
            voucher: labelled('Voucher number', '凭证号', text(40)).optional(),
            memo: labelled('Memo', '摘要', text(300)),
            accountCode: labelled('Account', '科目', code(20)),
            amount: labelled('Amount', '金额', money()),
          }),
        ),
      ),
      nextCursor: z.string().optional(),
    }),
});

const statements = {
  balanceSheet: { en: 'Balance sheet', zh: '资产负债表' },
  incomeStatement: { en: 'Profit and loss', zh: '利润表' },
  cashFlowStatement: { en: 'Cash flow statement', zh: '现金流量表' },
} as const;

/** A statement as a table: the rows of the form, in the reader's language. */
export const exportStatement = defineOperation({
  id: 'finance.exportStatement',
  method: 'GET',
  path: '/api/finance/statements/{statement}/export',
  permission: 'export.read',
  label: { en: 'Export a statement', zh: '导出报表' },
  input: () =>
    z.strictObject({
      statement: labelled('Statement', '报表', choice(statements)),
      period: labelled('Period', '期间', periodCode()).optional(),
      asOf,
    }),
  output: () => z.string(),
  produces: 'text/csv; charset=utf-8',
});
