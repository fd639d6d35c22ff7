import { useEffect, useMemo, useRef, useState } from 'react';
import { filterableFields } from '../../../../shared/contracts/derived.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { Combo } from '../fields/combo.tsx';
import { fits } from '../fields/fits.ts';
import { Popover } from '../popover.tsx';
import { usePageKeys } from '../use-page-keys.ts';
import { AsOfChip } from './as-of-chip.tsx';
import { allColumns, type Column } from './columns.ts';
import { FilterEditor } from './filter-editor.tsx';
import { FilterText } from './filter-text.tsx';
import { SavedViews } from './saved-views.tsx';

const texts = {
  search: { en: 'Search', zh: '搜索' },
  add: { en: 'Filter', zh: '筛选' },
  field: { en: 'Which field', zh: '选择字段' },
  remove: { en: 'Remove filter', zh: '移除筛选' },
  archived: { en: 'With archived', zh: '含已停用' },
  past: { en: 'As of a moment', zh: '截至某时' },
} as const;

/** Switches of the whole list that stand among the filters. */
const ARCHIVED = '#archived';
const AS_OF = '#asOf';

interface Props {
  contracts: NounContracts;
  search: Search;
  onChange: (next: Search) => void;
}

/** The names in the address that belong to a field: state, date.gte, date.lte. */
export const partsOf = (search: Search, field: string): string[] =>
  Object.keys(search).filter((name) => name === field || name.startsWith(`${field}.`));

export function FilterBar({ contracts, search, onChange }: Props) {
  const say = useSay();
  const { noun } = contracts;
  const [opened, setOpened] = useState<string>();
  const columns = useMemo(() => {
    const known = filterableFields(noun);
    return allColumns(noun).filter(({ field }) => field in known);
  }, [noun]);
  const on = columns.filter(({ field }) => partsOf(search, field).length > 0 || field === opened);
  const states = columns.find(({ field, meta }) => field === 'state' && meta.choices);
  const shown = states && !on.includes(states) ? [states, ...on] : on;
  const clear = (field: string) => {
    setOpened(undefined);
    onChange(Object.fromEntries(partsOf(search, field).map((name) => [name, undefined])));
  };
  return (
    <div className="chips" role="search">
      {(noun.search?.length ?? 0) > 0 && (
        <SearchBox value={search['q'] ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      )}
      {shown.map((column) => (
        <Chip
          key={column.field}
          {...{ column, search, onChange }}
          open={opened === column.field}
          onOpen={(open) => setOpened(open ? column.field : undefined)}
          onClear={() => clear(column.field)}
        />
      ))}
      {search['archived'] && (
        <button
          type="button"
          className="chip"
          data-on
          onClick={() => onChange({ archived: undefined })}
        >
          <span>{say(texts.archived)}</span> ×
        </button>
      )}
      {(search['asOf'] || opened === AS_OF) && (
        <AsOfChip
          asOf={search['asOf']}
          open={opened === AS_OF}
          onOpen={(open) => setOpened(open ? AS_OF : undefined)}
          onChange={(asOf) => onChange({ asOf })}
        />
      )}
      <AddFilter
        columns={columns.filter((one) => !shown.includes(one))}
        onAdd={(field) => (field === ARCHIVED ? onChange({ archived: '1' }) : setOpened(field))}
      />
      <SavedViews noun={noun.id} search={search} />
    </div>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  usePageKeys({ '/': () => box.current?.focus() });
  return (
    <input
      ref={box}
      type="search"
      className="input list-search"
      aria-label={say(texts.search)}
      placeholder={`${say(texts.search)}  /`}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
    />
  );
}

interface ChipProps {
  column: Column;
  search: Search;
  onChange: (next: Search) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
  onClear: () => void;
}

function Chip({ column, search, onChange, open, onOpen, onClear }: ChipProps) {
  const say = useSay();
  const on = partsOf(search, column.field).length > 0;
  return (
    <span className={on ? 'chip-pair' : undefined}>
      <Popover
        className="chip"
        on={on}
        open={open}
        onOpen={onOpen}
        content={(close) => <FilterEditor {...{ column, search, onChange }} onDone={close} />}
      >
        <span>
          {say(column.label)}
          {on && ': '}
          {on && <FilterText column={column} search={search} />}
        </span>
      </Popover>
      {on && (
        <button
          type="button"
          className="chip"
          data-on
          aria-label={say(texts.remove)}
          onClick={onClear}
        >
          ×
        </button>
      )}
    </span>
  );
}

function AddFilter({ columns, onAdd }: { columns: readonly Column[]; onAdd: (f: string) => void }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const options = [
    ...columns.map(({ field, label }) => ({ value: field, label: say(label) })),
    { value: ARCHIVED, label: say(texts.archived) },
    { value: AS_OF, label: say(texts.past) },
  ].filter(({ label }) => typed === '' || fits(label, typed));
  if (!open) {
    return (
      <button type="button" className="chip" onClick={() => setOpen(true)}>
        <span>+ {say(texts.add)}</span>
      </button>
    );
  }
  return (
    <span style={{ width: 200 }}>
      <Combo
        autoFocus
        label={say(texts.field)}
        placeholder={say(texts.field)}
        value={undefined}
        shown=""
        options={options}
        required
        onSearch={setTyped}
        onLeft={() => setOpen(false)}
        onChange={(field) => {
          setOpen(false);
          if (field) setTimeout(() => onAdd(field));
        }}
      />
    </span>
  );
}
