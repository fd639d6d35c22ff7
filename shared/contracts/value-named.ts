import type { Label } from './fields.ts';

/** The value that a text names in either language, else the text itself. */
export function valueNamed(text: string, names: Readonly<Record<string, Label>>): string {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  const found = Object.entries(names).find(([, { en, zh }]) =>
    [en.toLowerCase(), zh].includes(wanted),
  );
  return found?.[0] ?? text;
}
