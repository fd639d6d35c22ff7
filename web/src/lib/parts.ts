import { use } from 'react';
import { untilReached } from './connection.ts';

/** Fetches a part of the application; the same function stands for the same part. */
type Load<T> = () => Promise<T>;

const here = new Map<Load<unknown>, unknown>();
const coming = new Map<Load<unknown>, Promise<unknown>>();

/** What could not be fetched though the server answers: only a page that is loaded anew gets it. */
export class PartMissing extends Error {
  override name = 'PartMissing';
}

/**
 * A part that is here, on its way or missing is fetched no more: a browser may remember that a file
 * failed, and the second time a style sheet would be left out. Without a network it is waited for.
 */
export function fetchPart<T>(load: Load<T>): Promise<T> {
  const known = coming.get(load);
  if (known) return known as Promise<T>;
  const part = fetched(load);
  coming.set(load, part);
  return part;
}

async function fetched<T>(load: Load<T>): Promise<T> {
  await online();
  try {
    const part = await load();
    here.set(load, part);
    return part;
  } catch (cause) {
    await untilReached();
    throw new PartMissing('A part of the application could not be fetched.', { cause });
  }
}

const online = (): Promise<unknown> =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise((back) => window.addEventListener('online', back, { once: true }));

/**
 * The part at once if it is here. Only else does the page wait: once React has shown a fallback,
 * it shows nothing else for 300 ms.
 */
export const usePart = <T>(load: Load<T>): T =>
  here.has(load) ? (here.get(load) as T) : use(fetchPart(load));

const RELOADED = 'tandem.reloaded';
const AT_MOST_EACH_MS = 60_000;

/** Whether it may help to load the application anew: not if that was just tried. */
export const mayReload = (): boolean =>
  Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) > AT_MOST_EACH_MS;

export function reload(): void {
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
