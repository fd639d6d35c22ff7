import { useRef } from 'react';
import { localMoment, momentOf, now } from '../../lib/format.ts';
import { CalendarInput } from './calendar-input.tsx';
import type { FieldProps } from './field-types.ts';
import { enteredMoment, isClock } from './moment-entry.ts';

type Props = Omit<FieldProps, 'meta' | 'schema'>;

/** A moment by the company's clock; the API wants it in UTC. */
export function InstantField({ value, ...rest }: Props) {
  const held = typeof value === 'string' ? value : '';
  const begun = useRef(held);
  const clock = isMoment(held) ? localMoment(held) : '';
  const read = (text: string) => {
    const entered = enteredMoment(text, now());
    if (entered === undefined || !isClock(entered)) return entered;
    // The field knows no seconds: one that came with some and says the same still has them.
    const same = isMoment(begun.current) && localMoment(begun.current) === entered;
    return same ? begun.current : momentOf(entered);
  };
  return (
    <CalendarInput
      {...rest}
      shown={clock.replace('T', ' ') || held}
      placeholder="YYYY-MM-DD HH:MM"
      native={{ type: 'datetime-local', value: clock }}
      read={read}
    />
  );
}

/** What was typed and is no moment stands in the field as it is. */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text);
