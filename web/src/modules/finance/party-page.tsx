// By hand: what is open with one customer or supplier, and how it came about.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type * as z from 'zod';
import { customerStatement } from '../../../../shared/contracts/finance/finance-queries.ts';
import { openItemKinds } from '../../../../shared/contracts/finance/open-item.ts';
import { sourceNames } from '../../../../shared/contracts/finance/source-names.ts';
import { sub } from '../../../../shared/kernel/decimal.ts';
import { pathTo, TitleLink } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { DayChoice } from '../../kit/report/day-choice.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { dateText, today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { Amount } from './amount.tsx';
import { OverdueText } from './overdue-text.tsx';
import { type OpenItem, useOpenItems } from './use-open-items.ts';

type Statement = z.infer<(typeof customerStatement)['output']>;
type StatementLine = Statement['lines'][number];

const texts = {
  receivables: { en: 'Receivables', zh: '应收账款' },
  payables: { en: 'Payables', zh: '应付账款' },
  receive: { en: 'Receive payment', zh: '登记收款' },
  pay: { en: 'Pay supplier', zh: '供应商付款' },
  open: { en: 'Open items', zh: '未清明细' },
  statement: { en: 'Statement', zh: '对账单' },
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '至' },
  date: { en: 'Date', zh: '日期' },
  due: { en: 'Due', zh: '到期日' },
  late: { en: 'Age', zh: '账龄' },
  document: { en: 'Document', zh: '单据' },
  kind: { en: 'Kind', zh: '类型' },
  amount: { en: 'Amount', zh: '金额' },
  openAmount: { en: 'Open', zh: '未清金额' },
  opening: { en: 'Opening', zh: '期初余额' },
  charged: { en: 'Charged', zh: '应收' },
  settled: { en: 'Settled', zh: '收款' },
  closing: { en: 'Closing', zh: '期末余额' },
  balance: { en: 'Balance', zh: '余额' },
  none: { en: 'Everything is settled.', zh: '已全部结清。' },
} as const;

export function Page() {
  const say = useSay();
  const navigate = useNavigate();
  const [search] = useAddress();
  const customerId = search['customerId'];
  const supplierId = search['supplierId'] ?? '';
  const owed = customerId !== undefined;
  const { data, error, isPending } = useOpenItems(owed ? { customerId } : { supplierId });
  const may = mayDo(owed ? 'payment.receive' : 'payment.pay');
  const enter = () =>
    void navigate({
      to: `/finance/do/${owed ? 'receivePayment' : 'paySupplier'}`,
      search: (owed ? { customerId } : { supplierId }) as never,
    });
  usePageKeys({ 'alt+n': may && enter, 'ctrl+enter': may && enter });
  return (
    <div className="page">
      <nav className="crumbs">
        <Link to={owed ? '/finance/receivables' : '/finance/payables'}>
          {say(owed ? texts.receivables : texts.payables)}
        </Link>
      </nav>
      <div className="page-head">
        <h1>
          <TitleLink noun={owed ? 'customer' : 'supplier'} id={customerId ?? supplierId} />
        </h1>
        <span className="spacer" />
        {may && (
          <div className="document-actions">
            <Button type="primary" onClick={enter} title="Ctrl+Enter">
              {say(owed ? texts.receive : texts.pay)}
            </Button>
          </div>
        )}
      </div>
      <ProblemBox error={error} />
      <div className="stack">
        <section className="stack-part">
          <h2>{say(texts.open)}</h2>
          {data?.length === 0 ? (
            <div className="empty">
              <p>{say(texts.none)}</p>
            </div>
          ) : (
            <ReportTable
              label={say(texts.open)}
              columns={itemColumns}
              rows={data ?? []}
              keyOf={({ id }) => id}
              pathOf={({ source, id }) =>
                pathTo(source.noun, source.id) ?? `/finance/open-items/${id}`
              }
              loading={isPending && !error}
            />
          )}
        </section>
        {owed && <CustomerStatement customerId={customerId} />}
      </div>
    </div>
  );
}

function Kind({ kind }: Pick<OpenItem, 'kind'>) {
  const say = useSay();
  return say(openItemKinds[kind]);
}

const itemColumns: readonly ReportColumn<OpenItem>[] = [
  {
    key: 'document',
    label: texts.document,
    show: ({ documentNumber }) => documentNumber,
  },
  { key: 'kind', label: texts.kind, width: 160, wide: true, show: (row) => <Kind {...row} /> },
  { key: 'date', label: texts.date, width: 96, wide: true, show: ({ date }) => dateText(date) },
  { key: 'due', label: texts.due, width: 96, wide: true, show: ({ dueDate }) => dateText(dueDate) },
  { key: 'late', label: texts.late, width: 112, show: (row) => <OverdueText {...row} /> },
  {
    ...{ key: 'amount', label: texts.amount, numeric: true, width: 124, wide: true },
    show: ({ amount }) => <Amount value={amount} />,
  },
  {
    ...{ key: 'open', label: texts.openAmount, numeric: true, width: 124 },
    show: ({ open }) => <Amount value={open} />,
  },
];

function CustomerStatement({ customerId }: { customerId: string }) {
  const say = useSay();
  const [search, change] = useAddress();
  const from = search['from'] ?? `${today().slice(0, 4)}-01-01`;
  const to = search['to'] ?? today();
  const { data, error, isPending } = useQuery(
    ask(customerStatement, { customerId, from, to }, ['openItem', 'payment']),
  );
  return (
    <section className="stack-part">
      <div className="report-bar">
        <h2>{say(texts.statement)}</h2>
        {(['from', 'to'] as const).map((name) => (
          <DayChoice
            key={name}
            label={texts[name]}
            value={name === 'from' ? from : to}
            onChange={(day) => change({ [name]: day })}
          />
        ))}
      </div>
      <ProblemBox error={error} />
      {data && (
        <dl className="card figures">
          {(['opening', 'charged', 'settled', 'closing'] as const).map((name) => (
            <div key={name}>
              <dt>{say(texts[name])}</dt>
              <dd>
                <Amount value={data[name]} zero />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ReportTable
        label={say(texts.statement)}
        columns={statementColumns}
        rows={data?.lines ?? []}
        keyOf={({ openItemId, documentId, date }) => `${openItemId} ${documentId} ${date}`}
        pathOf={({ noun, documentId }) => pathTo(noun, documentId)}
        loading={isPending && !error}
      />
    </section>
  );
}

function DocumentName({ noun, documentNumber }: StatementLine) {
  const say = useSay();
  return (
    <>
      {documentNumber} <span className="title-name">{say(sourceNames[noun])}</span>
    </>
  );
}

/** On a phone: the number, and under it what it is and of which day. */
function DatedDocument({ noun, documentNumber, date }: StatementLine) {
  const say = useSay();
  return (
    <span className="two-lines">
      {documentNumber}
      <span className="caption">
        {dateText(date)} {say(sourceNames[noun])}
      </span>
    </span>
  );
}

const statementColumns: readonly ReportColumn<StatementLine>[] = [
  {
    ...{ key: 'document', label: texts.document, wide: true },
    show: (line) => <DocumentName {...line} />,
  },
  { key: 'date', label: texts.date, width: 96, wide: true, show: ({ date }) => dateText(date) },
  {
    ...{ key: 'dated', label: texts.document, narrow: true },
    show: (line) => <DatedDocument {...line} />,
  },
  ...(['charged', 'settled'] as const).map((name) => ({
    ...{ key: name, label: texts[name], numeric: true, width: 124, wide: true },
    show: (line: StatementLine) => <Amount value={line[name]} />,
  })),
  {
    ...{ key: 'moved', label: texts.amount, numeric: true, width: 104, narrow: true },
    show: ({ charged, settled }) => <Amount value={sub(charged, settled)} />,
  },
  {
    ...{ key: 'balance', label: texts.balance, numeric: true, width: 104 },
    show: ({ balance }) => <Amount value={balance} zero />,
  },
];
