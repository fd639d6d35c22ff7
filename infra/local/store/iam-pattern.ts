import { StoreError } from './store-error.ts';

/** Looks a condition key up; undefined when the request has no such key. */
export type VariableLookup = (key: string) => string | undefined;

/** A pattern: literal text, wildcards, and variables still to be filled in from the request. */
export type IamPattern = readonly (string | { readonly variable: string })[];

// Inside a compiled pattern the wildcards are private-use characters, so that a `*` that comes
// out of a variable (or out of `${*}`) stays the literal character it is in IAM.
const any = '\uE000';
const one = '\uE001';
const escapes: Readonly<Record<string, string>> = { '*': '*', '?': '?', $: '$' };

/** Compiles `*`, `?`, `${key}` and the escapes `${*}` `${?}` `${$}`; refuses variable defaults. */
export function compilePattern(text: string, wildcards = true): IamPattern {
  return text.split(/(\$\{[^}]*\})/).map((part) => {
    if (!part.startsWith('${')) {
      return wildcards ? part.replaceAll('*', any).replaceAll('?', one) : part;
    }
    const name = part.slice(2, -1).trim();
    const escaped = escapes[name];
    if (escaped !== undefined) return escaped;
    if (!/^[\w:/+=.@-]+$/.test(name)) {
      throw new StoreError('policy.unsupported', `policy variable ${part} is not implemented`);
    }
    return { variable: name };
  });
}

/** The pattern with its variables filled in, or undefined when one of them is missing. */
export function fillPattern(pattern: IamPattern, lookup: VariableLookup): string | undefined {
  let filled = '';
  for (const part of pattern) {
    if (typeof part === 'string') {
      filled += part;
      continue;
    }
    const value = lookup(part.variable);
    if (value === undefined || value.includes(any) || value.includes(one)) return undefined;
    filled += value;
  }
  return filled;
}

/** Does a filled pattern cover the whole text? Linear but for the last `*`, as in shell globs. */
export function covers(filled: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (filled[p] === any) {
      star = p++;
      resume = t;
    } else if (p < filled.length && (filled[p] === one || filled[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (filled[p] === any) p++;
  return p === filled.length;
}
