import { use } from 'react';
import { untilReached } from './connection.ts';

/** Fetches a part of the application; the same function stands for the same part. */
type Load<T> = () => Promise<T>;

const here = new Map<Load<unknown>, unknown>();
const awaited = new Map<Load<unknown>, Promise<unknown>>();

/** What could not be fetched though the server answers: only a page that is loaded anew gets it. */
export class PartMissing extends Error {
  override name = 'PartMissing';
}

/** A part that is here is fetched no more. Without a network it is waited for. */
export async function fetchPart<T>(load: Load<T>): Promise<T> {
  if (!here.has(load)) {
    await online();
    here.set(load, await load().catch(() => fetchAgain(load)));
  }
  return here.get(load) as T;
}

/** Some browsers remember that a file failed, as the module maps of HTML do, others try again. */
async function fetchAgain<T>(load: Load<T>): Promise<T> {
  await untilReached();
  try {
    return await load();
  } catch (cause) {
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
  here.has(load) ? (here.get(load) as T) : (use(comingOf(load)) as T);

/** The same promise however often React asks, a failed one too: a new one would be awaited anew. */
function comingOf(load: Load<unknown>): Promise<unknown> {
  const known = awaited.get(load);
  if (known) return known;
  const coming = fetchPart(load);
  awaited.set(load, coming);
  return coming;
}

/** On the way to another page: what failed on this one is fetched anew. */
export const forgetFailures = (): void => awaited.clear();
