import { useState } from 'react';
import { isOptional } from '../../../../shared/contracts/fields.ts';
import { Combo } from './combo.tsx';
import type { FieldProps } from './field-types.ts';
import { useOptions } from './use-options.ts';

/** A document that is named by its code: an account, a tax rate. */
export function CodeField(props: FieldProps) {
  const { value, meta, schema, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const text = value === undefined ? '' : String(value);
  // The name of what is chosen is looked up among the same options.
  const { options, loading, find } = useOptions(
    meta.codeOf as string,
    typed ?? text,
    typed !== undefined || text !== '',
    undefined,
    'code',
  );
  const known = options.find((one) => one.value === text)?.detail;
  return (
    <Combo
      {...props}
      value={value as string | undefined}
      shown={known ? `${text} ${known}` : text}
      options={options}
      loading={loading}
      find={find}
      required={!isOptional(schema)}
      onSearch={setTyped}
      onChange={(next) => onChange(next)}
    />
  );
}
