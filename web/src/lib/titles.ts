import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import { loadNoun, nounEntry } from './contracts.ts';
import { queryClient } from './queries.ts';
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
  const name = noun?.name === undefined ? undefined : doc[noun.name];
  return typeof name === 'string' ? { code, name } : { code };
}

/** A code that is not shown without its name: persons and the like have a name only. */
export const titleText = ({ code, name }: Title): string => (name ? `${code} ${name}` : code);

const key = (noun: string, id: string) => ['title', noun, id] as const;

/** Remembers the title of a document that came along with a list. */
export function rememberTitle(noun: string, doc: Record<string, unknown>): void {
  queryClient.setQueryData(key(noun, String(doc['id'])), titleOf(noun, doc));
}

/** The title of a document by its id; all that are asked for in one moment are one request. */
export function useTitle(noun: string | undefined, id: unknown): Title | undefined {
  const wanted = typeof id === 'string' && id !== '' && noun !== undefined;
  const { data } = useQuery({
    queryKey: key(noun ?? '', String(id)),
    queryFn: () => lookUp(noun as string, id as string),
    enabled: wanted && nounEntry(noun) !== undefined,
    staleTime: 5 * 60_000,
  });
  return wanted ? data : undefined;
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
    for (const doc of await documentsOf(noun, ids.slice(at, at + MOST_AT_ONCE))) {
      found.set(doc.id, titleOf(noun, doc));
    }
  }
  for (const { id, resolve } of queue) resolve(found.get(id) ?? { code: id });
}

/** What the person may not see keeps its id. */
async function documentsOf(noun: string, ids: readonly string[]): Promise<Row[]> {
  if (!mayDo(`${noun}.read`)) return [];
  try {
    const { list } = await loadNoun(noun);
    const entry = nounEntry(noun);
    const fields = [entry?.title, entry?.name].filter(Boolean).join(',');
    const filter = { id: { in: ids.join(',') } };
    const { data } = await call(list, { filter, fields, limit: ids.length, archived: true });
    return data as Row[];
  } catch {
    return [];
  }
}
