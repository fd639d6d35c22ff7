import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { nounEntry } from '../../lib/contracts.ts';
import {
  type Find,
  findDocument,
  fitsOption,
  HELD,
  optionsOf,
  rowsToChoose,
  SHOWN,
} from './find-option.ts';
import { needsPinyin } from './fits.ts';
import type { Option } from './option.ts';
import { usePinyin } from './use-pinyin.ts';

/** Documents of a noun to choose from, by what was typed. */
export function useOptions(
  noun: string,
  typed: string,
  wanted: boolean,
  filter?: object,
  by: 'id' | 'code' = 'id',
) {
  const held = useRows(noun, '', wanted, filter);
  const all = held.data && held.data.length < HELD;
  const searching = wanted && held.data !== undefined && !all && typed !== '';
  const searched = useRows(noun, typed, searching, filter);
  const rows = all || typed === '' ? held.data : searched.data;
  const pinyin = usePinyin(wanted && needsPinyin(typed));
  // What is merely asked again stays good to choose from.
  const loading =
    (wanted && held.isPending) ||
    (searching && (searched.isPending || searched.isPlaceholderData)) ||
    !pinyin;
  const options = useMemo(() => {
    const made = optionsOf(noun, rows ?? [], by);
    const fitting = all && typed !== '' ? made.filter((one) => fitsOption(one, typed)) : made;
    return best(fitting, typed).slice(0, SHOWN);
  }, [rows, typed, all, noun, by, pinyin]);
  const filterText = JSON.stringify(filter);
  const find: Find = useCallback(
    (text) => findDocument(noun, text, by, filterText && JSON.parse(filterText)),
    [noun, by, filterText],
  );
  return { options, loading, find };
}

function useRows(noun: string, search: string, wanted: boolean, filter?: object) {
  return useQuery({
    ...rowsToChoose(noun, search, filter),
    enabled: wanted && nounEntry(noun) !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** What begins with the typed text comes first. */
export function best(options: readonly Option[], typed: string): readonly Option[] {
  if (typed === '') return options;
  const wanted = typed.toLowerCase();
  const begins = ({ label }: Option) => label.toLowerCase().startsWith(wanted);
  return [...options.filter(begins), ...options.filter((one) => !begins(one))];
}
