import { thousands } from '../../../shared/kernel/thousands.ts';

export type Params = Readonly<Record<string, string | number>>;

/** What is called by its number is no amount: line 1000 of a document, operation 1000. */
const called = new Set(['line', 'lineNo', 'machine', 'number', 'operation', 'row', 'year']);

const shown = (name: string, value: string | number): string =>
  typeof value === 'number' && !called.has(name) ? thousands(String(value)) : String(value);

const slot = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * A text with its slots filled: `{days}` by the value, `{days:day|days}` by the word that goes with
 * one, or with any other number. An amount has its thousands apart. A slot without a value stays.
 */
export const fill = (text: string, params: Params): string =>
  text.replace(slot, (whole, name: string, one?: string, others?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return (String(value) === '1' ? one : others) ?? shown(name, value);
  });
