import type { ReactNode } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { useAddress } from '../use-address.ts';
import { Segments } from './segments.tsx';

const texts = {
  days: { en: 'Days', zh: '天数' },
  today: { en: 'Today', zh: '今天' },
} as const;

const named = (days: string): Label =>
  days === '1' ? texts.today : { en: `${days} days`, zh: `${days} 天` };

/** Over how many days a page looks, kept in its address, and what chooses them. */
export function useDays<D extends string>(
  choices: readonly D[],
  usual: NoInfer<D>,
): { days: number; picker: ReactNode } {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const value = choices.find((one) => one === search['days']) ?? usual;
  const picker = (
    <Segments
      choices={Object.fromEntries(choices.map((one) => [one, named(one)])) as Record<D, Label>}
      value={value}
      label={say(texts.days)}
      onChange={(days) => setSearch({ days })}
    />
  );
  return { days: Number(value), picker };
}
