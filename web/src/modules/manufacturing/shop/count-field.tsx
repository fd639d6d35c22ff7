import { type ReactNode, useId } from 'react';
import { add, isNegative } from '../../../../../shared/kernel/decimal.ts';
import { CountInput } from '../../../kit/fields/count-input.tsx';
import { useSay } from '../../../lib/language.ts';

const texts = {
  less: { en: 'One less', zh: '减一' },
  more: { en: 'One more', zh: '加一' },
} as const;

interface Props {
  label: string;
  /** A decimal; '' while there is none. */
  value: string;
  onChange: (value: string) => void;
  aside?: ReactNode;
}

/** A number for a thumb: large, with a step on either side. */
export function CountField({ label, value, onChange, aside }: Props) {
  const say = useSay();
  const id = useId();
  const step = (by: string) => {
    const next = add(value === '' ? '0' : value, by);
    onChange(isNegative(next) ? '0' : next);
  };
  return (
    <div>
      <div className="shop-label">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <div className="shop-count">
        <button
          type="button"
          className="shop-step"
          aria-label={`${label} ${say(texts.less)}`}
          onClick={() => step('-1')}
        >
          −
        </button>
        <CountInput id={id} className="input" placeholder="0" value={value} onChange={onChange} />
        <button
          type="button"
          className="shop-step"
          aria-label={`${label} ${say(texts.more)}`}
          onClick={() => step('1')}
        >
          +
        </button>
      </div>
    </div>
  );
}
