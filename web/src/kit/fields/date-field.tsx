import { today } from '../../lib/format.ts';
import { CalendarInput } from './calendar-input.tsx';
import { enteredDate } from './date-entry.ts';
import type { FieldProps } from './field-types.ts';

/** A business date: the same day wherever it is read. */
export function DateField({ value, ...rest }: FieldProps) {
  const shown = typeof value === 'string' ? value : '';
  return (
    <CalendarInput
      {...rest}
      shown={shown}
      placeholder="YYYY-MM-DD"
      native={{ type: 'date', value: /^\d{4}-\d\d-\d\d$/.test(shown) ? shown : '' }}
      read={(text) => enteredDate(text, today())}
    />
  );
}
