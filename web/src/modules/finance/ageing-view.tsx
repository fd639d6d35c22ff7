import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type * as z from 'zod';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { ageing } from '../../../../shared/contracts/finance/finance-queries.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { DayChoice } from '../../kit/report/day-choice.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { Amount } from './amount.tsx';

type Answer = z.infer<(typeof ageing)['output']>;
type Row = Answer['rows'][number];

const texts = {
  receivables: { en: 'Receivables', zh: '应收账款' },
  payables: { en: 'Payables', zh: '应付账款' },
  receive: { en: 'Receive payment', zh: '登记收款' },
  pay: { en: 'Pay supplier', zh: '供应商付款' },
  on: { en: 'On', zh: '截至' },
  customer: { en: 'Customer', zh: '客户' },
  supplier: { en: 'Supplier', zh: '供应商' },
  items: { en: 'Items', zh: '笔数' },
  total: { en: 'Total', zh: '合计' },
  openItems: { en: 'All open items', zh: '全部往来明细' },
  noneOwed: { en: 'Nobody owes anything.', zh: '没有未收款项。' },
  noneOwing: { en: 'Nothing is owed.', zh: '没有未付款项。' },
} as const;

const ages = {
  notDue: { en: 'Not due', zh: '未到期' },
  days30: { en: '1–30 days', zh: '1–30 天' },
  days60: { en: '31–60 days', zh: '31–60 天' },
  days90: { en: '61–90 days', zh: '61–90 天' },
  older: { en: 'Over 90', zh: '90 天以上' },
} as const satisfies Record<string, Label>;

/** Who owes, or is owed, how much, by how long it is overdue; each row opens the party. */
export function AgeingView({ kind }: { kind: 'receivable' | 'payable' }) {
  const say = useSay();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const on = search['on'] ?? today();
  const { data, error, isPending } = useQuery(ask(ageing, { kind, on }, ['openItem', 'payment']));
  const columns = useColumns(kind, data);
  const owed = kind === 'receivable';
  const title = say(owed ? texts.receivables : texts.payables);
  const act = owed ? 'receivePayment' : 'paySupplier';
  const may = mayDo(owed ? 'payment.receive' : 'payment.pay');
  const enter = () => void navigate({ to: `/finance/do/${act}` });
  usePageKeys({ 'alt+n': may && enter });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        <span className="spacer" />
        <div className="document-actions">
          <Button onClick={() => void navigate({ to: '/finance/open-items' })}>
            {say(texts.openItems)}
          </Button>
          {may && (
            <Button type="primary" onClick={enter} title="Alt+N">
              {say(owed ? texts.receive : texts.pay)}
            </Button>
          )}
        </div>
      </div>
      <div className="report-bar">
        <DayChoice label={texts.on} value={on} onChange={(day) => change({ on: day })} />
      </div>
      <ProblemBox error={error} />
      {data && data.rows.length === 0 ? (
        <div className="empty">
          <p>{say(owed ? texts.noneOwed : texts.noneOwing)}</p>
        </div>
      ) : (
        <ReportTable
          label={title}
          columns={columns}
          rows={data?.rows ?? []}
          keyOf={({ partyId }) => partyId}
          pathOf={({ partyId }) =>
            `/finance/party?${owed ? 'customerId' : 'supplierId'}=${partyId}`
          }
          loading={isPending && !error}
        />
      )}
    </div>
  );
}

function useColumns(
  kind: 'receivable' | 'payable',
  answer: Answer | undefined,
): readonly ReportColumn<Row>[] {
  const say = useSay();
  const sums = answer?.totals;
  const money = (name: keyof typeof ages | 'total', label: Label, wide: boolean) => ({
    ...{ key: name, label, wide, numeric: true, width: 116 },
    show: (row: Row) => <Amount value={row[name]} />,
    foot: sums && <Amount value={sums[name]} />,
  });
  return [
    {
      key: 'party',
      label: kind === 'receivable' ? texts.customer : texts.supplier,
      show: ({ code, name }) => (
        <>
          {code} <span className="title-name">{name}</span>
        </>
      ),
      foot: say(texts.total),
    },
    {
      ...{ key: 'items', label: texts.items, numeric: true, width: 72, wide: true },
      show: ({ items }) => items,
    },
    ...(Object.keys(ages) as (keyof typeof ages)[]).map((name) => money(name, ages[name], true)),
    money('total', texts.total, false),
  ];
}
