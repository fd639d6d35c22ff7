import { isCancelledError, queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { call } from '../../lib/call.ts';
import { loadNoun, nounEntry } from '../../lib/contracts.ts';
import { rateText, today } from '../../lib/format.ts';
import { keys, queryClient } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { learnTitles, titleFields, titleOf } from '../../lib/titles.ts';
import { fits, loadPinyin, needsPinyin } from './fits.ts';
import type { Option } from './option.ts';
import { type Found, theOne, type Unknown } from './the-one.ts';

/** Up to so many are held here and searched by pinyin too; beyond that the server searches. */
export const HELD = 500;
export const SHOWN = 50;

export type Find = (typed: string) => Promise<Found>;

export const unknownTexts: Readonly<Record<Unknown, Label>> = {
  none: {
    en: 'Nothing is called “{text}”. Choose one from the list.',
    zh: '没有“{text}”，请从列表中选择。',
  },
  several: {
    en: 'More than one fits “{text}”. Choose one from the list.',
    zh: '“{text}”对应多个选项，请从列表中选择。',
  },
  failed: {
    en: '“{text}” could not be looked up. Type it again.',
    zh: '未能查找“{text}”，请重新输入。',
  },
};

const extras: Readonly<Record<string, readonly string[]>> = {
  item: ['spec', 'unitId'],
  taxRate: ['rate', 'validFrom', 'validTo'],
};

function inputOf(noun: string, search: string, filter?: object) {
  const entry = nounEntry(noun);
  const fields = [...new Set([...titleFields(noun), ...(extras[noun] ?? [])])].join(',');
  return {
    limit: search === '' ? HELD : SHOWN,
    fields,
    sort: entry?.title,
    ...(search !== '' && { search }),
    ...(filter && { filter }),
  };
}

/**
 * Documents to choose from. It is not called off when the field is left: whoever has typed ahead
 * still waits for it.
 */
export function rowsToChoose(noun: string, search: string, filter?: object) {
  const input = inputOf(noun, search, filter);
  return queryOptions({
    queryKey: keys.list(noun, { ...input, picking: true }),
    queryFn: async () => {
      const { list } = await loadNoun(noun);
      const { data } = await call(list, input as never);
      await learnTitles(noun, data as Row[]);
      return data as Row[];
    },
  });
}

function optionOf(noun: string, row: Row, by: 'id' | 'code'): Option {
  const { code, name } = titleOf(noun, row);
  const { spec, rate } = row;
  const percent = typeof rate === 'string' ? rateText(rate) : undefined;
  const detail = [name, spec, percent].filter((part) => typeof part === 'string').join(' · ');
  return {
    value: by === 'id' ? row.id : code,
    label: code,
    ...(name !== undefined && { name }),
    ...(detail !== '' && { detail }),
  };
}

/** Whether it holds on a day; what says no days always does. */
const holdsOn = (day: string, { validFrom, validTo }: Row): boolean =>
  !(typeof validFrom === 'string' && day < validFrom) &&
  !(typeof validTo === 'string' && validTo < day);

/** By code there is one of each, though a code may have other records for other times. */
export function optionsOf(noun: string, rows: readonly Row[], by: 'id' | 'code'): Option[] {
  const now = today();
  const options = new Map<string, Option>();
  for (const row of rows) {
    const option = optionOf(noun, row, by);
    if (!options.has(option.value) || holdsOn(now, row)) options.set(option.value, option);
  }
  return [...options.values()];
}

export const fitsOption = ({ label, detail = '' }: Option, typed: string): boolean =>
  fits(label, typed) || fits(detail, typed);

/** The one among these that a text stands for, once it can be compared by pinyin too. */
export async function findAmong(options: readonly Option[], typed: string): Promise<Found> {
  if (needsPinyin(typed)) await loadPinyin();
  const fitting = options.filter((one) => fitsOption(one, typed));
  return theOne(options, fitting, typed);
}

const MOST_TRIES = 4;

/** News of other changes may call off an answer that is on its way: then it is asked for again. */
async function rowsFor(noun: string, search: string, filter?: object): Promise<readonly Row[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await queryClient.fetchQuery(rowsToChoose(noun, search, filter));
    } catch (error) {
      if (!isCancelledError(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** The document that a text stands for, however long the answer takes. */
export async function findDocument(
  noun: string,
  typed: string,
  by: 'id' | 'code' = 'id',
  filter?: object,
): Promise<Found> {
  try {
    const held = await rowsFor(noun, '', filter);
    const options = optionsOf(noun, held, by);
    if (held.length < HELD) return await findAmong(options, typed);
    const rows = await rowsFor(noun, typed.trim(), filter);
    const fitting = optionsOf(noun, rows, by);
    return theOne(fitting, fitting, typed);
  } catch {
    return 'failed';
  }
}
