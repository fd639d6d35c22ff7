import type { Label } from '../../../shared/contracts/fields.ts';

const one = (word: string): string =>
  /(s|settings)$/i.test(word) && !/ss$/i.test(word)
    ? word
    : /(x|ch|sh|ss)$/i.test(word)
      ? `${word}es`
      : /[^aeiou]y$/i.test(word)
        ? `${word.slice(0, -1)}ies`
        : `${word}s`;

/**
 * What a list of these is called: bill of materials → bills of materials. Chinese has no plural.
 */
export function pluralOf({ en, zh }: Label): Label {
  const [head = '', ...rest] = en.split(/ (?=of )/);
  return { en: [head.replace(/[\w-]+$/, one), ...rest].join(' '), zh };
}
