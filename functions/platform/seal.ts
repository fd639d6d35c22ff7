import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalJson, sha256 } from './hashing.ts';
import { sealHeadKey, sealKey } from './keys.ts';
import { retrying } from './retry.ts';
import type { Item, Store } from './store.ts';

/**
 * The log's notary. Whoever reads the change stream gives each commit the next position, and ties
 * it to all before it by a chain of hashes: a flipped bit, a missing, foreign or reordered commit
 * breaks the chain. The hot path knows nothing of it.
 */
interface Head {
  position: number;
  chain: string;
}

interface Seal {
  /** Position of the last commit of this batch. */
  position: number;
  ids: string[];
  hashes: string[];
  /** Hash over the chain before and the hashes of this batch. */
  chain: string;
}

const GENESIS = '0'.repeat(64);
const RECENT = 25;

/**
 * The hash of a commit as it lies in the table; bytes count, not what they decode to. Of a large
 * one the item holds the hash of its parts.
 */
export function commitHash(item: Item): string {
  const plain = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );
  return sha256(canonicalJson([plain])).toString('hex');
}

const chained = (before: string, hashes: readonly string[]): string =>
  sha256(canonicalJson([before, hashes])).toString('hex');

async function headOf(store: Store): Promise<Head> {
  const [item] = await store.items([sealHeadKey]);
  return item
    ? { position: Number(item.position), chain: String(item.chain) }
    : { position: 0, chain: GENESIS };
}

/** The newest seals, to see what a repeated delivery has sealed already. */
async function recentIds(store: Store, position: number): Promise<Set<string>> {
  const { pk } = sealKey(position);
  const answer = await retrying(() =>
    store.client.send(
      new QueryCommand({
        TableName: store.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: false,
        Limit: RECENT,
        ConsistentRead: true,
      }),
    ),
  );
  return new Set((answer.Items ?? []).flatMap((item) => item.ids as string[]));
}

/** Seals these commits in this order; those sealed before are left as they are. */
export async function sealCommits(store: Store, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const head = await headOf(store);
  const known = head.position === 0 ? new Set() : await recentIds(store, head.position);
  const fresh = items.filter(({ sk }) => !known.has(sk));
  if (fresh.length === 0) return;
  const hashes = fresh.map((item) => commitHash(item));
  const position = head.position + fresh.length;
  const chain = chained(head.chain, hashes);
  const ids = fresh.map(({ sk }) => sk);
  await store.client.send(
    new TransactWriteCommand({
      TransactItems: [
        {
          Put: {
            TableName: store.table,
            Item: { ...sealKey(position), position, ids, hashes, chain },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        {
          Put: {
            TableName: store.table,
            Item: { ...sealHeadKey, position, chain },
            ConditionExpression: 'attribute_not_exists(pk) OR chain = :before',
            ExpressionAttributeValues: { ':before': head.chain },
          },
        },
      ],
    }),
  );
}

export interface SealReport {
  sealed: number;
  /** Commits that do not stand as they were sealed, or that were never sealed. */
  broken: { commitId: string; reason: 'missing' | 'altered' | 'unsealed' | 'chain' }[];
}

/** A commit as it lies in the table now, and whether what it keeps in parts is what was written. */
export interface FoundCommit {
  item: Item;
  whole: boolean;
}

/** Walks the chain from its beginning and holds every commit against it. */
export async function verifySeals(
  store: Store,
  commits: (ids: readonly string[]) => Promise<Map<string, FoundCommit>>,
  unsealed: (sealed: ReadonlySet<string>) => Promise<string[]>,
): Promise<SealReport> {
  const head = await headOf(store);
  const broken: SealReport['broken'] = [];
  const sealed = new Set<string>();
  let chain = GENESIS;
  let position = 0;
  for (let range = 0; range <= Math.floor(head.position / 100_000); range += 1) {
    for (const item of await store.partition(`seal#${range}`)) {
      const seal = item as unknown as Seal;
      const found = await commits(seal.ids);
      seal.ids.forEach((commitId, index) => {
        sealed.add(commitId);
        const commit = found.get(commitId);
        if (!commit) broken.push({ commitId, reason: 'missing' });
        else if (!commit.whole || commitHash(commit.item) !== seal.hashes[index]) {
          broken.push({ commitId, reason: 'altered' });
        }
      });
      chain = chained(chain, seal.hashes);
      position += seal.ids.length;
      if (chain !== seal.chain || position !== Number(seal.position)) {
        broken.push({ commitId: seal.ids[0] ?? '', reason: 'chain' });
        chain = seal.chain;
      }
    }
  }
  if (chain !== head.chain || position !== head.position) {
    broken.push({ commitId: '', reason: 'chain' });
  }
  for (const commitId of await unsealed(sealed)) broken.push({ commitId, reason: 'unsealed' });
  return { sealed: position, broken };
}
