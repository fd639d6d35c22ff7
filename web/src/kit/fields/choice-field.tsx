import { useMemo, useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import { say, useLanguage } from '../../lib/language.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { findAmong, fitsOption } from './find-option.ts';
import { needsPinyin } from './fits.ts';
import type { Option } from './option.ts';
import { best } from './use-options.ts';
import { usePinyin } from './use-pinyin.ts';

/** One of the choices of a contract. */
export function ChoiceField(props: FieldProps) {
  const { choices } = props.meta;
  const language = useLanguage();
  const all = useMemo(
    () => Object.entries(choices ?? {}).map(([key, label]) => ({ value: key, label: say(label) })),
    [choices, language],
  );
  return <OneOf {...props} all={all} />;
}

/** One of a few that are all there. */
export function OneOf({ all, ...props }: FieldProps & { all: readonly Option[] }) {
  const { value, schema } = props;
  const [typed, setTyped] = useState('');
  const ready = usePinyin(needsPinyin(typed));
  const chosen = all.find((one) => one.value === value);
  const shown = [chosen?.label, chosen?.name].filter(Boolean).join(' ');
  return (
    <Combo
      {...props}
      value={value as string | undefined}
      shown={shown}
      options={best(
        all.filter((one) => typed === '' || fitsOption(one, typed)),
        typed,
      )}
      loading={!ready}
      find={(text) => findAmong(all, text)}
      required={!isOptional(schema)}
      onSearch={setTyped}
    />
  );
}
