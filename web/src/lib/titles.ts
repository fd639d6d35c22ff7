import { useCallback, useSyncExternalStore } from 'react';
import { call } from './call.ts';
import { loadNoun, nounEntry } from './contracts.ts';
import { mayDo } from './session.ts';

export type Row = Record<string, unknown> & { id: string };

/** How people call a document: its number or code, and what it is. */
export interface Title {
  code: string;
  name?: string;
}

export function titleOf(nounId: string, doc: Record<string, unknown>): Title {
  const noun = nounEntry(nounId);
  const code = String(doc[noun?.title ?? 'id'] ?? doc['id'] ?? '');
  if (noun?.under)
    return titleUnder(aboveOf(nounId, doc), noun.under.field === noun.title ? '' : code);
  const name = noun?.name === undefined ? undefined : doc[noun.name];
  return typeof name === 'string' ? { code, name } : { code };
}

/** A version is called by what it is a version of, as far as that is known. */
const titleUnder = (above: Title | undefined, own: string): Title => ({
  code: `${above?.code ?? ''} ${own}`.trim(),
  ...(above?.name !== undefined && { name: above.name }),
});

/** The title of the document that is named before this one's, if it is known. */
function aboveOf(nounId: string, doc: Record<string, unknown>): Title | undefined {
  const under = nounEntry(nounId)?.under;
  return under && known.get(keyOf(under.noun, String(doc[under.field])));
}

/** The same for a page, which waits for what is named before it. */
export function useTitleOf(nounId: string, doc: Record<string, unknown>): Title {
  const under = nounEntry(nounId)?.under;
  useTitle(under?.noun, under && doc[under.field]);
  return titleOf(nounId, doc);
}

/** A code that is not shown without its name: persons and the like have a name only. */
export const titleText = ({ code, name }: Title): string => (name ? `${code} ${name}` : code);

const keyOf = (noun: string, id: string): string => `${noun} ${id}`;

/**
 * A store of its own, lighter than queries: a list that is scrolled shows dozens of titles within
 * one frame.
 */
const known = new Map<string, Title>();
const followers = new Map<string, Set<() => void>>();

function tell(key: string, title: Title): void {
  const before = known.get(key);
  if (before?.code === title.code && before.name === title.name) return;
  known.set(key, title);
  for (const follower of followers.get(key) ?? []) follower();
}

/** Remembers the title of a document that came along with a list. */
export function rememberTitle(noun: string, doc: Record<string, unknown>): void {
  if (nounEntry(noun)?.under && !aboveOf(noun, doc)) return;
  tell(keyOf(noun, String(doc['id'])), titleOf(noun, doc));
}

/** Asks again for the titles of documents that have changed, if anybody shows them. */
export function refreshTitles(changes: readonly { noun: string; id?: string }[]): void {
  for (const { noun, id } of changes) {
    const key = id === undefined ? undefined : keyOf(noun, id);
    if (key === undefined || !known.has(key)) continue;
    if (followers.has(key)) void lookUp(noun, id as string);
    else known.delete(key);
  }
}

/** The title of a document by its id; all that are asked for in one moment are one request. */
export function useTitle(noun: string | undefined, id: unknown): Title | undefined {
  const wanted = typeof id === 'string' && id !== '' && nounEntry(noun ?? '') !== undefined;
  const key = wanted ? keyOf(noun as string, id) : '';
  const subscribe = useCallback(
    (follower: () => void) => {
      if (key === '') return () => undefined;
      const all = followers.get(key) ?? new Set();
      followers.set(key, all.add(follower));
      if (!known.has(key)) void lookUp(noun as string, key.slice(key.indexOf(' ') + 1));
      return () => {
        all.delete(follower);
        if (all.size === 0) followers.delete(key);
      };
    },
    [noun, key],
  );
  return useSyncExternalStore(subscribe, () => known.get(key));
}

interface Waiting {
  id: string;
  resolve: (title: Title) => void;
}

const waiting = new Map<string, Waiting[]>();
const MOST_AT_ONCE = 60;

export function lookUp(noun: string, id: string): Promise<Title> {
  return new Promise((resolve) => {
    const queue = waiting.get(noun);
    if (queue) queue.push({ id, resolve });
    else {
      waiting.set(noun, [{ id, resolve }]);
      setTimeout(() => void answer(noun), 5);
    }
  });
}

async function answer(noun: string): Promise<void> {
  const queue = waiting.get(noun) ?? [];
  waiting.delete(noun);
  const ids = [...new Set(queue.map(({ id }) => id))];
  const found = new Map<string, Title>();
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    const docs = await documentsOf(noun, ids.slice(at, at + MOST_AT_ONCE));
    const under = nounEntry(noun)?.under;
    if (under) {
      await Promise.all(docs.map((doc) => lookUp(under.noun, String(doc[under.field]))));
    }
    for (const doc of docs) found.set(doc.id, titleOf(noun, doc));
  }
  for (const { id, resolve } of queue) {
    const title = found.get(id) ?? { code: id };
    tell(keyOf(noun, id), title);
    resolve(title);
  }
}

/** What the person may not see keeps its id. */
async function documentsOf(noun: string, ids: readonly string[]): Promise<Row[]> {
  if (!mayDo(`${noun}.read`)) return [];
  try {
    const { list } = await loadNoun(noun);
    const entry = nounEntry(noun);
    const fields = [entry?.title, entry?.name, entry?.under?.field].filter(Boolean).join(',');
    const filter = { id: { in: ids.join(',') } };
    const { data } = await call(list, { filter, fields, limit: ids.length, archived: true });
    return data as Row[];
  } catch {
    return [];
  }
}
