import { useState } from 'react';
import type * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import { inOrder } from '../../lib/in-order.ts';
import { useSay } from '../../lib/language.ts';
import { isPermission } from '../../lib/permission-names.ts';
import { permissionNames } from '../../lib/rights.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { type Find, findAmong, SHOWN } from './find-option.ts';
import { fits, needsPinyin } from './fits.ts';
import type { Option } from './option.ts';
import { permissionText } from './permission-text.ts';
import { TitleText } from './title-text.tsx';
import { best, useOptions } from './use-options.ts';
import { usePinyin } from './use-pinyin.ts';
import type { Hold } from './use-typed-ahead.ts';

const texts = {
  remove: { en: 'Remove {what}', zh: '移除 {what}' },
  type: { en: 'Type, then Enter', zh: '输入后按回车' },
} as const;

type Entry = string | number;

/** Several values of one kind: roles, tags, references. Each can be taken away again. */
export function ListField(props: FieldProps) {
  const say = useSay();
  const { value, onChange, schema } = props;
  const element = (unwrap(schema) as z.ZodArray).element as z.ZodType;
  const { choices, ref, kind, permissionName } = fieldMeta(element);
  const held = Array.isArray(value) ? (value as Entry[]) : [];
  const ordered = (list: readonly Entry[]) => (choices ? inOrder(list, choices) : list);
  const chosen = ordered(held);
  const set = (next: readonly Entry[]) => onChange(next.length === 0 ? undefined : next);
  const add = (text: string) => {
    const one = kind === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
    if (!chosen.includes(one)) set(ordered([...chosen, one]));
  };
  return (
    <span className="tags">
      {chosen.map((one) => (
        <Tag key={one} onRemove={() => set(chosen.filter((other) => other !== one))}>
          {ref ? (
            <TitleText noun={ref} id={String(one)} />
          ) : choices ? (
            say(choices[one]) || String(one)
          ) : permissionName ? (
            permissionText(one)
          ) : (
            String(one)
          )}
        </Tag>
      ))}
      {ref ? (
        <RefAdd {...props} noun={ref} onAdd={add} />
      ) : choices ? (
        <ChoiceAdd {...props} choices={choices} chosen={chosen} onAdd={add} />
      ) : permissionName ? (
        <PermissionAdd {...props} chosen={chosen} onAdd={add} />
      ) : (
        <TextAdd {...props} onAdd={add} />
      )}
    </span>
  );
}

type Choices = NonNullable<ReturnType<typeof fieldMeta>['choices']>;

function Tag({ children, onRemove }: { children: React.ReactNode; onRemove: () => void }) {
  const say = useSay();
  return (
    <span className="tag">
      {children}
      <button
        type="button"
        aria-label={say(texts.remove, { what: typeof children === 'string' ? children : '' })}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}

type AddProps = FieldProps & { onAdd: (one: string) => void };

function RefAdd({ id, invalid, noun, onAdd, wait, mark }: AddProps & { noun: string }) {
  const [typed, setTyped] = useState<string>();
  const { options, loading, find } = useOptions(noun, typed ?? '', typed !== undefined);
  const shared = { id, invalid, onAdd, wait, mark };
  return <Adder {...shared} {...{ options, loading, find }} onSearch={setTyped} />;
}

function ChoiceAdd({ choices, ...props }: AmongProps & { choices: Choices }) {
  const say = useSay();
  const all = Object.entries(choices).map(([key, label]) => ({ value: key, label: say(label) }));
  return <Among {...props} all={all} />;
}

/** By their names; those that these pages do not know yet as they are called in contracts. */
function PermissionAdd(props: AmongProps) {
  const say = useSay();
  const all = [...permissionNames()].map(([key, label]) => ({ value: key, label: say(label) }));
  return <Among {...props} all={all} other={isPermission} />;
}

interface AmongProps extends AddProps {
  chosen: readonly Entry[];
}

interface AllProps extends AmongProps {
  all: readonly Option[];
  /** Whether a text that names none of them may be added as it is. */
  other?: (text: string) => boolean;
}

function Among({ all, other, chosen, ...props }: AllProps) {
  const { id, invalid, onAdd, wait, mark } = props;
  const [typed, setTyped] = useState('');
  const rest = all.filter(({ value }) => !chosen.some((one) => String(one) === value));
  const loading = !usePinyin(needsPinyin(typed));
  const options = best(
    rest.filter(({ value, label }) => typed === '' || value === typed || fits(label, typed)),
    typed,
  ).slice(0, SHOWN);
  const find: Find = async (text) => {
    const code = text.trim();
    return other?.(code) ? { value: code, label: code } : findAmong(rest, text);
  };
  const shared = { id, invalid, onAdd, wait, mark, options, loading };
  return <Adder {...shared} find={find} onSearch={setTyped} />;
}

interface AdderProps extends Hold {
  id: string;
  options: readonly Option[];
  loading: boolean;
  find: Find;
  invalid?: boolean | undefined;
  onSearch: (typed: string) => void;
  onAdd: (one: string) => void;
}

function Adder({ onAdd, ...rest }: AdderProps) {
  return (
    <Combo
      {...rest}
      value={undefined}
      shown=""
      required
      onChange={(next) => next !== undefined && onAdd(next)}
    />
  );
}

function TextAdd({ id, invalid, onAdd, onLeft }: AddProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const add = () => {
    if (typed.trim() !== '') onAdd(typed.trim());
    setTyped('');
  };
  return (
    <input
      id={id}
      className="input"
      value={typed}
      placeholder={say(texts.type)}
      aria-invalid={invalid || undefined}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        add();
      }}
      onBlur={() => {
        add();
        onLeft?.();
      }}
    />
  );
}
