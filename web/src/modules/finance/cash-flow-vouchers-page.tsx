// By hand: the vouchers that make the amount of a line, each with the part that stands there.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type * as z from 'zod';
import { cashFlowVouchers } from '../../../../shared/contracts/finance/statement-queries.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { dateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { askPages } from '../../lib/queries.ts';
import { Amount } from './amount.tsx';
import { useAccountName } from './use-accounts.ts';
import { thisPeriod } from './use-periods.ts';

type Row = z.infer<(typeof cashFlowVouchers)['output']>['data'][number];

const texts = {
  statement: { en: 'Cash flow statement', zh: '现金流量表' },
  title: { en: 'Vouchers of a cash flow', zh: '现金流量凭证' },
  date: { en: 'Date', zh: '日期' },
  voucher: { en: 'Voucher', zh: '凭证' },
  memo: { en: 'Memo', zh: '摘要' },
  account: { en: 'Against account', zh: '对方科目' },
  amount: { en: 'Amount', zh: '金额' },
  more: { en: 'More', zh: '更多' },
} as const;

/** What the address asks for: a line, perhaps of one account, in a period or between two days. */
function useVouchers() {
  const [{ line = '', accountCode, period = thisPeriod(), from, to }] = useAddress();
  const days = from !== undefined && to !== undefined ? { from, to } : { period };
  const input = { line, ...(accountCode !== undefined && { accountCode }), ...days };
  return useInfiniteQuery(askPages(cashFlowVouchers, input, ['journal']));
}

export function Page() {
  const say = useSay();
  const [{ period }] = useAddress();
  const found = useVouchers();
  const [first] = found.data?.pages ?? [];
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to="/finance/cash-flow-statement" search={{ period } as never}>
          {say(texts.statement)}
        </Link>
      </nav>
      <div className="page-head">
        <h1>{say(first?.label ?? texts.title)}</h1>
        {first && (
          <span className="caption">
            {first.from} – {first.to}
          </span>
        )}
      </div>
      <ProblemBox error={found.error} />
      <div className="stack">
        <ReportTable
          label={say(texts.title)}
          columns={useColumns(first?.total)}
          rows={found.data?.pages.flatMap(({ data }) => data) ?? []}
          keyOf={({ journalId, accountCode }) => `${journalId} ${accountCode}`}
          pathOf={({ journalId }) => `/finance/journals/${journalId}`}
          loading={found.isPending && !found.error}
        />
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say(texts.more)}
          </Button>
        )}
      </div>
    </div>
  );
}

function useColumns(total: string | undefined): readonly ReportColumn<Row>[] {
  const nameOf = useAccountName();
  return [
    { key: 'date', label: texts.date, width: 88, show: ({ date }) => dateText(date) },
    {
      ...{ key: 'voucher', label: texts.voucher, width: 96, wide: true },
      show: ({ voucher }) => voucher ?? <span className="muted">–</span>,
    },
    { key: 'memo', label: texts.memo, show: ({ memo }) => memo },
    {
      ...{ key: 'account', label: texts.account, width: 240, wide: true },
      show: ({ accountCode }) => `${accountCode} ${nameOf(accountCode) ?? ''}`,
    },
    {
      ...{ key: 'amount', label: texts.amount, numeric: true, width: 128 },
      show: ({ amount }) => <Amount value={amount} zero />,
      ...(total !== undefined && { foot: <Amount value={total} zero /> }),
    },
  ];
}
