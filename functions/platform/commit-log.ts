import { createHash } from 'node:crypto';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { defineError } from '../../shared/kernel/errors.ts';
import { idTime } from '../../shared/kernel/id.ts';
import { isoInstant } from './clock.ts';
import { type Key, LOG_SHARDS, logPartition, logPartKey } from './keys.ts';
import { type Packed, pack, packedBytes, unpack } from './packing.ts';
import type { Item } from './store.ts';

export interface LoggedChange {
  entity: string;
  id: string;
  version: number;
  /** The document after the command without its personal values; null when it was deleted. */
  after: AnyDoc | null;
  /** Salted hash of the personal values, which lie in an erasable item of their own. */
  personal?: string;
}

export interface LoggedEvent {
  id: string;
  event: string;
  version: number;
  data: Record<string, unknown>;
}

/** How the first answer is found again: a document of this commit, or the value itself. */
export type LoggedResult =
  | { entity: string; id: string }
  /** `personal` is where the rest of an unchanged document lies: the log keeps none of it. */
  | { value: unknown; personal?: Key };

/** One accepted command: outbox, audit entry, change feed and time machine at once. */
export interface Commit {
  id: string;
  at: string;
  actor: string;
  operation: string;
  requestId: string;
  requestHash: string;
  onBehalfOf?: string;
  events: LoggedEvent[];
  changes: LoggedChange[];
  result: LoggedResult;
}

/** An item of at most 300 KB stays whole; beyond it the body goes to immutable part items. */
const PART_BYTES = 300_000;

interface CommitItem extends Key, Packed {
  at: string;
  by: string;
  op: string;
  rq: string;
  h: string;
  for?: string;
  parts?: number;
  /** With parts: the hash of their bytes, so that sealing the item seals them too. */
  digest?: string;
  /** With parts: the events stay here, where the relay sees them, and what kinds were changed. */
  events?: LoggedEvent[];
  nouns?: string[];
}

interface PartItem extends Key {
  z: Uint8Array;
}

export const monthOfCommit = (id: string): string => isoInstant(idTime(id)).slice(0, 7);

const shardOf = (id: string): number =>
  LOG_SHARDS === 1 ? 0 : id.charCodeAt(id.length - 1) % LOG_SHARDS;

export const commitKey = (id: string): Key => ({
  pk: logPartition(monthOfCommit(id), shardOf(id)),
  sk: id,
});

/** The items that a commit is stored as: the commit item, and its parts if it is large. */
export function encodeCommit(commit: Commit): { item: CommitItem; parts: PartItem[] } {
  const { events, changes, result } = commit;
  const body = pack({ events, changes, result });
  const head = {
    ...commitKey(commit.id),
    at: commit.at,
    by: commit.actor,
    op: commit.operation,
    rq: commit.requestId,
    h: commit.requestHash,
    ...(commit.onBehalfOf === undefined ? {} : { for: commit.onBehalfOf }),
  };
  if (packedBytes(body) <= PART_BYTES) return { item: { ...head, ...body }, parts: [] };
  const bytes = body.z ?? Buffer.from(body.j ?? '');
  const parts: PartItem[] = [];
  for (let start = 0; start < bytes.byteLength; start += PART_BYTES) {
    const slice = bytes.subarray(start, start + PART_BYTES);
    parts.push({ ...logPartKey(commit.id, parts.length), z: slice });
  }
  const digest = sha256Hex(bytes);
  const nouns = [...new Set(changes.map(({ entity }) => entity))];
  return { item: { ...head, parts: parts.length, digest, events, nouns }, parts };
}

export const partKeysOf = (item: Item): Key[] =>
  Array.from({ length: Number(item['parts'] ?? 0) }, (_, index) => logPartKey(item.sk, index));

const altered = defineError(
  'logAltered',
  500,
  'The parts of commit {id} are not what was written.',
);

/** Part items as they were found: what the store holds may be anything, or gone. */
type FoundParts = readonly (object | undefined)[];

/** What lies in the parts, if that is what was written; one that is missing is no answer. */
function joined(stored: CommitItem, parts: FoundParts): Uint8Array | undefined {
  const bytes = Buffer.concat(parts.flatMap((part) => (part as PartItem | undefined)?.z ?? []));
  return sha256Hex(bytes) === stored.digest ? bytes : undefined;
}

function packedBody(stored: CommitItem, parts: FoundParts): Packed {
  if (stored.parts === undefined) return stored;
  const z = joined(stored, parts);
  if (!z) throw altered({ id: stored.sk });
  return { z };
}

/** Whether the parts of a commit are what was written; a small one has none. */
export const isWhole = (item: Item, parts: FoundParts): boolean =>
  item['parts'] === undefined || joined(item as unknown as CommitItem, parts) !== undefined;

const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `parts` are the part items in order, when the commit has any. */
export function decodeCommit(item: Item, parts: FoundParts = []): Commit {
  const stored = item as unknown as CommitItem;
  const body = unpack<Pick<Commit, 'events' | 'changes' | 'result'>>(packedBody(stored, parts));
  return {
    id: stored.sk,
    at: stored.at,
    actor: stored.by,
    operation: stored.op,
    requestId: stored.rq,
    requestHash: stored.h,
    ...(stored.for === undefined ? {} : { onBehalfOf: stored.for }),
    ...body,
  };
}

/** The answer of the command that made this commit. */
export function answerOf(commit: Commit): unknown {
  const { result } = commit;
  if ('value' in result) return result.value;
  return commit.changes.find(({ entity, id }) => entity === result.entity && id === result.id)
    ?.after;
}
