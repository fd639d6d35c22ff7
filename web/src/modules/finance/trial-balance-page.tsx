// By hand: the two sides of each balance, totals under their columns, and the way into the ledger.
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { trialBalance } from '../../../../shared/contracts/finance/finance-queries.ts';
import { sum } from '../../../../shared/kernel/decimal.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { Verdict } from '../../kit/report/verdict.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { useLanguage, useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { Amount, creditOf, debitOf } from './amount.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { accountName } from './use-accounts.ts';
import { thisPeriod } from './use-periods.ts';

type Answer = z.infer<(typeof trialBalance)['output']>;
type Row = Answer['rows'][number];

const texts = {
  title: { en: 'Trial balance', zh: '科目余额表' },
  account: { en: 'Account', zh: '科目' },
  name: { en: 'Name', zh: '名称' },
  openingDebit: { en: 'Opening debit', zh: '期初借方' },
  openingCredit: { en: 'Opening credit', zh: '期初贷方' },
  debit: { en: 'Debit', zh: '本期借方' },
  credit: { en: 'Credit', zh: '本期贷方' },
  closingDebit: { en: 'Closing debit', zh: '期末借方' },
  closingCredit: { en: 'Closing credit', zh: '期末贷方' },
  closing: { en: 'Closing', zh: '期末余额' },
  rollUp: { en: 'With parents', zh: '含上级科目' },
  balanced: { en: 'Debit equals credit', zh: '借贷平衡' },
  unbalanced: { en: 'Debit does not equal credit', zh: '借贷不平' },
  total: { en: 'Total', zh: '合计' },
  none: { en: 'Nothing was posted up to this period.', zh: '截至该期间还没有记账。' },
} as const;

export function Page() {
  const say = useSay();
  const [search, change] = useAddress();
  const period = search['period'] ?? thisPeriod();
  const rollUp = search['rollUp'] === 'true';
  const { data, error, isPending } = useQuery(
    ask(trialBalance, { period, ...(rollUp && { rollUp }) }, ['journal', 'account']),
  );
  const columns = useColumns(data);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        {data && (
          <Verdict ok={data.balanced}>
            {say(data.balanced ? texts.balanced : texts.unbalanced)}
          </Verdict>
        )}
      </div>
      <div className="report-bar">
        <PeriodChoice value={period} onChange={(code) => change({ period: code })} />
        <label className="check">
          <input
            type="checkbox"
            checked={rollUp}
            onChange={({ target }) => change({ rollUp: target.checked ? 'true' : undefined })}
          />
          {say(texts.rollUp)}
        </label>
      </div>
      <ProblemBox error={error} />
      {data && data.rows.length === 0 ? (
        <div className="empty">
          <p>{say(texts.none)}</p>
        </div>
      ) : (
        <ReportTable
          label={say(texts.title)}
          columns={columns}
          rows={data?.rows ?? []}
          keyOf={({ accountCode }) => accountCode}
          pathOf={({ accountCode }) =>
            `/finance/ledger?accountCode=${encodeURIComponent(accountCode)}&period=${period}`
          }
          loading={isPending && !error}
        />
      )}
    </div>
  );
}

function useColumns(answer: Answer | undefined): readonly ReportColumn<Row>[] {
  const say = useSay();
  const zh = useLanguage() !== 'en';
  const totals = answer?.totals;
  const side = (
    key: keyof typeof texts,
    of: (row: Row) => string,
    foot: string | undefined,
    wide = false,
  ): ReportColumn<Row> => ({
    key,
    label: texts[key],
    numeric: true,
    width: 124,
    wide,
    show: (row) => <Amount value={of(row)} />,
    foot: foot && <Amount value={foot} />,
  });
  // Parents are the sums of their accounts and count once.
  const sumOf = (of: (row: Row) => string) =>
    answer && sum(answer.rows.filter(({ leaf }) => leaf).map(of));
  return [
    {
      key: 'account',
      label: texts.account,
      width: 88,
      show: ({ accountCode }) => accountCode,
      foot: say(texts.total),
    },
    { key: 'name', label: texts.name, show: (row) => accountName(row, zh) },
    side(
      'openingDebit',
      ({ opening }) => debitOf(opening),
      sumOf(({ opening }) => debitOf(opening)),
      true,
    ),
    side(
      'openingCredit',
      ({ opening }) => creditOf(opening),
      sumOf(({ opening }) => creditOf(opening)),
      true,
    ),
    side('debit', ({ debit }) => debit, totals?.debit, true),
    side('credit', ({ credit }) => credit, totals?.credit, true),
    side(
      'closingDebit',
      ({ closing }) => debitOf(closing),
      sumOf(({ closing }) => debitOf(closing)),
      true,
    ),
    side(
      'closingCredit',
      ({ closing }) => creditOf(closing),
      sumOf(({ closing }) => creditOf(closing)),
      true,
    ),
    { ...side('closing', ({ closing }) => closing, totals?.closing), narrow: true },
  ];
}
