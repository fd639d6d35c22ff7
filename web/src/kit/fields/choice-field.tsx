import { useMemo, useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import { say, useLanguage } from '../../lib/language.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { findAmong } from './find-option.ts';
import { fits, needsPinyin } from './fits.ts';
import { usePinyin } from './use-pinyin.ts';

/** One of the choices of a contract. */
export function ChoiceField(props: FieldProps) {
  const { value, meta, schema } = props;
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const all = useMemo(
    () =>
      Object.entries(meta.choices ?? {}).map(([key, label]) => ({ value: key, label: say(label) })),
    [meta.choices, language],
  );
  const ready = usePinyin(needsPinyin(typed));
  const shown = all.find((one) => one.value === value)?.label ?? '';
  return (
    <Combo
      {...props}
      value={value as string | undefined}
      shown={shown}
      options={typed === '' ? all : all.filter(({ label }) => fits(label, typed))}
      loading={!ready}
      find={(text) => findAmong(all, text)}
      required={!isOptional(schema)}
      onSearch={setTyped}
    />
  );
}
