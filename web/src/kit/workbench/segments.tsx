import type { Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import './workbench.css';

interface Props<K extends string> {
  choices: Readonly<Partial<Record<K, Label>>>;
  value: K;
  onChange: (value: K) => void;
  label: string;
}

/** One of a few, all of them in sight. */
export function Segments<K extends string>({ choices, value, onChange, label }: Props<K>) {
  const say = useSay();
  return (
    <span className="segments" role="group" aria-label={label}>
      {(Object.keys(choices) as K[]).map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => key !== value && onChange(key)}
        >
          {say(choices[key])}
        </button>
      ))}
    </span>
  );
}
