import { useSyncExternalStore } from 'react';
import type { Label } from '../../../shared/contracts/fields.ts';
import { fill, type Params } from './fill.ts';

export type Language = 'en' | 'zh-CN';

const KEY = 'tandem.language';
const listeners = new Set<() => void>();

const preferred = (): Language =>
  navigator.languages
    .find((one) => /^(zh|en)\b/i.test(one))
    ?.toLowerCase()
    .startsWith('zh')
    ? 'zh-CN'
    : 'en';

const stored = localStorage.getItem(KEY);
let current: Language = stored === 'en' || stored === 'zh-CN' ? stored : preferred();
document.documentElement.lang = current;

export const language = (): Language => current;

/** Whether the person chose it themselves; a company's own language does not overrule that. */
export const languageChosen = (): boolean => localStorage.getItem(KEY) !== null;

export function setLanguage(next: Language, remember = true): void {
  if (remember) localStorage.setItem(KEY, next);
  if (next === current) return;
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

export function followLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(followLanguage, language);

/** A text in the reader's language; its slots are filled from params. */
export function say(label: Label | undefined, params?: Params): string {
  if (!label) return '';
  const text = current === 'en' ? label.en : label.zh;
  return params ? fill(text, params) : text;
}

/** `say`, in a component that changes with the language. */
export function useSay(): typeof say {
  useLanguage();
  return say;
}
