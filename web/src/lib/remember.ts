import { session } from './session.ts';

const keyOf = (name: string): string => `tandem.${session.get()?.tenantId ?? ''}.${name}`;

/** What this person has arranged in this company, in this browser. */
export function remembered<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(keyOf(name));
  else localStorage.setItem(keyOf(name), JSON.stringify(value));
}
