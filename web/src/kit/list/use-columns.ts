import { useCallback, useMemo, useState } from 'react';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { remember, remembered } from '../../lib/remember.ts';
import { defaultColumns } from './columns.ts';

export interface ShownColumns {
  fields: readonly string[];
  set: (fields: readonly string[] | undefined) => void;
}

/** The columns this person wants of a list, in their order; kept in the browser. */
export function useColumns(noun: AnyNoun): ShownColumns {
  const key = `columns.${noun.id}`;
  const [own, setOwn] = useState(() => remembered<readonly string[]>(key));
  const fields = useMemo(() => own ?? defaultColumns(noun), [own, noun]);
  const set = useCallback(
    (next: readonly string[] | undefined) => {
      remember(key, next);
      setOwn(next);
    },
    [key],
  );
  return { fields, set };
}
