import { thousands } from '../../../shared/kernel/thousands.ts';

export type Params = Readonly<Record<string, string | number>>;

const shown = (value: string | number): string =>
  typeof value === 'number' ? thousands(String(value)) : value;

const slot = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * A text with its slots filled: `{days}` by the value, `{days:day|days}` by the word that goes with
 * one, or with any other number. A number has its thousands apart. A slot without a value stays.
 */
export const fill = (text: string, params: Params): string =>
  text.replace(slot, (whole, name: string, one?: string, others?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return (String(value) === '1' ? one : others) ?? shown(value);
  });
