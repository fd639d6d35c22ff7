import { useState } from 'react';
import type * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { type Find, findAmong } from './find-option.ts';
import { fits, needsPinyin } from './fits.ts';
import type { Option } from './option.ts';
import { TitleText } from './title-text.tsx';
import { useOptions } from './use-options.ts';
import { usePinyin } from './use-pinyin.ts';
import type { Hold } from './use-typed-ahead.ts';

const texts = {
  remove: { en: 'Remove {what}', zh: '移除 {what}' },
  type: { en: 'Type, then Enter', zh: '输入后按回车' },
} as const;

/** Several values of one kind: roles, tags, references. Each can be taken away again. */
export function ListField(props: FieldProps) {
  const { value, onChange, schema } = props;
  const element = (unwrap(schema) as z.ZodArray).element as z.ZodType;
  const { choices, ref } = fieldMeta(element);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const set = (next: readonly string[]) => onChange(next.length === 0 ? undefined : next);
  const add = (one: string) => !chosen.includes(one) && set([...chosen, one]);
  return (
    <span className="tags">
      {chosen.map((one) => (
        <Tag key={one} onRemove={() => set(chosen.filter((other) => other !== one))}>
          {ref ? (
            <TitleText noun={ref} id={one} />
          ) : choices ? (
            <Named {...{ choices, one }} />
          ) : (
            one
          )}
        </Tag>
      ))}
      {ref ? (
        <RefAdd {...props} noun={ref} onAdd={add} />
      ) : choices ? (
        <ChoiceAdd {...props} choices={choices} chosen={chosen} onAdd={add} />
      ) : (
        <TextAdd {...props} onAdd={add} />
      )}
    </span>
  );
}

type Choices = NonNullable<ReturnType<typeof fieldMeta>['choices']>;

function Named({ choices, one }: { choices: Choices; one: string }) {
  const say = useSay();
  return say(choices[one]) || one;
}

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

function ChoiceAdd(props: AddProps & { choices: Choices; chosen: readonly string[] }) {
  const say = useSay();
  const { id, invalid, choices, chosen, onAdd, wait, mark } = props;
  const [typed, setTyped] = useState('');
  const all = Object.entries(choices)
    .filter(([key]) => !chosen.includes(key))
    .map(([key, label]) => ({ value: key, label: say(label) }));
  const loading = !usePinyin(needsPinyin(typed));
  const options = all.filter(({ label }) => typed === '' || fits(label, typed));
  const shared = { id, invalid, onAdd, wait, mark, options, loading };
  return <Adder {...shared} find={(text) => findAmong(all, text)} onSearch={setTyped} />;
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
