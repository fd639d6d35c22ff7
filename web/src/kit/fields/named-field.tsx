import { useState } from 'react';
import { valueNamed } from '../../../../shared/contracts/value-named.ts';
import { useSay } from '../../lib/language.ts';
import type { FieldProps } from './field-types.ts';
import { TextField } from './text-field.tsx';

/** A text some of whose values have names: they are read and typed by them. */
export function NamedField(props: FieldProps) {
  const say = useSay();
  const [typed, setTyped] = useState<string>();
  const { value, meta, onChange, onLeft } = props;
  const { names = {} } = meta;
  return (
    <TextField
      {...props}
      value={typed ?? (say(names[String(value)]) || value)}
      onChange={(text) => {
        setTyped(String(text ?? ''));
        onChange(typeof text === 'string' ? valueNamed(text, names) : undefined);
      }}
      onLeft={() => {
        setTyped(undefined);
        onLeft?.();
      }}
    />
  );
}
