import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { filterableFields } from '../../../../shared/contracts/derived.ts';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import type { Row } from '../../lib/row.ts';
import { type Search, writeSearch } from '../../lib/search-params.ts';
import { mayDo } from '../../lib/session.ts';
import { useNounOfPage } from '../dispatch/use-noun.ts';
import { ProblemBox } from '../form/problem-box.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { usePhone } from '../use-phone.ts';
import { BulkBar } from './bulk-bar.tsx';
import { allColumns } from './columns.ts';
import { EmptyList } from './empty-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListCards } from './list-cards.tsx';
import { ListMenu } from './list-menu.tsx';
import { ListTable } from './list-table.tsx';
import { Makers, makersOf } from './makers.tsx';
import { useColumns } from './use-columns.ts';
import { type Filter, useList } from './use-list.ts';

const texts = {
  add: { en: 'New', zh: '新建' },
  import: { en: 'Import', zh: '导入' },
} as const;

const none: ReadonlySet<string> = new Set();

interface Props {
  /** Always on, and not shown as chips: the list inside another page. */
  base?: Filter;
}

/** The list of the noun that the address names, made from its contract. */
export function ListPage({ base }: Props) {
  const say = useSay();
  const contracts = useNounOfPage();
  const { noun, create } = contracts;
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const phone = usePhone();
  const list = useList(contracts, search, base);
  const shown = useColumns(noun);
  const question = `${noun.id} ${writeSearch(search as Record<string, unknown>)}`;
  const [selection, setSelection] = useState({ question, ids: none });
  // What was selected in one list is not selected in another.
  const ids = selection.question === question ? selection.ids : none;
  const select = (chosen: ReadonlySet<string>) => setSelection({ question, ids: chosen });
  const selected = list.rows.filter(({ id }) => ids.has(id));
  const all = useMemo(() => allColumns(noun), [noun]);
  const columns = useMemo(
    () => shown.fields.flatMap((field) => all.find((one) => one.field === field) ?? []),
    [all, shown.fields],
  );
  const change = (next: Search) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true });
  const path = `/${noun.module}/${noun.plural}`;
  const title = pluralOf(noun.label);
  const past = search['asOf'] === undefined ? '' : writeSearch({ asOf: search['asOf'] });
  const mayCreate = create !== undefined && mayDo(create.permission);
  const makers = makersOf(contracts);
  const [maker] = makers;
  const begin = () =>
    mayCreate
      ? void navigate({ to: `${path}/new` })
      : maker && void navigate({ to: `/${maker.module}/do/${maker.name}` });
  usePageKeys({ 'alt+n': begin });
  const filtered = Object.keys(search).some((name) => name !== 'sort');
  const empty = !list.isPending && list.rows.length === 0;
  const canSort = useMemo(() => filterableFields(noun), [noun]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(title)}</h1>
        {list.total !== undefined && (
          <span className="count">{decimalText(String(list.total))}</span>
        )}
        <span className="spacer" />
        <ListMenu contracts={contracts} columns={shown} all={all} search={search} />
        {!phone && <Makers makers={makers} primary={!mayCreate} />}
        {!phone && mayCreate && (
          <Button type="primary" onClick={begin} title="Alt+N">
            {say(texts.add)}
          </Button>
        )}
      </div>
      <FilterBar contracts={contracts} search={search} onChange={change} />
      <ProblemBox error={list.error} />
      {empty && !list.error ? (
        <EmptyList
          contracts={contracts}
          filtered={filtered}
          onNew={mayCreate ? begin : undefined}
        />
      ) : phone ? (
        <ListCards noun={noun} columns={columns} rows={list.rows} onEnd={list.fetchNextPage} />
      ) : (
        <ListTable
          noun={noun.id}
          label={say(title)}
          columns={columns}
          rows={list.rows}
          sort={search['sort'] ?? noun.sort}
          sortable={(field) => field in canSort}
          onSort={(sort) => change({ sort })}
          selection={past === '' ? { ids, set: select } : undefined}
          pathOf={(row: Row) => `${path}/${row.id}${past}`}
          onEnd={() => list.hasNextPage && !list.isFetching && void list.fetchNextPage()}
          loading={list.isPending || list.isFetchingNextPage}
          question={question}
        />
      )}
      {ids.size > 0 && (
        <BulkBar contracts={contracts} rows={selected} onDone={() => select(none)} />
      )}
      {phone && (mayCreate || makers.length > 0) && (
        <div className="bottom-actions">
          <Makers makers={makers} primary={!mayCreate} />
          {mayCreate && (
            <Button type="primary" onClick={begin}>
              {say(texts.add)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
