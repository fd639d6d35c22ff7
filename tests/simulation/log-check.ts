import { type Commit, decodeCommit, partKeysOf } from '../../functions/platform/commit-log.ts';
import { canonicalJson } from '../../functions/platform/hashing.ts';
import type { Packed } from '../../functions/platform/packing.ts';
import { unpack } from '../../functions/platform/packing.ts';
import type { Item } from '../../functions/platform/store.ts';
import type { AnyDoc } from '../../shared/contracts/noun.ts';

/** The log of a tenant, decoded, oldest first. */
export function commitsOf(items: readonly Item[]): Commit[] {
  const byKey = new Map(items.map((item) => [`${item.pk}/${item.sk}`, item]));
  return items
    .filter(({ pk }) => pk.startsWith('log#'))
    .map((item) =>
      decodeCommit(
        item,
        partKeysOf(item).map(({ pk, sk }) => byKey.get(`${pk}/${sk}`)),
      ),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export interface Version {
  entity: string;
  id: string;
  version: number;
  commitId: string;
  after: AnyDoc | null;
}

/** Every version of every document, by what the log says. */
export const versionsOf = (commits: readonly Commit[]): Version[] =>
  commits.flatMap(({ id: commitId, changes }) =>
    changes.map(({ entity, id, version, after }) => ({ entity, id, version, commitId, after })),
  );

/** The newest version of each document, up to a commit if one is named; deleted ones are null. */
export function foldTo(versions: readonly Version[], lastCommit = '~'): Map<string, AnyDoc | null> {
  const newest = new Map<string, Version>();
  for (const one of versions) {
    if (one.commitId > lastCommit) continue;
    const key = `${one.entity}#${one.id}`;
    if ((newest.get(key)?.version ?? 0) < one.version) newest.set(key, one);
  }
  return new Map([...newest].map(([key, { after }]) => [key, after]));
}

const storedDocuments = (items: readonly Item[]): Map<string, AnyDoc> =>
  new Map(
    items
      .filter(({ sk, pk }) => sk === 'doc' && !pk.startsWith('uniq#'))
      .map((item) => [item.pk, unpack<AnyDoc>(item as unknown as Packed)]),
  );

/** E1: the documents of the table are the fold of the log, and nothing besides. */
export function changesWithoutCommit(items: readonly Item[]): string[] {
  const folded = foldTo(versionsOf(commitsOf(items)));
  const stored = storedDocuments(items);
  const wrong: string[] = [];
  for (const [key, doc] of stored) {
    const logged = folded.get(key);
    if (!logged) wrong.push(`${key} is stored but no commit made it`);
    else if (canonicalJson(logged) !== canonicalJson(doc)) {
      wrong.push(`${key} is stored as version ${doc.version}, logged as ${logged.version}`);
    }
  }
  for (const [key, logged] of folded) {
    if (logged && !stored.has(key)) wrong.push(`${key} is logged but not stored`);
  }
  return wrong;
}

/** Versions of a document count up by one, with no commit missing between. */
export function gapsInVersions(items: readonly Item[]): string[] {
  const last = new Map<string, number>();
  const wrong: string[] = [];
  const versions = versionsOf(commitsOf(items)).sort((a, b) => a.version - b.version);
  for (const { entity, id, version } of versions) {
    const key = `${entity}#${id}`;
    const expected = (last.get(key) ?? 0) + 1;
    if (version !== expected) wrong.push(`${key}: version ${version} after ${expected - 1}`);
    last.set(key, version);
  }
  return wrong;
}

export interface Accepted {
  operation: string;
  commitId: string | undefined;
}

/** A1: one commit for each accepted request of a person or key, and none besides. */
export function unloggedRequests(items: readonly Item[], accepted: readonly Accepted[]): string[] {
  const commits = commitsOf(items);
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const { operation, commitId } of accepted) {
    const commit = byId.get(commitId ?? '');
    if (!commit) wrong.push(`${operation} was accepted, and no commit says so`);
    else if (commit.operation !== operation)
      wrong.push(`${operation} is logged as ${commit.operation}`);
    else if (seen.has(commit.id)) wrong.push(`${commit.id} stands for two requests`);
    seen.add(commitId ?? '');
  }
  for (const { id, actor, operation } of commits) {
    const byRequest = /^(user|key):/.test(actor);
    if (byRequest && !seen.has(id)) wrong.push(`${id} (${operation}) was asked for by nobody`);
  }
  return wrong;
}

/** Refusals counted in the audit, by actor and operation. */
export function deniedCounts(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (!item.pk.startsWith('denied#')) continue;
    const name = item.sk.slice(item.sk.indexOf('#') + 1);
    counts.set(name, (counts.get(name) ?? 0) + Number(item['n']));
  }
  return counts;
}
