import type { ReactNode } from 'react';
import { decimalText } from '../lib/format.ts';

interface Props {
  on: boolean;
  onChoose: () => void;
  /** How many there are of it, where that is known. */
  count?: number | undefined;
  children: ReactNode;
}

/** One of a few to choose from; the one that is chosen looks pressed. */
export const Chip = ({ on, onChoose, count, children }: Props) => (
  <button
    type="button"
    className="chip"
    data-on={on || undefined}
    aria-pressed={on}
    onClick={onChoose}
  >
    <span>{children}</span>
    {count !== undefined && <span className="count">{decimalText(String(count))}</span>}
  </button>
);
