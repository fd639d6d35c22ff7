import { valueText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import type { Search } from '../../lib/search-params.ts';
import { EntryText } from '../fields/entry-text.tsx';
import { TitleText } from '../fields/title-text.tsx';
import type { Column } from './columns.ts';

const signs: Readonly<Record<string, string>> = {
  gte: '≥ ',
  lte: '≤ ',
  gt: '> ',
  lt: '< ',
  contains: '',
  eq: '',
  ne: '≠ ',
};
const texts = {
  empty: { en: 'empty', zh: '为空' },
  given: { en: 'not empty', zh: '不为空' },
} as const;

/** What a filter lets through, in a few words. */
export function FilterText({ column, search }: { column: Column; search: Search }) {
  const say = useSay();
  const { field, meta } = column;
  const values = search[field]?.split(',') ?? [];
  if (values.length > 0) {
    return values.map((value, index) => (
      <span key={value}>
        {index > 0 && ', '}
        {meta.kind === 'ref' ? (
          <TitleText noun={meta.ref ?? ''} id={value} />
        ) : meta.entryOf ? (
          <EntryText entryOf={meta.entryOf} code={value} />
        ) : (
          valueText(meta.kind === 'flag' ? value === 'true' : value, meta)
        )}
      </span>
    ));
  }
  return Object.entries(signs)
    .flatMap(([operator, sign]) => {
      const value = search[`${field}.${operator}`];
      return value === undefined ? [] : [`${sign}${valueText(value, meta)} `];
    })
    .concat(
      search[`${field}.empty`] === undefined
        ? []
        : [say(search[`${field}.empty`] === 'true' ? texts.empty : texts.given)],
    );
}
