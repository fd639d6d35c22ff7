import { type ComponentProps, useState } from 'react';
import { plainNumber, typedCount } from './plain-number.ts';

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  /** A decimal; '' while there is none. */
  value: string;
  onChange: (value: string) => void;
}

/** A count that stands by itself: whatever has been typed so far, what it tells is a decimal. */
export function CountInput({ value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      // What is filled in from outside takes the place of what was typed.
      value={plainNumber(typed) === value ? typed : value}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => {
        const text = typedCount(target.value);
        if (text === undefined) return;
        setTyped(text);
        onChange(plainNumber(text));
      }}
      onBlur={() => setTyped('')}
    />
  );
}
