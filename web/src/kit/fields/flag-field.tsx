import { useSay } from '../../lib/language.ts';
import type { FieldProps } from './field-types.ts';

export function FlagField({
  id,
  value,
  onChange,
  onLeft,
  meta,
  disabled,
  describedBy,
}: FieldProps) {
  const say = useSay();
  return (
    <label className="check" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.checked)}
        onBlur={onLeft}
      />
      <span>{say(meta.label)}</span>
    </label>
  );
}
