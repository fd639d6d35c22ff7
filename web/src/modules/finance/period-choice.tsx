import { useSay } from '../../lib/language.ts';
import { thisPeriod, usePeriods } from './use-periods.ts';

const texts = { period: { en: 'Period', zh: '期间' } } as const;

interface Props {
  value: string;
  onChange: (code: string) => void;
}

/** The month that a report is about. */
export function PeriodChoice({ value, onChange }: Props) {
  const say = useSay();
  const { data = [] } = usePeriods();
  const codes = [...new Set([thisPeriod(), value, ...data.map(({ code }) => code)])];
  return (
    <label>
      {say(texts.period)}
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {codes
          .sort()
          .reverse()
          .map((code) => (
            <option key={code}>{code}</option>
          ))}
      </select>
    </label>
  );
}
