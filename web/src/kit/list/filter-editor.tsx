import { Button } from 'antd';
import { useState } from 'react';
import type { EntryOf } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { Combo } from '../fields/combo.tsx';
import { DateField } from '../fields/date-field.tsx';
import { DecimalField } from '../fields/decimal-field.tsx';
import type { FieldProps } from '../fields/field-types.ts';
import { TitleText } from '../fields/title-text.tsx';
import { useEntries } from '../fields/use-entries.ts';
import { useOptions } from '../fields/use-options.ts';
import type { Column } from './columns.ts';

const texts = {
  from: { en: 'From', zh: '从' },
  to: { en: 'To', zh: '到' },
  contains: { en: 'Contains', zh: '包含' },
  apply: { en: 'Apply', zh: '应用' },
  yes: { en: 'Yes', zh: '是' },
  no: { en: 'No', zh: '否' },
} as const;

interface Props {
  column: Column;
  search: Search;
  onChange: (next: Search) => void;
  onDone: () => void;
}

/** What a field can be filtered by, as its kind has it. */
export function FilterEditor(props: Props) {
  const { meta } = props.column;
  if (meta.choices) return <Choices {...props} />;
  if (meta.entryOf) return <Entries {...props} entryOf={meta.entryOf} />;
  if (meta.kind === 'flag') return <Flags {...props} />;
  if (meta.kind === 'ref') return <Refs {...props} />;
  if (props.column.numeric || meta.kind === 'date' || meta.kind === 'instant') {
    return <Range {...props} />;
  }
  return <Contains {...props} />;
}

const listed = (search: Search, field: string): string[] =>
  search[field]?.split(',').filter((one) => one !== '') ?? [];

function useToggle({ column: { field }, search, onChange }: Props) {
  const chosen = listed(search, field);
  const toggle = (value: string) => {
    const next = chosen.includes(value)
      ? chosen.filter((one) => one !== value)
      : [...chosen, value];
    onChange({ [field]: next.length === 0 ? undefined : next.join(',') });
  };
  return { chosen, toggle };
}

function Choices(props: Props) {
  const say = useSay();
  const all = Object.entries(props.column.meta.choices ?? {});
  return <Several {...props} all={new Map(all.map(([key, label]) => [key, say(label)]))} />;
}

function Entries({ entryOf, ...props }: Props & { entryOf: EntryOf }) {
  const rows = useEntries(entryOf);
  return <Several {...props} all={new Map(rows.map(({ code, name }) => [code, name]))} />;
}

function Several({ all, ...props }: Props & { all: ReadonlyMap<string, string> }) {
  const say = useSay();
  const { chosen, toggle } = useToggle(props);
  return (
    <div className="menu-panel" role="group" aria-label={say(props.column.label)}>
      {[...all].map(([key, name]) => (
        <label key={key} className="check">
          <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
}

function Flags({ column: { field }, search, onChange, onDone }: Props) {
  const say = useSay();
  return (
    <div className="menu-panel">
      {(['true', 'false'] as const).map((value) => (
        <label key={value} className="check">
          <input
            type="radio"
            name={field}
            checked={search[field] === value}
            onChange={() => {
              onChange({ [field]: value });
              onDone();
            }}
          />
          <span>{say(value === 'true' ? texts.yes : texts.no)}</span>
        </label>
      ))}
    </div>
  );
}

function Refs(props: Props) {
  const say = useSay();
  const { chosen, toggle } = useToggle(props);
  const noun = props.column.meta.ref ?? '';
  const [typed, setTyped] = useState('');
  const { options, loading, find } = useOptions(noun, typed, true);
  return (
    <div className="menu-panel">
      <Combo
        autoFocus
        label={say(props.column.label)}
        value={undefined}
        shown=""
        required
        options={options.filter(({ value }) => !chosen.includes(value))}
        loading={loading}
        find={find}
        onSearch={setTyped}
        onChange={(value) => value && !chosen.includes(value) && toggle(value)}
      />
      {chosen.map((id) => (
        <label key={id} className="check">
          <input type="checkbox" checked onChange={() => toggle(id)} />
          <span>
            <TitleText noun={noun} id={id} />
          </span>
        </label>
      ))}
    </div>
  );
}

function Range({ column, search, onChange, onDone }: Props) {
  const say = useSay();
  const { field, meta, schema } = column;
  const moment = meta.kind === 'instant';
  const part = (operator: string) => search[`${field}.${operator}`];
  const [from, setFrom] = useState<unknown>(moment ? part('gte')?.slice(0, 10) : part('gte'));
  const [to, setTo] = useState<unknown>(moment ? part('lte')?.slice(0, 10) : part('lte'));
  const Entry = column.numeric ? DecimalField : DateField;
  const shared: Omit<FieldProps, 'id' | 'value' | 'onChange'> = { meta, schema };
  const apply = () => {
    const said = (value: unknown, end: string) =>
      value === undefined || value === '' ? undefined : moment ? `${value}${end}` : String(value);
    onChange({
      [`${field}.gte`]: said(from, 'T00:00:00.000Z'),
      [`${field}.lte`]: said(to, 'T23:59:59.999Z'),
    });
    onDone();
  };
  return (
    <form
      className="menu-panel"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label htmlFor={`${field}-from`}>{say(texts.from)}</label>
      <Entry {...shared} id={`${field}-from`} value={from} onChange={setFrom} autoFocus />
      <label htmlFor={`${field}-to`}>{say(texts.to)}</label>
      <Entry {...shared} id={`${field}-to`} value={to} onChange={setTo} />
      <Button type="primary" htmlType="submit">
        {say(texts.apply)}
      </Button>
    </form>
  );
}

function Contains({ column: { field }, search, onChange, onDone }: Props) {
  const say = useSay();
  const [typed, setTyped] = useState(search[`${field}.contains`] ?? '');
  return (
    <form
      className="menu-panel"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ [`${field}.contains`]: typed.trim() || undefined });
        onDone();
      }}
    >
      <label htmlFor={`${field}-contains`}>{say(texts.contains)}</label>
      <input
        id={`${field}-contains`}
        className="input"
        autoFocus
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="primary" htmlType="submit">
        {say(texts.apply)}
      </Button>
    </form>
  );
}
