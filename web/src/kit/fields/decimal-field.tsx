import { useState } from 'react';
import { editable, entered, rested } from './decimal-entry.ts';
import type { FieldProps } from './field-types.ts';

/** A number as people type it; while it is not edited it stands with thousands. */
export function DecimalField({ meta, value, onChange, onLeft, invalid, ...rest }: FieldProps) {
  const [typed, setTyped] = useState<string>();
  const { id, describedBy, autoFocus, disabled } = rest;
  return (
    <span className="input-affix">
      <input
        id={id}
        className="input num"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        disabled={disabled}
        value={typed ?? rested(value, meta.kind)}
        onFocus={(event) => {
          setTyped(editable(value, meta.kind));
          const field = event.target;
          requestAnimationFrame(() => field.select());
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(entered(target.value, meta.kind));
        }}
        onBlur={() => {
          setTyped(undefined);
          onLeft?.();
        }}
      />
      {meta.kind === 'rate' && <span className="affix">%</span>}
    </span>
  );
}
