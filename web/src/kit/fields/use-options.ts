import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/call.ts';
import { loadNoun, nounEntry } from '../../lib/contracts.ts';
import { keys } from '../../lib/queries.ts';
import { type Row, rememberTitle, titleOf } from '../../lib/titles.ts';
import { fits, loadPinyin } from './fits.ts';
import type { Option } from './option.ts';

/** Up to so many are held here and searched by pinyin too; beyond that the server searches. */
const HELD = 500;
const SHOWN = 50;

const extras: Readonly<Record<string, readonly string[]>> = { item: ['spec', 'unitId'] };

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
  const searched = useRows(noun, typed, wanted && held.data !== undefined && !all, filter);
  const rows = all || typed === '' ? held.data : searched.data;
  const loading = held.isFetching || searched.isFetching;
  const options = useMemo(() => {
    if (/[a-z]/i.test(typed)) void loadPinyin();
    const made = (rows ?? []).map((row) => optionOf(noun, row, by));
    const fitting = all && typed !== '' ? made.filter((one) => fitsOption(one, typed)) : made;
    return best(fitting, typed).slice(0, SHOWN);
  }, [rows, typed, all, noun, by]);
  return { options, loading, rowOf: (id: string) => rows?.find((row) => row.id === id) };
}

function useRows(noun: string, search: string, wanted: boolean, filter?: object) {
  const entry = nounEntry(noun);
  const fields = [...new Set([entry?.title, entry?.name, ...(extras[noun] ?? [])])]
    .filter((field) => field !== undefined)
    .join(',');
  const input = {
    limit: search === '' ? HELD : SHOWN,
    fields,
    sort: entry?.title,
    ...(search !== '' && { search }),
    ...(filter && { filter }),
  };
  return useQuery({
    queryKey: keys.list(noun, { ...input, picking: true }),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun(noun);
      const { data } = await call(list, input, { signal });
      for (const row of data) rememberTitle(noun, row as Row);
      return data as Row[];
    },
    enabled: wanted && entry !== undefined,
    placeholderData: keepPreviousData,
  });
}

function optionOf(noun: string, row: Row, by: 'id' | 'code'): Option {
  const { code, name } = titleOf(noun, row);
  const spec = row['spec'];
  const detail = [name, spec].filter((part) => typeof part === 'string').join(' · ');
  return { value: by === 'id' ? row.id : code, label: code, ...(detail !== '' && { detail }) };
}

const fitsOption = ({ label, detail = '' }: Option, typed: string): boolean =>
  fits(label, typed) || fits(detail, typed);

/** What begins with the typed text comes first. */
function best(options: readonly Option[], typed: string): readonly Option[] {
  if (typed === '') return options;
  const wanted = typed.toLowerCase();
  const begins = ({ label }: Option) => label.toLowerCase().startsWith(wanted);
  return [...options.filter(begins), ...options.filter((one) => !begins(one))];
}
