import { useCallback, useSyncExternalStore } from 'react';
import { call } from './call.ts';
import { loadNoun, nounEntry } from './contracts.ts';
import { followLanguage, say } from './language.ts';
import type { Row } from './row.ts';
import { mayDo } from './session.ts';
import { createTitleBook, type Named, type Title } from './title-book.ts';

const book = createTitleBook({ documents, namedIn, called });
followLanguage(book.retell);

/** What those are called that are named in a title, in their order, as far as it is known. */
type Called = readonly (Title | undefined)[];

/** What a document is called, as far as those are known that are named in its title. */
export const titleOf = (noun: string, doc: Record<string, unknown>): Title =>
  called(noun, doc, namedIn(noun, doc).map(book.peek));

/** A version is called by what it is a version of, a price by item and supplier. */
function called(nounId: string, doc: Record<string, unknown>, named: Called): Title {
  const { title = 'id', titles, name: nameField, under } = nounEntry(nounId) ?? {};
  const own = String(doc[title] ?? doc['id'] ?? '');
  const shown = say(titles?.[own]) || own;
  if (!under) {
    const name = nameField === undefined ? undefined : doc[nameField];
    return typeof name === 'string' ? { code: shown, name } : { code: shown };
  }
  const isOwn = !under.some(({ field }) => field === title);
  const code = [...named.map((one) => one?.code), isOwn && doc[title]].filter(Boolean).join(' ');
  const name = named[0]?.name;
  return name === undefined ? { code } : { code, name };
}

/** The documents that are named in this one's title. */
function namedIn(nounId: string, doc: Record<string, unknown>): readonly Named[] {
  return (nounEntry(nounId)?.under ?? []).flatMap(({ field, noun }) => {
    const id = doc[field];
    return typeof id === 'string' ? [{ noun, id }] : [];
  });
}

/** What a document is called that a page shows, however it is called later. */
export function useTitleOf(noun: string, doc: Record<string, unknown>): Title {
  const named = namedIn(noun, doc);
  const subscribe = useCallback(
    (follower: () => void) => {
      const stops = named.map((one) => book.follow(one, follower));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [named.map(({ id }) => id).join()],
  );
  useSyncExternalStore(subscribe, () => titleText(titleOf(noun, doc)));
  return titleOf(noun, doc);
}

/** The title of a document by its id; undefined until it is known. */
export function useTitle(noun: string | undefined, id: unknown): Title | undefined {
  const isNamed = typeof id === 'string' && id !== '' && nounEntry(noun ?? '') !== undefined;
  const named = isNamed ? { noun: noun as string, id } : undefined;
  const subscribe = useCallback(
    (follower: () => void) => (named ? book.follow(named, follower) : () => undefined),
    [named?.noun, named?.id],
  );
  return useSyncExternalStore(subscribe, () => named && book.peek(named));
}

/** The same once it is known; what nobody knows is called by its id. */
export const lookUp = (noun: string, id: string): Promise<Title> => book.lookUp({ noun, id });

/** Remembers what documents are called that came along, and waits for what is named in them. */
export async function learnTitles(noun: string, docs: readonly Row[]): Promise<void> {
  const fields = ['id', ...titleFields(noun)];
  for (const doc of docs) {
    const entries = fields.map((field) => [field, doc[field]]);
    book.learn(noun, Object.fromEntries(entries) as Row);
  }
  await Promise.all(docs.flatMap((doc) => namedIn(noun, doc)).map(book.lookUp));
}

/**
 * Asks again for the titles of documents that have changed, if anybody shows them. Without an id
 * something of the noun has changed, without changes anything may have.
 */
export function refreshTitles(changes?: readonly { noun: string; id?: string }[]): void {
  const keys = new Set(changes?.map(({ noun, id }) => (id === undefined ? noun : `${noun} ${id}`)));
  book.refresh(({ noun, id }) => !changes || keys.has(noun) || keys.has(`${noun} ${id}`));
}

/** A code that is not shown without its name: persons and the like have a name only. */
export const titleText = ({ code, name }: Title): string => (name ? `${code} ${name}` : code);

/** The fields of a document that its title says. */
export function titleFields(noun: string): string[] {
  const { title = 'id', name, under = [] } = nounEntry(noun) ?? {};
  return [...new Set([title, ...(name ? [name] : []), ...under.map(({ field }) => field)])];
}

/** Documents by their ids. What the person may not see keeps its id. */
async function documents(noun: string, ids: readonly string[]): Promise<Row[]> {
  if (!mayDo(`${noun}.read`)) return [];
  const { list } = await loadNoun(noun);
  const fields = titleFields(noun).join(',');
  const filter = { id: { in: ids.join(',') } };
  const { data } = await call(list, { filter, fields, limit: ids.length, archived: true });
  return data as Row[];
}
