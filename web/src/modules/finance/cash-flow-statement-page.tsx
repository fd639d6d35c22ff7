// By hand: the form of the standard, each line to be opened into what stood against the money.
import type * as z from 'zod';
import { cashFlowStatement } from '../../../../shared/contracts/finance/statement-queries.ts';
import { isZero } from '../../../../shared/kernel/decimal.ts';
import { useSay } from '../../lib/language.ts';
import { StatementPage } from './statement-page.tsx';
import { statementPaths } from './statement-paths.ts';
import { StatementTable } from './statement-table.tsx';
import { flowColumns, useStatement } from './use-statement.ts';

type Answer = z.infer<(typeof cashFlowStatement)['output']>;
type Line = Answer['lines'][number];

const texts = {
  title: { en: 'Cash flow statement', zh: '现金流量表' },
  reconciled: { en: 'Agrees with the cash accounts', zh: '与货币资金账面一致' },
  different: { en: 'Does not agree with the cash accounts', zh: '与货币资金账面不一致' },
} as const;

export function Page() {
  const say = useSay();
  const { period, open, data, error, loading } = useStatement(cashFlowStatement);
  const paths = statementPaths('/finance/cash-flow-statement', { period, open, on: data?.to });
  const lines = data?.lines ?? [];
  // What moved earlier in the year only is looked for in the whole year.
  const accountPath = ({ accountCode, current }: Line['accounts'][number], { id }: Line) => {
    const year = data && isZero(current) ? { from: data.yearFrom, to: data.to } : undefined;
    return id === 'openingCash' ? paths.ledger(accountCode) : paths.vouchers(id, accountCode, year);
  };
  const verdict = data && {
    ok: data.reconciled,
    label: data.reconciled ? texts.reconciled : texts.different,
  };
  return (
    <StatementPage
      statement="cashFlowStatement"
      title={texts.title}
      period={period}
      answer={data && { ...data, days: `${data.from} – ${data.to}` }}
      verdict={verdict}
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
      </div>
    </StatementPage>
  );
}
