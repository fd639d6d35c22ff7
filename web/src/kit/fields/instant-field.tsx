import { localMoment, momentOf } from '../../lib/format.ts';
import type { FieldProps } from './field-types.ts';

/** A moment by the company's clock; the API wants it in UTC. */
export function InstantField(props: FieldProps) {
  const { id, value, onChange, onLeft, invalid, describedBy, disabled } = props;
  const shown = typeof value === 'string' ? localMoment(value) : '';
  return (
    <input
      id={id}
      className="input"
      type="datetime-local"
      value={shown}
      disabled={disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.value === '' ? undefined : momentOf(target.value))}
      onBlur={onLeft}
    />
  );
}
