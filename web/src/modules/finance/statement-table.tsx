import './statement.css';
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import { useLanguage, useSay } from '../../lib/language.ts';
import { Amount } from './amount.tsx';
import {
  partiesOf,
  rowsOf,
  type StatementAccount,
  type StatementLine,
  type StatementRow,
} from './statement-rows.ts';
import { accountName } from './use-accounts.ts';

const texts = {
  item: { en: 'Item', zh: '项目' },
  row: { en: 'Row', zh: '行次' },
  open: { en: ': show its accounts', zh: '：展开科目' },
  shut: { en: ': hide its accounts', zh: '：收起科目' },
  part: { en: 'of a balance of', zh: '科目余额' },
  receivables: { en: 'Who owes it', zh: '按客户查看' },
  payables: { en: 'Who is owed', zh: '按供应商查看' },
} as const;

export interface AmountColumn<V> {
  key: string;
  label: Label;
  of: (value: V) => string;
  wide?: boolean;
}

interface Props<L extends StatementLine> {
  label: string;
  lines: readonly L[];
  columns: readonly AmountColumn<L | L['accounts'][number]>[];
  open: readonly string[];
  /** The address of this page with the line opened or shut. */
  linePath: (id: string) => string;
  accountPath: (account: L['accounts'][number], line: L) => string;
  partiesPath: (path: string) => string;
  loading: boolean;
}

/** The rows of a form. A line opens into its accounts, an account into its postings. */
export function StatementTable<L extends StatementLine>(props: Props<L>) {
  const { label, lines, open, loading } = props;
  const pathOf = (row: StatementRow<L>): string | undefined => {
    if (row.kind === 'account') return props.accountPath(row.account, row.line);
    if (row.kind === 'parties') return props.partiesPath(partiesOf[row.line.id] ?? '');
    return row.line.accounts.length > 0 ? props.linePath(row.line.id) : undefined;
  };
  return (
    <div className="statement">
      <ReportTable
        label={label}
        columns={useColumns(props)}
        rows={rowsOf(lines, open)}
        keyOf={keyOf}
        pathOf={pathOf}
        kindOf={({ kind, line }) => (kind === 'line' ? line.kind : kind)}
        levelOf={(row) => levels[row.kind === 'line' ? row.line.kind : 'account']}
        loading={loading}
      />
    </div>
  );
}

const levels = { heading: 0, line: 0, total: 0, detail: 1, account: 1 } as const;

const keyOf = (row: StatementRow<StatementLine>): string =>
  `${row.line.id} ${row.kind === 'account' ? row.account.accountCode : row.kind}`;

function useColumns<L extends StatementLine>({ lines, columns }: Props<L>) {
  const zh = useLanguage() !== 'en';
  const phone = usePhone();
  const numbered = zh && lines.some(({ no }) => no !== undefined);
  const item: ReportColumn<StatementRow<L>> = {
    key: 'item',
    label: texts.item,
    show: (row) => <Item row={row} />,
  };
  const no: ReportColumn<StatementRow<L>> = {
    ...{ key: 'no', label: texts.row, numeric: true, width: 48, wide: true },
    show: (row) => row.kind === 'line' && <span className="muted">{row.line.no}</span>,
  };
  const amounts = columns.map(
    ({ of, ...column }): ReportColumn<StatementRow<L>> => ({
      ...column,
      ...{ numeric: true, ...(!phone && { width: 124 }) },
      show: (row) => {
        if (row.kind === 'parties' || row.line.kind === 'heading') return null;
        const isTotal = row.kind === 'line' && row.line.kind === 'total';
        return (
          <Amount value={of(row.kind === 'account' ? row.account : row.line)} zero={isTotal} />
        );
      },
    }),
  );
  return [item, ...(numbered ? [no] : []), ...amounts];
}

function Item<L extends StatementLine>({ row }: { row: StatementRow<L> }) {
  const say = useSay();
  if (row.kind === 'account') return <AccountOf account={row.account} />;
  if (row.kind === 'parties') return say(texts[row.line.id as 'receivables' | 'payables']);
  const { label, accounts } = row.line;
  const Mark = row.open ? DownOutlined : RightOutlined;
  return (
    <>
      {say(label)}
      {accounts.length > 0 && (
        <>
          <Mark className="statement-mark" aria-hidden="true" />
          <span className="visually-hidden">{say(row.open ? texts.shut : texts.open)}</span>
        </>
      )}
    </>
  );
}

function AccountOf({ account }: { account: StatementAccount }) {
  const say = useSay();
  const zh = useLanguage() !== 'en';
  const { accountCode, balance } = account;
  return (
    <>
      {accountCode} {accountName(account, zh)}
      {balance !== undefined && (
        <span className="caption">
          {' '}
          {say(texts.part)} <Amount value={balance} zero />
        </span>
      )}
    </>
  );
}
