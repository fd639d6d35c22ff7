import type { FieldProps } from './field-types.ts';

const inputTypes: Readonly<Record<string, string>> = { email: 'email', phone: 'tel' };

/** One line of text, or several for a note. An empty one is no value. */
export function TextField(props: FieldProps & { type?: string; autoComplete?: string }) {
  const { meta, value, onChange, onLeft, invalid, describedBy, type, ...rest } = props;
  const { id, autoFocus, disabled, autoComplete = 'off' } = rest;
  const shared = {
    id,
    className: 'input',
    value: value === undefined || value === null ? '' : String(value),
    onChange: ({ target }: { target: { value: string } }) =>
      onChange(target.value === '' ? undefined : target.value),
    onBlur: () => {
      if (typeof value === 'string' && value !== value.trim() && type !== 'password') {
        onChange(value.trim() === '' ? undefined : value.trim());
      }
      onLeft?.();
    },
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    autoFocus,
    disabled,
  } as const;
  if (meta.kind === 'note') return <textarea {...shared} rows={3} />;
  return (
    <input
      {...shared}
      type={type ?? inputTypes[meta.kind ?? ''] ?? 'text'}
      autoComplete={autoComplete}
      spellCheck={meta.kind === 'text' || undefined}
    />
  );
}
