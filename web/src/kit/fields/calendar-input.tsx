import { CalendarOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { useSay } from '../../lib/language.ts';
import type { FieldProps } from './field-types.ts';

const texts = { calendar: { en: 'Calendar', zh: '日历' } } as const;

interface Props extends Omit<FieldProps, 'value' | 'meta' | 'schema'> {
  /** What stands in the field while nobody types. */
  shown: string;
  placeholder: string;
  /** The browser's own field whose calendar opens, and what it shows there. */
  native: { type: 'date' | 'datetime-local'; value: string };
  /** The value that a text stands for, typed or chosen in the calendar. */
  read: (text: string) => unknown;
}

/** Typed in any usual form, or chosen in the browser's own calendar. */
export function CalendarInput({ shown, placeholder, native, read, ...rest }: Props) {
  const say = useSay();
  const [typed, setTyped] = useState<string>();
  const calendar = useRef<HTMLInputElement>(null);
  const { id, onChange, onLeft, invalid, describedBy, autoFocus, disabled } = rest;
  return (
    <span className="input-affix">
      <input
        id={id}
        className="input"
        autoComplete="off"
        placeholder={placeholder}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        disabled={disabled}
        value={typed ?? shown}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(read(target.value));
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
        type={native.type}
        className="native-calendar"
        tabIndex={-1}
        aria-hidden="true"
        value={native.value}
        onChange={({ target }) => onChange(read(target.value))}
      />
    </span>
  );
}
