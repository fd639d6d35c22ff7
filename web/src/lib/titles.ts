import { useCallback, useSyncExternalStore } from 'react';
import { call } from './call.ts';
import type { CatalogueNoun } from './catalogue-types.ts';
import { loadNoun, nounEntry } from './contracts.ts';
import { say } from './language.ts';
import { mayDo } from './session.ts';

export type Row = Record<string, unknown> & { id: string };

/** How people call a document: its number or code, and what it is. */
export interface Title {
  code: string;
  name?: string;
}

export function titleOf(nounId: string, doc: Record<string, unknown>): Title {
  const noun = nounEntry(nounId);
  if (noun?.under) return titleUnder(noun, doc);
  const own = String(doc[noun?.title ?? 'id'] ?? doc['id'] ?? '');
  const code = say(noun?.titles?.[own]) || own;
  const name = noun?.name === undefined ? undefined : doc[noun.name];
  return typeof name === 'string' ? { code, name } : { code };
}

/**
 * A version is called by what it is a version of, a price by item and supplier, once they are
 * known.
 */
function titleUnder({ title, under = [] }: CatalogueNoun, doc: Record<string, unknown>): Title {
  const above = under.map(({ field, noun }) => known.get(keyOf(noun, String(doc[field]))));
  const own = under.some(({ field }) => field === title) ? undefined : doc[title];
  const code = [...above.map((one) => one?.code), own].filter(Boolean).join(' ');
  const name = above[0]?.name;
  return name === undefined ? { code } : { code, name };
}

interface Named {
  noun: string;
  id: string;
}

/** The documents that are named in this one's title. */
const namedIn = (nounId: string, doc: Record<string, unknown>): readonly Named[] =>
  (nounEntry(nounId)?.under ?? []).flatMap(({ field, noun }) => {
    const id = doc[field];
    return typeof id === 'string' ? [{ noun, id }] : [];
  });

/** The same for a page, which waits for what is named in it. */
export function useTitleOf(nounId: string, doc: Record<string, unknown>): Title {
  const named = namedIn(nounId, doc);
  const subscribe = useCallback(
    (follower: () => void) => {
      const stops = named.map((one) => follow(one, follower));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [named.map(({ noun, id }) => keyOf(noun, id)).join()],
  );
  useSyncExternalStore(subscribe, () =>
    named.map(({ noun, id }) => titleText(known.get(keyOf(noun, id)) ?? { code: '' })).join('\n'),
  );
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
/** What may be called otherwise by now, or could not be asked for: whoever shows it asks again. */
const stale = new Set<string>();

/** Which question is the last one that is on its way: an earlier one knows what has passed. */
const asked = new Map<string, symbol>();

const isKnown = (key: string): boolean => known.has(key) && !stale.has(key) && !asked.has(key);
const followers = new Map<string, Set<() => void>>();

function tell(key: string, title: Title): void {
  const before = known.get(key);
  if (before?.code === title.code && before.name === title.name) return;
  known.set(key, title);
  for (const follower of followers.get(key) ?? []) follower();
}

/** Remembers the title of a document that came along with a list. */
export function rememberTitle(noun: string, doc: Record<string, unknown>): void {
  if (namedIn(noun, doc).some((one) => !isKnown(keyOf(one.noun, one.id)))) return;
  tell(keyOf(noun, String(doc['id'])), titleOf(noun, doc));
}

/**
 * Asks again for the titles of documents that have changed, and of those that such ones are named
 * in, if anybody shows them. Without an id something of the noun has changed, without changes
 * anything may have.
 */
export function refreshTitles(changes?: readonly { noun: string; id?: string }[]): void {
  if (changes === undefined) {
    askAgain(() => true);
    return;
  }
  const nouns = new Set(changes.map(({ noun }) => noun));
  const keys = new Set(changes.map(({ noun, id }) => (id === undefined ? noun : keyOf(noun, id))));
  const isTouched = (noun: string, key: string): boolean =>
    keys.has(key) ||
    keys.has(noun) ||
    (nounEntry(noun)?.under ?? []).some((one) => nouns.has(one.noun));
  askAgain(isTouched);
}

function askAgain(isTouched: (noun: string, key: string) => boolean): void {
  for (const key of new Set([...known.keys(), ...asked.keys()])) {
    const [noun = '', id = ''] = key.split(' ');
    if (!isTouched(noun, key)) continue;
    stale.add(key);
    if (followers.has(key)) void lookUp(noun, id);
  }
}

/** The title of a document by its id; all that are asked for in one moment are one request. */
export function useTitle(noun: string | undefined, id: unknown): Title | undefined {
  const wanted = typeof id === 'string' && id !== '' && nounEntry(noun ?? '') !== undefined;
  const key = wanted ? keyOf(noun as string, id) : '';
  const subscribe = useCallback(
    (follower: () => void) =>
      wanted ? follow({ noun: noun as string, id }, follower) : () => undefined,
    [noun, key],
  );
  return useSyncExternalStore(subscribe, () => known.get(key));
}

/** Tells when a document is called otherwise; one that nobody has asked for yet is looked up. */
function follow({ noun, id }: Named, follower: () => void): () => void {
  const key = keyOf(noun, id);
  const all = followers.get(key) ?? new Set();
  followers.set(key, all.add(follower));
  if (!isKnown(key)) void lookUp(noun, id);
  return () => {
    all.delete(follower);
    if (all.size === 0) followers.delete(key);
  };
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
  const turn = Symbol(noun);
  for (const id of ids) {
    asked.set(keyOf(noun, id), turn);
    stale.delete(keyOf(noun, id));
  }
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    const some = ids.slice(at, at + MOST_AT_ONCE);
    const docs = await documentsOf(noun, some);
    if (!docs) for (const id of some) stale.add(keyOf(noun, id));
    await Promise.all((docs ?? []).map((doc) => lookUpNamed(noun, doc)));
    for (const doc of docs ?? []) found.set(doc.id, titleOf(noun, doc));
  }
  for (const { id, resolve } of queue) {
    const key = keyOf(noun, id);
    const isLast = asked.get(key) === turn;
    const before = stale.has(key) || !isLast ? known.get(key) : undefined;
    const title = (isLast ? found.get(id) : undefined) ?? before ?? found.get(id) ?? { code: id };
    if (isLast) tell(key, title);
    resolve(title);
  }
  for (const id of ids) if (asked.get(keyOf(noun, id)) === turn) asked.delete(keyOf(noun, id));
}

/** Finds what is named in a document's title. */
export const lookUpNamed = (noun: string, doc: Record<string, unknown>): Promise<unknown> =>
  Promise.all(
    namedIn(noun, doc).map((one) => isKnown(keyOf(one.noun, one.id)) || lookUp(one.noun, one.id)),
  );

/** The fields of a document that its title says. */
export function titleFields(noun: string): string[] {
  const { title = 'id', name, under = [] } = nounEntry(noun) ?? {};
  return [...new Set([title, ...(name ? [name] : []), ...under.map(({ field }) => field)])];
}

/** What the person may not see keeps its id; undefined when there was no answer. */
async function documentsOf(noun: string, ids: readonly string[]): Promise<Row[] | undefined> {
  if (!mayDo(`${noun}.read`)) return [];
  try {
    const { list } = await loadNoun(noun);
    const fields = titleFields(noun).join(',');
    const filter = { id: { in: ids.join(',') } };
    const { data } = await call(list, { filter, fields, limit: ids.length, archived: true });
    return data as Row[];
  } catch {
    return undefined;
  }
}
