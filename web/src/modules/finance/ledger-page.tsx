// By hand: opening and closing around the lines, each leading to its voucher and its document.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type * as z from 'zod';
import { accountLedger } from '../../../../shared/contracts/finance/finance-queries.ts';
import { sourceNames } from '../../../../shared/contracts/finance/source-names.ts';
import { isNegative, isZero, sub } from '../../../../shared/kernel/decimal.ts';
import { CodeField } from '../../kit/fields/code-field.tsx';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { dateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { askPages } from '../../lib/queries.ts';
import { Amount } from './amount.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { useAccountName } from './use-accounts.ts';
import { thisPeriod } from './use-periods.ts';

type Answer = z.infer<(typeof accountLedger)['output']>;
type Line = Answer['lines'][number];

const texts = {
  title: { en: 'Ledger', zh: '明细账' },
  trial: { en: 'Trial balance', zh: '科目余额表' },
  account: { en: 'Account', zh: '科目' },
  choose: { en: 'Choose an account.', zh: '请选择科目。' },
  date: { en: 'Date', zh: '日期' },
  voucher: { en: 'Voucher', zh: '凭证' },
  memo: { en: 'Memo', zh: '摘要' },
  source: { en: 'Document', zh: '来源单据' },
  debit: { en: 'Debit', zh: '借方' },
  credit: { en: 'Credit', zh: '贷方' },
  amount: { en: 'Amount', zh: '金额' },
  side: { en: 'Dr/Cr', zh: '方向' },
  balance: { en: 'Balance', zh: '余额' },
  opening: { en: 'Opening', zh: '期初余额' },
  closing: { en: 'Closing', zh: '期末余额' },
  more: { en: 'More', zh: '更多' },
  none: { en: 'Nothing was posted here in this period.', zh: '该期间没有发生额。' },
} as const;

const sides = {
  debit: { en: 'Dr', zh: '借' },
  credit: { en: 'Cr', zh: '贷' },
  even: { en: '–', zh: '平' },
} as const;

const PAGE = 200;

type Days = { period: string } | { from: string; to: string };

function useLedger(accountCode: string, days: Days) {
  const pages = askPages(accountLedger, { accountCode, ...days, limit: PAGE }, ['journal']);
  return useInfiniteQuery({ ...pages, enabled: accountCode !== '' });
}

export function Page() {
  const say = useSay();
  const nameOf = useAccountName();
  const [search, change] = useAddress();
  const period = search['period'] ?? thisPeriod();
  const accountCode = search['accountCode'] ?? '';
  const { from, to } = search;
  const span = from !== undefined && to !== undefined ? { from, to } : undefined;
  const ledger = useLedger(accountCode, span ?? { period });
  const [first] = ledger.data?.pages ?? [];
  const lines = ledger.data?.pages.flatMap((page) => page.lines) ?? [];
  const columns = useColumns();
  const { accountCode: schema } = accountLedger.input.shape;
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to="/finance/trial-balance" search={{ period } as never}>
          {say(texts.trial)}
        </Link>
      </nav>
      <div className="page-head">
        <h1>
          {accountCode === '' ? (
            say(texts.title)
          ) : (
            <>
              {accountCode}
              <span className="title-name"> {nameOf(accountCode)}</span>
            </>
          )}
        </h1>
      </div>
      <div className="report-bar">
        <label htmlFor="ledger-account">{say(texts.account)}</label>
        <span className="ledger-account">
          <CodeField
            id="ledger-account"
            schema={schema}
            meta={{ codeOf: 'account' }}
            value={accountCode === '' ? undefined : accountCode}
            onChange={(code) => change({ accountCode: code as string })}
            autoFocus={accountCode === ''}
          />
        </span>
        <PeriodChoice
          value={span ? `${span.from} – ${span.to}` : period}
          onChange={(code) => change({ period: code, from: undefined, to: undefined })}
        />
      </div>
      <ProblemBox error={ledger.error} />
      {accountCode === '' ? (
        <div className="empty">
          <p>{say(texts.choose)}</p>
        </div>
      ) : (
        <div className="stack">
          {first && <Figures answer={first} />}
          {first && lines.length === 0 ? (
            <div className="empty">
              <p>{say(texts.none)}</p>
            </div>
          ) : (
            <ReportTable
              label={say(texts.title)}
              columns={columns}
              rows={lines}
              keyOf={({ journalId, line }) => `${journalId} ${line}`}
              pathOf={({ journalId }) => `/finance/journals/${journalId}`}
              loading={ledger.isPending && !ledger.error}
            />
          )}
          {ledger.hasNextPage && (
            <Button loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
              {say(texts.more)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Figures({ answer }: { answer: Answer }) {
  const say = useSay();
  return (
    <dl className="card figures">
      {(['opening', 'debit', 'credit', 'closing'] as const).map((name) => (
        <div key={name}>
          <dt>{say(texts[name])}</dt>
          <dd>
            <Amount value={answer[name]} zero />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const sideOf = (balance: string) =>
  isZero(balance) ? sides.even : isNegative(balance) ? sides.credit : sides.debit;

function useColumns(): readonly ReportColumn<Line>[] {
  const say = useSay();
  return [
    { key: 'date', label: texts.date, width: 88, show: ({ date }) => dateText(date) },
    {
      key: 'voucher',
      label: texts.voucher,
      width: 96,
      wide: true,
      show: ({ voucher }) => voucher ?? <span className="muted">–</span>,
    },
    { key: 'memo', label: texts.memo, show: ({ memo }) => memo },
    {
      key: 'source',
      label: texts.source,
      width: 200,
      wide: true,
      show: (line) => <Source {...line} />,
    },
    amount('debit', ({ debit }) => debit),
    amount('credit', ({ credit }) => credit),
    {
      ...{ key: 'amount', label: texts.amount, numeric: true, narrow: true },
      show: ({ debit, credit }) => <Amount value={sub(debit, credit)} />,
    },
    {
      key: 'side',
      label: texts.side,
      width: 56,
      wide: true,
      show: ({ balance }) => say(sideOf(balance)),
    },
    {
      key: 'balance',
      label: texts.balance,
      numeric: true,
      width: 128,
      wide: true,
      show: ({ balance }) => <Amount value={balance.replace('-', '')} zero />,
    },
  ];
}

const amount = (key: 'debit' | 'credit', of: (line: Line) => string): ReportColumn<Line> => ({
  key,
  label: texts[key],
  numeric: true,
  width: 120,
  wide: true,
  show: (line) => <Amount value={of(line)} />,
});

/** The document that the line comes from; a manual voucher comes from nothing else. */
function Source({ source: { noun, id, number } }: Line) {
  const say = useSay();
  const path = pathTo(noun, id);
  const text = `${say(sourceNames[noun]) || noun} ${number ?? ''}`.trim();
  if (noun === 'journal') return null;
  return path ? <Link to={path}>{text}</Link> : text;
}
