// By hand: the form of the standard, each line to be opened into its accounts.
import type * as z from 'zod';
import { incomeStatement } from '../../../../shared/contracts/finance/statement-queries.ts';
import { isZero } from '../../../../shared/kernel/decimal.ts';
import { useSay } from '../../lib/language.ts';
import { Amount } from './amount.tsx';
import { StatementPage } from './statement-page.tsx';
import { statementPaths } from './statement-paths.ts';
import { StatementTable } from './statement-table.tsx';
import { flowColumns, useStatement } from './use-statement.ts';

type Answer = z.infer<(typeof incomeStatement)['output']>;
type Line = Answer['lines'][number];

const texts = {
  title: { en: 'Profit and loss', zh: '利润表' },
  incomplete: { en: 'Not all results are counted', zh: '有损益科目未计入' },
  outside: { en: 'Prior year adjustments, on no line', zh: '以前年度损益调整（不列入本表）' },
} as const;

export function Page() {
  const say = useSay();
  const { period, open, data, error, loading } = useStatement(incomeStatement);
  const paths = statementPaths('/finance/income-statement', { period, open, on: data?.to });
  const lines = data?.lines ?? [];
  // What moved earlier in the year only is looked for in the whole year.
  const accountPath = ({ accountCode, current }: Line['accounts'][number]) =>
    isZero(current) && data
      ? paths.ledger(accountCode, { from: data.yearFrom, to: data.to })
      : paths.ledger(accountCode);
  return (
    <StatementPage
      statement="incomeStatement"
      title={texts.title}
      period={period}
      answer={data && { ...data, days: `${data.from} – ${data.to}` }}
      verdict={data && !data.complete ? { ok: false, label: texts.incomplete } : undefined}
      empty={data !== undefined && lines.every(({ accounts }) => accounts.length === 0)}
      error={error}
    >
      <div className="statement-single">
        <StatementTable
          label={say(texts.title)}
          columns={flowColumns}
          {...{ lines, open, accountPath, loading }}
          {...paths}
        />
        {data && !isZero(data.outside.yearToDate) && (
          <p className="caption">
            {say(texts.outside)}: <Amount value={data.outside.yearToDate} />
          </p>
        )}
      </div>
    </StatementPage>
  );
}
