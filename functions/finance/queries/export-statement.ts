import type { exportStatement as contract } from '../../../shared/contracts/finance/statement-queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { toCsv } from '../../platform/imports/csv-output.ts';
import { requirePermission } from '../../platform/permissions.ts';
import type { TextOutput } from '../../platform/text-output.ts';
import { balanceSheet } from './balance-sheet.ts';
import { cashFlowStatement } from './cash-flow-statement.ts';
import { incomeStatement } from './income-statement.ts';

interface Asked {
  period?: string | undefined;
  asOf?: string | undefined;
}

interface Form {
  columns: readonly [en: string, zh: string][];
  lines: readonly { no?: number; label: { en: string; zh: string }; amounts: string[] }[];
}

const forms = {
  async balanceSheet(ctx: Ctx, asked: Asked): Promise<Form> {
    const { lines } = await balanceSheet(ctx, asked);
    return {
      columns: [
        ['Closing', '期末余额'],
        ['Beginning of the year', '年初余额'],
      ],
      lines: lines.map(({ closing, opening, ...line }) => ({
        ...line,
        amounts: line.kind === 'heading' ? ['', ''] : [closing, opening],
      })),
    };
  },
  incomeStatement: async (ctx: Ctx, asked: Asked) => movement(await incomeStatement(ctx, asked)),
  cashFlowStatement: async (ctx: Ctx, asked: Asked) =>
    movement(await cashFlowStatement(ctx, asked)),
};

interface Movement {
  lines: readonly (Omit<Form['lines'][number], 'amounts'> & {
    kind: string;
    current: string;
    yearToDate: string;
  })[];
}

const movement = ({ lines }: Movement): Form => ({
  columns: [
    ['This period', '本期金额'],
    ['Year to date', '本年累计金额'],
  ],
  lines: lines.map(({ current, yearToDate, ...line }) => ({
    ...line,
    amounts: line.kind === 'heading' ? ['', ''] : [current, yearToDate],
  })),
});

const fileNames = {
  balanceSheet: 'balance-sheet',
  incomeStatement: 'income-statement',
  cashFlowStatement: 'cash-flow-statement',
};

/** The rows that are printed, without the accounts behind them. */
export const exportStatement: QueryRun<typeof contract> = async (ctx, { statement, ...asked }) => {
  requirePermission(ctx, 'ledger.read');
  const { columns, lines } = await forms[statement](ctx, asked);
  const english = ctx.locale === 'en';
  const head: readonly [en: string, zh: string][] = [['Item', '项目'], ['Row', '行次'], ...columns];
  const rows = lines.map(({ label, no, amounts }) => [
    english ? label.en : label.zh,
    no === undefined ? '' : String(no),
    ...amounts,
  ]);
  const text = toCsv([head.map(([en, zh]) => (english ? en : zh)), ...rows]);
  const fileName = `${fileNames[statement]}-${asked.period ?? ctx.today}.csv`;
  const output: TextOutput = { text, fileName };
  return output as unknown as string;
};
