// By hand: the chart of accounts is a tree, and each account leads to its ledger.
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { accountClasses, normalBalances } from '../../../../shared/contracts/finance/account.ts';
import { useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { fits } from '../../kit/fields/fits.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { importable } from '../../kit/list/empty-list.tsx';
import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { useLanguage, useSay } from '../../lib/language.ts';
import { mayDo } from '../../lib/session.ts';
import { inTree } from './account-tree.ts';
import { type Account, accountName, useAccounts } from './use-accounts.ts';

const texts = {
  title: { en: 'Chart of accounts', zh: '会计科目' },
  search: { en: 'Code or name', zh: '编码或名称' },
  add: { en: 'New', zh: '新建' },
  import: { en: 'Import', zh: '导入' },
  code: { en: 'Account', zh: '科目编码' },
  name: { en: 'Name', zh: '名称' },
  class: { en: 'Class', zh: '类别' },
  side: { en: 'Normal balance', zh: '余额方向' },
  ledger: { en: 'Ledger', zh: '明细账' },
  archived: { en: 'archived', zh: '已停用' },
  none: { en: 'No account fits.', zh: '没有符合的科目。' },
} as const;

export function Page() {
  const say = useSay();
  const zh = useLanguage() !== 'en';
  const navigate = useNavigate();
  const { create } = useNounOfPage();
  const { data, error, isPending } = useAccounts();
  const [typed, setTyped] = useState('');
  const rows = useMemo(() => inTree(data ?? []), [data]);
  const shown = rows.filter(
    ({ account: { code, name, nameEn = '' } }) =>
      typed === '' || code.startsWith(typed) || fits(name, typed) || fits(nameEn, typed),
  );
  const mayCreate = create !== undefined && mayDo(create.permission);
  const begin = () => void navigate({ to: '/finance/accounts/new' });
  usePageKeys({
    'alt+n': mayCreate && begin,
    '/': () => document.querySelector<HTMLElement>('.list-search')?.focus(),
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        {data && <span className="count">{data.length}</span>}
        <span className="spacer" />
        <div className="document-actions">
          {importable('account') && (
            <Button onClick={() => void navigate({ to: '/finance/accounts/import' })}>
              {say(texts.import)}
            </Button>
          )}
          {mayCreate && (
            <Button type="primary" onClick={begin} title="Alt+N">
              {say(texts.add)}
            </Button>
          )}
        </div>
      </div>
      <div className="chips">
        <input
          type="search"
          className="input list-search"
          aria-label={say(texts.search)}
          placeholder={say(texts.search)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <ProblemBox error={error} />
      {data && shown.length === 0 ? (
        <div className="empty">
          <p>{say(texts.none)}</p>
        </div>
      ) : (
        <ReportTable
          label={say(texts.title)}
          columns={columnsFor(say, zh)}
          rows={shown}
          keyOf={({ account }) => account.id}
          levelOf={({ level }) => (typed === '' ? level : 0)}
          pathOf={({ account }) => `/finance/accounts/${account.id}`}
          loading={isPending && !error}
        />
      )}
    </div>
  );
}

type Row = ReturnType<typeof inTree<Account>>[number];

const columnsFor = (say: ReturnType<typeof useSay>, zh: boolean): readonly ReportColumn<Row>[] => [
  { key: 'code', label: texts.code, width: 176, show: ({ account }) => account.code },
  {
    key: 'name',
    label: texts.name,
    show: ({ account }) => (
      <>
        {accountName(account, zh)}
        {account.archived && <span className="muted"> · {say(texts.archived)}</span>}
      </>
    ),
  },
  {
    ...{ key: 'class', label: texts.class, width: 128, wide: true },
    show: ({ account }) => say(accountClasses[account.class]),
  },
  {
    ...{ key: 'side', label: texts.side, width: 128, wide: true },
    show: ({ account }) => say(normalBalances[account.normalBalance]),
  },
  {
    ...{ key: 'ledger', label: texts.ledger, width: 96 },
    show: ({ account }) =>
      account.leaf && (
        <Link to="/finance/ledger" search={{ accountCode: account.code } as never}>
          {say(texts.ledger)}
        </Link>
      ),
  },
];
