// By hand: which account the software posts to for which purpose is a table, changed row by row.
import './finance.css';
import { useQuery } from '@tanstack/react-query';
import {
  type AccountRole,
  accountRoleGroups,
  accountRoleNames,
} from '../../../../shared/contracts/finance/account-roles.ts';
import { setAccountRole } from '../../../../shared/contracts/finance/ledger-operations.ts';
import type { ledgerSettings } from '../../../../shared/contracts/finance/ledger-settings.ts';
import { chartIds } from '../../../../shared/contracts/finance/ledger-settings.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import { useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { HeaderFields } from '../../kit/document/header-fields.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import type { Row as AnyRow } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { useAccountName } from './use-accounts.ts';

type Settings = Doc<typeof ledgerSettings>;

const nothing = {};

interface Row {
  role: AccountRole;
  accountCode: string;
}

const texts = {
  roles: { en: 'Accounts by purpose', zh: '科目用途' },
  purpose: { en: 'Purpose', zh: '用途' },
  account: { en: 'Account', zh: '科目' },
  what: {
    en: 'What the software posts to. An account that holds a balance is changed once it is cleared.',
    zh: '系统自动记账所用的科目。有余额的往来与存货科目须先结清才能更换。',
  },
} as const;

export function Page() {
  const say = useSay();
  const { noun, list } = useNounOfPage();
  const [search, change] = useAddress();
  const { data, error } = useQuery({
    queryKey: keys.list(noun.id, { limit: 1 }),
    queryFn: async ({ signal }) => {
      const { data: rows } = await call(list, { limit: 1 } as never, { signal });
      return (rows as Settings[])[0];
    },
  });
  if (error) return <ProblemBox error={error} />;
  if (!data) return <LoadingPage />;
  const chosen = search['role'] as AccountRole | undefined;
  const shut = () => change({ role: undefined });
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {say(noun.label)}
          <span className="title-name"> {say(chartIds[data.chart])}</span>
        </h1>
      </div>
      <div className="stack">
        <HeaderFields noun={noun} doc={data as unknown as AnyRow} />
        <section className="stack-part">
          <h2>{say(texts.roles)}</h2>
          <p className="muted">{say(texts.what)}</p>
        </section>
        {accountRoleGroups.map(({ label, roles }) => (
          <section key={label.en} className="stack-part">
            <h3>{say(label)}</h3>
            <RoleTable
              label={say(label)}
              rows={roles.map((role) => ({ role, accountCode: data.roles[role] }))}
            />
          </section>
        ))}
      </div>
      {chosen !== undefined && chosen in accountRoleNames && mayDo(setAccountRole.permission) && (
        <CommandDrawer
          operation={setAccountRole}
          given={nothing}
          initial={{ role: chosen, accountCode: data.roles[chosen] }}
          onClose={shut}
          onDone={shut}
        />
      )}
    </div>
  );
}

function RoleTable({ label, rows }: { label: string; rows: readonly Row[] }) {
  const say = useSay();
  const nameOf = useAccountName();
  const may = mayDo(setAccountRole.permission);
  const columns: readonly ReportColumn<Row>[] = [
    { key: 'role', label: texts.purpose, show: ({ role }) => say(accountRoleNames[role]) },
    {
      key: 'account',
      label: texts.account,
      show: ({ accountCode }) => `${accountCode} ${nameOf(accountCode)}`,
    },
  ];
  return (
    <div className="role-table">
      <ReportTable
        {...{ label, columns, rows }}
        keyOf={({ role }) => role}
        pathOf={({ role }) => (may ? `/finance/ledger-settings?role=${role}` : undefined)}
      />
    </div>
  );
}
