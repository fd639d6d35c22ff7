import type { Row } from './row.ts';

/** How people call a document: its number or code, and what it is. */
export interface Title {
  code: string;
  name?: string;
}

export interface Named {
  noun: string;
  id: string;
}

interface Sources {
  /** Documents by their ids. It fails when there was no answer. */
  documents: (noun: string, ids: readonly string[]) => Promise<readonly Row[]>;
  /** The documents that are named in this one's title. */
  namedIn: (noun: string, doc: Row) => readonly Named[];
  /** What a document is called, where those that are named in it are called so. */
  called: (noun: string, doc: Row, named: readonly Title[]) => Title;
}

interface Entry extends Named {
  doc?: Row;
  /** Whether the question for it came back, be it without a document. */
  isAnswered: boolean;
  /** Known once the document is, and all that are named in it. */
  title?: Title;
  /** What may be called otherwise by now, or could not be asked for: asked where it is shown. */
  stale: boolean;
  question: 'none' | 'waits' | 'sent';
  /** The last question that was sent: the answer to an earlier one knows what has passed. */
  turn: number;
  /** Those in whose titles it is named. */
  naming: Set<Entry>;
  followers: Set<() => void>;
  waiting: ((title: Title) => void)[];
}

const MOST_AT_ONCE = 60;
const GATHER_MS = 5;

/**
 * What documents are called, by their ids. All that are asked for in one moment are one request.
 * A store of its own, lighter than queries: a list that is scrolled shows dozens of titles within
 * one frame.
 */
export function createTitleBook({ documents, namedIn, called }: Sources) {
  const entries = new Map<string, Entry>();
  const queues = new Map<string, Entry[]>();
  let turns = 0;

  function entryOf({ noun, id }: Named): Entry {
    const key = `${noun} ${id}`;
    const known = entries.get(key);
    if (known) return known;
    const fresh: Entry = {
      ...{ noun, id, isAnswered: false, stale: false, question: 'none', turn: 0 },
      ...{ naming: new Set(), followers: new Set(), waiting: [] },
    };
    entries.set(key, fresh);
    return fresh;
  }

  const namedBy = ({ noun, doc }: Entry): Entry[] => (doc ? namedIn(noun, doc).map(entryOf) : []);

  const isShown = (entry: Entry): boolean =>
    entry.followers.size > 0 || [...entry.naming].some(isShown);

  /** Asks for it and what is named in it, unless that is known or on its way. */
  function need(entry: Entry): void {
    for (const one of namedBy(entry)) need(one);
    const isUnknown = !entry.doc && !entry.isAnswered && entry.question === 'none';
    if (entry.question === 'waits' || !(entry.stale || isUnknown)) return;
    entry.question = 'waits';
    const queue = queues.get(entry.noun);
    if (queue) queue.push(entry);
    else {
      queues.set(entry.noun, [entry]);
      setTimeout(() => send(entry.noun), GATHER_MS);
    }
  }

  function send(noun: string): void {
    const queue = queues.get(noun) ?? [];
    queues.delete(noun);
    turns += 1;
    for (const entry of queue) {
      entry.question = 'sent';
      entry.stale = false;
      entry.turn = turns;
    }
    for (let at = 0; at < queue.length; at += MOST_AT_ONCE)
      void answer(queue.slice(at, at + MOST_AT_ONCE), noun, turns);
  }

  async function answer(some: readonly Entry[], noun: string, turn: number): Promise<void> {
    const ids = some.map(({ id }) => id);
    const docs = await documents(noun, ids).catch(() => undefined);
    const found = new Map(docs?.map((doc) => [doc.id, doc]));
    for (const entry of some) {
      const isLast = entry.question === 'sent' && entry.turn === turn;
      if (isLast) {
        entry.question = 'none';
        entry.isAnswered = true;
        if (docs === undefined) entry.stale = true;
      }
      const doc = found.get(entry.id);
      if (doc && (isLast || !entry.doc)) keep(entry, doc);
      else settle(entry);
    }
  }

  function keep(entry: Entry, doc: Row): void {
    entry.doc = doc;
    for (const one of namedBy(entry)) {
      one.naming.add(entry);
      need(one);
    }
    settle(entry);
  }

  /** Tells what it is called now, and with it whatever is called by it. */
  function settle(entry: Entry): void {
    const title = titleNow(entry);
    if (title === undefined) return;
    if (entry.title?.code !== title.code || entry.title.name !== title.name) {
      entry.title = title;
      for (const follower of entry.followers) follower();
    }
    if (isSettled(entry)) for (const done of entry.waiting.splice(0)) done(title);
    for (const one of entry.naming) settle(one);
  }

  /** Undefined as long as something that is named in it has no title. */
  function titleNow(entry: Entry): Title | undefined {
    if (!entry.doc) return entry.isAnswered ? { code: entry.id } : undefined;
    const named = namedBy(entry);
    const titles = named.flatMap(({ title }) => title ?? []);
    return titles.length === named.length ? called(entry.noun, entry.doc, titles) : undefined;
  }

  /** Nothing is on its way that its title follows from. */
  const isSettled = (entry: Entry): boolean =>
    entry.question === 'none' && namedBy(entry).every(isSettled);

  const peek = (one: Named): Title | undefined => entries.get(`${one.noun} ${one.id}`)?.title;

  /** Once it and what is named in it have been asked for; what nobody knows is called by its id. */
  const lookUp = (one: Named): Promise<Title> => {
    const entry = entryOf(one);
    need(entry);
    return entry.title && isSettled(entry)
      ? Promise.resolve(entry.title)
      : new Promise((done) => entry.waiting.push(done));
  };

  return {
    peek,
    lookUp,
    /** Tells when it is called otherwise. */
    follow(one: Named, follower: () => void): () => void {
      const entry = entryOf(one);
      entry.followers.add(follower);
      need(entry);
      return () => void entry.followers.delete(follower);
    },
    /** Learns of a document that came another way. What was asked for is known better. */
    learn(noun: string, doc: Row): void {
      const entry = entryOf({ noun, id: doc.id });
      if (!entry.doc || entry.stale) keep(entry, doc);
    },
    /** Asks again for those that may be called otherwise, where they are shown. */
    refresh(isTouched: (one: Named) => boolean): void {
      for (const entry of [...entries.values()]) {
        if (!isTouched(entry)) continue;
        entry.stale = true;
        if (isShown(entry)) need(entry);
      }
    },
    /** Says everything anew: in another language, titles may be other words. */
    retell(): void {
      for (const entry of [...entries.values()]) settle(entry);
    },
  };
}
