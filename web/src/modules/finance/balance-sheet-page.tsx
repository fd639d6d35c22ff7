// By hand: two sides that must agree, laid out as the standard prints them, each line to be opened.
import type * as z from 'zod';
import { balanceSheet } from '../../../../shared/contracts/finance/statement-queries.ts';
import { useSay } from '../../lib/language.ts';
import { StatementPage } from './statement-page.tsx';
import { statementPaths } from './statement-paths.ts';
import { type AmountColumn, StatementTable } from './statement-table.tsx';
import { useStatement } from './use-statement.ts';

type Answer = z.infer<(typeof balanceSheet)['output']>;
type Line = Answer['lines'][number];

const texts = {
  title: { en: 'Balance sheet', zh: '资产负债表' },
  assets: { en: 'Assets', zh: '资产' },
  claims: { en: 'Liabilities and equity', zh: '负债和所有者权益' },
  balanced: { en: 'Assets equal liabilities and equity', zh: '资产 = 负债 + 所有者权益' },
  unbalanced: { en: 'Assets do not equal liabilities and equity', zh: '资产负债表不平' },
} as const;

const columns: readonly AmountColumn<Line | Line['accounts'][number]>[] = [
  { key: 'closing', label: { en: 'Closing', zh: '期末余额' }, of: ({ closing }) => closing },
  {
    key: 'opening',
    label: { en: 'Beginning of year', zh: '年初余额' },
    of: ({ opening }) => opening,
    wide: true,
  },
];

export function Page() {
  const say = useSay();
  const { period, open, data, error, loading } = useStatement(balanceSheet);
  const paths = statementPaths('/finance/balance-sheet', { period, open, on: data?.on });
  const table = (label: string, lines: readonly Line[]) => (
    <StatementTable
      {...{ label, lines, columns, open, loading }}
      {...paths}
      accountPath={({ accountCode }) => paths.ledger(accountCode)}
    />
  );
  const lines = data?.lines ?? [];
  return (
    <StatementPage
      statement="balanceSheet"
      title={texts.title}
      period={period}
      answer={data && { ...data, days: data.on }}
      verdict={
        data && { ok: data.balanced, label: data.balanced ? texts.balanced : texts.unbalanced }
      }
      empty={data !== undefined && lines.every(({ accounts }) => accounts.length === 0)}
      error={error}
    >
      <div className="statement-sides">
        {table(
          say(texts.assets),
          lines.filter(({ part }) => part === 'assets'),
        )}
        {table(
          say(texts.claims),
          lines.filter(({ part }) => part !== 'assets'),
        )}
      </div>
    </StatementPage>
  );
}
