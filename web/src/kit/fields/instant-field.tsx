import type { FieldProps } from './field-types.ts';

/** A moment by the person's own clock; the API wants it in UTC. */
export function InstantField(props: FieldProps) {
  const { id, value, onChange, onLeft, invalid, describedBy, disabled } = props;
  const shown = typeof value === 'string' ? localText(value) : '';
  return (
    <input
      id={id}
      className="input"
      type="datetime-local"
      value={shown}
      disabled={disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={({ target }) =>
        onChange(target.value === '' ? undefined : new Date(target.value).toISOString())
      }
      onBlur={onLeft}
    />
  );
}

function localText(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return '';
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
