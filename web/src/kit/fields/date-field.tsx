import { CalendarOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { enteredDate } from './date-entry.ts';
import type { FieldProps } from './field-types.ts';

const texts = { calendar: { en: 'Calendar', zh: '日历' } } as const;

/** Typed in any usual form, or chosen in the browser's own calendar. */
export function DateField({ value, onChange, onLeft, invalid, ...rest }: FieldProps) {
  const say = useSay();
  const [typed, setTyped] = useState<string>();
  const calendar = useRef<HTMLInputElement>(null);
  const { id, describedBy, autoFocus, disabled } = rest;
  const shown = typeof value === 'string' ? value : '';
  return (
    <span className="input-affix">
      <input
        id={id}
        className="input"
        autoComplete="off"
        placeholder="YYYY-MM-DD"
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        disabled={disabled}
        value={typed ?? shown}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(enteredDate(target.value, today()));
        }}
        onBlur={() => {
          setTyped(undefined);
          onLeft?.();
        }}
      />
      <button
        type="button"
        className="affix affix-button"
        tabIndex={-1}
        disabled={disabled}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarOutlined aria-hidden="true" />
        <span className="visually-hidden">{say(texts.calendar)}</span>
      </button>
      <input
        ref={calendar}
        type="date"
        className="native-calendar"
        tabIndex={-1}
        aria-hidden="true"
        value={/^\d{4}-\d\d-\d\d$/.test(shown) ? shown : ''}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    </span>
  );
}
