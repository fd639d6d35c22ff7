import { useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import { titleText, useTitle } from '../../lib/titles.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { useOptions } from './use-options.ts';

/** A document of another noun, chosen by code, name or pinyin initials. */
export function RefField(props: FieldProps) {
  const { value, meta, schema, onChange } = props;
  const noun = meta.ref as string;
  const [typed, setTyped] = useState<string>();
  const title = useTitle(noun, value);
  const { options, loading, find } = useOptions(noun, typed ?? '', typed !== undefined);
  return (
    <Combo
      {...props}
      value={value as string | undefined}
      shown={value === undefined ? '' : title ? titleText(title) : '…'}
      options={options}
      loading={loading}
      find={find}
      required={!isOptional(schema)}
      onSearch={setTyped}
      onChange={(next) => onChange(next)}
    />
  );
}
