import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { idTime, makeId } from '../../../shared/kernel/id.ts';
import { isoInstant } from '../clock.ts';
import { type Commit, decodeCommit, partKeysOf } from '../commit-log.ts';
import { type Key, LOG_SHARDS, logPartition, personalKey } from '../keys.ts';
import { type Packed, unpack } from '../packing.ts';
import { retrying } from '../retry.ts';
import { createStore, type Item, type Store } from '../store.ts';
import type { ReadModelFile } from './file.ts';

const ZERO = new Uint8Array(10);
const positionAt = (epochMs: number): string => makeId('c', Math.max(0, epochMs), ZERO);

/** The months from the first to the last instant, as YYYY-MM. */
export function monthsBetween(fromMs: number, toMs: number): string[] {
  const months = [];
  const last = isoInstant(toMs).slice(0, 7);
  let month = isoInstant(fromMs).slice(0, 7);
  while (month <= last) {
    months.push(month);
    const [year, number] = month.split('-').map(Number) as [number, number];
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  }
  return months;
}

async function* queryLog(
  store: Store,
  partition: string,
  from: string,
  to: string | undefined,
  keysOnly: boolean,
): AsyncGenerator<Item[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await retrying(() =>
      store.client.send(
        new QueryCommand({
          TableName: store.table,
          KeyConditionExpression: to
            ? 'pk = :pk AND sk BETWEEN :from AND :to'
            : 'pk = :pk AND sk > :from',
          ExpressionAttributeValues: { ':pk': partition, ':from': from, ...(to && { ':to': to }) },
          ...(keysOnly && { ProjectionExpression: 'pk, sk' }),
          ExclusiveStartKey: start,
          ConsistentRead: true,
        }),
      ),
    );
    yield (answer.Items ?? []) as Item[];
    start = answer.LastEvaluatedKey;
  } while (start);
}

async function withParts(store: Store, items: readonly Item[]): Promise<Commit[]> {
  const keys = items.flatMap(partKeysOf);
  const parts = await store.items(keys);
  const byKey = new Map(keys.map((key, index) => [`${key.pk}/${key.sk}`, parts[index]]));
  return items.map((item) =>
    decodeCommit(
      item,
      partKeysOf(item).map((key) => byKey.get(`${key.pk}/${key.sk}`)),
    ),
  );
}

const personalKeysOf = (commits: readonly Commit[]): Key[] =>
  commits.flatMap(({ changes }) =>
    changes
      .filter((change) => change.personal)
      .map(({ entity, id, version }) => personalKey({ id: entity }, id, version)),
  );

const textOf = ({ pk, sk }: Key): string => `${pk}/${sk}`;

async function foldItems(file: ReadModelFile, store: Store, items: readonly Item[]) {
  if (items.length === 0) return 0;
  const commits = await withParts(store, items);
  const keys = personalKeysOf(commits);
  const parts = await store.items(keys);
  const values = new Map(keys.map((key, index) => [textOf(key), parts[index]]));
  return file.fold(commits, (entity, id, version) => {
    const part = values.get(textOf(personalKey({ id: entity }, id, version)));
    return part ? unpack<object>(part as unknown as Packed) : undefined;
  });
}

async function fetchMissed(file: ReadModelFile, store: Store, keys: readonly Item[]) {
  const missed = keys.filter(({ sk }) => !file.knows(sk));
  for (let start = 0; start < missed.length; start += 100) {
    let wanted: object[] = missed.slice(start, start + 100).map(({ pk, sk }) => ({ pk, sk }));
    while (wanted.length > 0) {
      const Keys = wanted as Record<string, unknown>[];
      const answer = await retrying(() =>
        store.client.send(
          new BatchGetCommand({ RequestItems: { [store.table]: { Keys, ConsistentRead: true } } }),
        ),
      );
      await foldItems(file, store, (answer.Responses?.[store.table] ?? []) as Item[]);
      wanted = answer.UnprocessedKeys?.[store.table]?.Keys ?? [];
    }
  }
}

/**
 * Folds what the log holds beyond the file's checkpoint, and from `overlapMs` before it those that
 * became visible later: keys are read first, then only what is not folded yet. The log begins at
 * `sinceMs`.
 */
export async function catchUp(
  file: ReadModelFile,
  source: Store,
  options: { nowMs: number; sinceMs: number; overlapMs: number },
): Promise<void> {
  const checkpoint = file.checkpoint();
  const known = checkpoint === '' ? options.sinceMs : idTime(checkpoint);
  const from = Math.max(options.sinceMs, known - options.overlapMs);
  for (const month of monthsBetween(from, Math.max(known, options.nowMs))) {
    for (let shard = 0; shard < LOG_SHARDS; shard += 1) {
      const partition = logPartition(month, shard);
      const fresh = () => createStore(source.client, source.table);
      if (checkpoint !== '' && month <= isoInstant(known).slice(0, 7)) {
        const start = positionAt(from);
        for await (const keys of queryLog(source, partition, start, checkpoint, true)) {
          await fetchMissed(file, fresh(), keys);
        }
      }
      const after = checkpoint === '' ? positionAt(from) : checkpoint;
      for await (const items of queryLog(source, partition, after, undefined, false)) {
        await foldItems(file, fresh(), items);
      }
    }
  }
}
