import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { idTime } from '../../shared/kernel/id.ts';
import { commitKey, isWhole, partKeysOf } from './commit-log.ts';
import { LOG_SHARDS, logPartition } from './keys.ts';
import { monthsBetween } from './read-model/catch-up.ts';
import { retrying } from './retry.ts';
import { type FoundCommit, type SealReport, verifySeals } from './seal.ts';
import { createStore, type Item, type Store } from './store.ts';

/** A commit this young may not have come to the notary yet. */
const UNSEALED_MS = 60_000;

async function commitIds(store: Store, partition: string): Promise<string[]> {
  const ids: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await retrying(() =>
      store.client.send(
        new QueryCommand({
          TableName: store.table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition },
          ProjectionExpression: 'pk, sk',
          ExclusiveStartKey: start,
          ConsistentRead: true,
        }),
      ),
    );
    ids.push(...((answer.Items ?? []) as Item[]).map(({ sk }) => sk));
    start = answer.LastEvaluatedKey;
  } while (start);
  return ids;
}

async function findCommits(
  store: Store,
  ids: readonly string[],
): Promise<Map<string, FoundCommit>> {
  const items = (await store.items(ids.map(commitKey))).filter((item) => item !== undefined);
  await store.preload(items.flatMap(partKeysOf));
  const found = items.map(async (item) => {
    const whole = isWhole(item, await store.items(partKeysOf(item)));
    return [item.sk, { item, whole }] as const;
  });
  return new Map(await Promise.all(found));
}

/** Every commit of the tenant stands as it was sealed; see `seal.ts`. */
export function verifyLog(
  store: Store,
  options: { sinceMs: number; nowMs: number },
): Promise<SealReport> {
  return verifySeals(
    store,
    (ids) => findCommits(createStore(store.client, store.table), ids),
    async (sealed) => {
      const unsealed: string[] = [];
      for (const month of monthsBetween(options.sinceMs, options.nowMs)) {
        for (let shard = 0; shard < LOG_SHARDS; shard += 1) {
          const ids = await commitIds(store, logPartition(month, shard));
          const old = ids.filter((id) => idTime(id) < options.nowMs - UNSEALED_MS);
          unsealed.push(...old.filter((id) => !sealed.has(id)));
        }
      }
      return unsealed;
    },
  );
}
