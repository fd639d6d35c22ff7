import { useId } from 'react';
import { date, type Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { DateField } from '../fields/date-field.tsx';
import './report.css';

interface Props {
  label: Label;
  value: string;
  onChange: (day: string) => void;
}

const schema = date();
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that a report is about; it follows as soon as a whole day is typed. */
export function DayChoice({ label, value, onChange }: Props) {
  const say = useSay();
  const id = useId();
  return (
    <span className="day-choice">
      <label htmlFor={id}>{say(label)}</label>
      <DateField
        id={id}
        schema={schema}
        meta={{ kind: 'date' }}
        value={value}
        onChange={(next) => typeof next === 'string' && DAY.test(next) && onChange(next)}
      />
    </span>
  );
}
