import { useLayoutEffect, useRef, useState } from 'react';
import { editable, entered, rested } from './decimal-entry.ts';
import type { FieldProps } from './field-types.ts';

/** A number as people type it; while it is not edited it stands with thousands. */
export function DecimalField({ meta, value, onChange, onLeft, invalid, ...rest }: FieldProps) {
  const [typed, setTyped] = useState<string>();
  const { id, describedBy, autoFocus, disabled } = rest;
  const input = useRef<HTMLInputElement>(null);
  const editing = typed !== undefined;
  // At once, with the text that is edited: a frame later the first digits would be typed over.
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  return (
    <span className="input-affix">
      <input
        ref={input}
        id={id}
        className="input num"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        disabled={disabled}
        value={typed ?? rested(value, meta.kind)}
        onFocus={() => setTyped(editable(value, meta.kind))}
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
