import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyDoc, AnyNoun, Doc } from '../../shared/contracts/noun.ts';
import { documentKey, type Key, personalKey, uniqueKey } from './keys.ts';
import { type Packed, unpack } from './packing.ts';
import { retrying } from './retry.ts';

export type Item = Record<string, unknown> & Key;

/** A document without its personal values, and where these lie. */
export interface PersonalSplit {
  plain: unknown;
  part: Key;
}

/** Consistent reads of one tenant's table, remembered for the length of one attempt. */
export interface Store {
  client: DynamoDBDocumentClient;
  table: string;
  /** The document, or undefined. Reads of the same id cost one call. */
  find: <N extends AnyNoun>(noun: N, id: string) => Promise<Doc<N> | undefined>;
  findMany: <N extends AnyNoun>(noun: N, ids: readonly string[]) => Promise<Map<string, Doc<N>>>;
  /** The id that holds a unique value. */
  findUnique: (noun: AnyNoun, fields: string[], values: string[]) => Promise<string | undefined>;
  /** Items that are not documents: balances, counters, lookups. */
  items: (keys: readonly Key[]) => Promise<(Item | undefined)[]>;
  /** All items of a partition whose sort key begins so. */
  partition: (pk: string, prefix?: string) => Promise<Item[]>;
  /** Brings items in with one call, so that later finds are free. */
  preload: (keys: readonly Key[]) => Promise<void>;
  /** The same, but where something is foreseen under a key, it is read as if it were written. */
  foreseeing: (foreseen: Foreseen) => Store;
  /** How a document that was found here divides; undefined if it holds nothing personal. */
  splitOf: (value: unknown) => PersonalSplit | undefined;
}

/** What writes that are still to be made would leave under their keys; undefined where nothing. */
export type Foreseen = Map<string, Item | undefined>;

const BATCH = 100;
export const keyText = (key: Key): string => `${key.pk}\u0000${key.sk}`;

export interface StoredDocument extends Key, Packed {
  v: number;
}

export const readDocument = <N extends AnyNoun>(item: Item): Doc<N> =>
  unpack<Doc<N>>(item as unknown as StoredDocument);

export function createStore(client: DynamoDBDocumentClient, table: string): Store {
  const memory = new Map<string, Item | undefined>();
  const personal = new WeakMap<object, PersonalSplit>();
  /** Keys asked for since the last call went out, and the call that will bring them. */
  let gathering: { keys: Map<string, Key>; arrival: Promise<void> } | undefined;
  const underWay = new Map<string, Promise<void>>();

  async function fetchBatch(keys: readonly Key[]): Promise<void> {
    let wanted: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    const found = new Map<string, Item>();
    while (wanted.length > 0) {
      const batch = wanted;
      const answer = await retrying(() =>
        client.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: batch, ConsistentRead: true } } }),
        ),
      );
      for (const item of (answer.Responses?.[table] ?? []) as Item[])
        found.set(keyText(item), item);
      wanted = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Record<string, unknown>[];
    }
    for (const key of keys) memory.set(keyText(key), found.get(keyText(key)));
  }

  async function fetchAll(keys: readonly Key[]): Promise<void> {
    const batches = [];
    for (let start = 0; start < keys.length; start += BATCH) {
      batches.push(fetchBatch(keys.slice(start, start + BATCH)));
    }
    await Promise.all(batches);
  }

  /** Reads that are asked for side by side travel together. */
  function gather(key: Key): Promise<void> {
    const text = keyText(key);
    const coming = underWay.get(text);
    if (coming) return coming;
    if (!gathering) {
      const keys = new Map<string, Key>();
      const arrival = Promise.resolve().then(async () => {
        gathering = undefined;
        try {
          await fetchAll([...keys.values()]);
        } finally {
          for (const one of keys.keys()) underWay.delete(one);
        }
      });
      gathering = { keys, arrival };
    }
    gathering.keys.set(text, key);
    underWay.set(text, gathering.arrival);
    return gathering.arrival;
  }

  async function preload(keys: readonly Key[]): Promise<void> {
    const missing = keys.filter((key) => !memory.has(keyText(key)));
    await Promise.all(new Set(missing.map(gather)));
  }

  const bring = async (keys: readonly Key[]) => {
    await preload(keys);
    return memory as ReadonlyMap<string, Item | undefined>;
  };
  const query = (pk: string, prefix?: string) => queryPartition(client, table, pk, prefix);
  return storeOver({ client, table, bring, query, personal, foreseen: [] });
}

/** The reads of one attempt, and what is laid over them. */
interface Layers extends Pick<Store, 'client' | 'table'> {
  /** Brings items in; answers all that are known. */
  bring: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Item | undefined>>;
  query: Store['partition'];
  personal: WeakMap<object, PersonalSplit>;
  foreseen: readonly Foreseen[];
}

function storeOver(layers: Layers): Store {
  const { client, table, bring, query, personal, foreseen } = layers;
  const layerOf = (key: Key) => foreseen.find((layer) => layer.has(keyText(key)));

  async function preload(keys: readonly Key[]): Promise<void> {
    await bring(foreseen.length === 0 ? keys : keys.filter((key) => !layerOf(key)));
  }

  async function items(keys: readonly Key[]): Promise<(Item | undefined)[]> {
    await preload(keys);
    const known = await bring([]);
    return keys.map((key) => (layerOf(key) ?? known).get(keyText(key)));
  }

  async function find<N extends AnyNoun>(noun: N, id: string): Promise<Doc<N> | undefined> {
    const [item] = await items([documentKey(noun, id)]);
    return item && withPersonal(noun, readDocument<N>(item), item);
  }

  /** Personal values lie in their own erasable item; an erased one leaves the rest readable. */
  async function withPersonal<N extends AnyNoun>(noun: N, doc: Doc<N>, item: Item) {
    if (item['personal'] !== true) return doc;
    const { id, version } = doc as unknown as AnyDoc;
    const [part] = await items([personalKey(noun, id, version)]);
    if (!part) return doc;
    const whole = { ...doc, ...unpack<Partial<Doc<N>>>(part as unknown as Packed) };
    personal.set(whole, { plain: doc, part: personalKey(noun, id, version) });
    return whole;
  }

  return {
    client,
    table,
    find,
    items,
    preload,
    splitOf: (value) =>
      typeof value === 'object' && value !== null ? personal.get(value) : undefined,
    async findMany(noun, ids) {
      await preload(ids.map((id) => documentKey(noun, id)));
      const found = new Map();
      for (const id of new Set(ids)) {
        const doc = await find(noun, id);
        if (doc) found.set(id, doc);
      }
      return found;
    },
    async findUnique(noun, fields, values) {
      const [item] = await items([uniqueKey(noun, fields, values)]);
      return item?.['id'] as string | undefined;
    },
    partition: query,
    // The latest layer is asked first.
    foreseeing: (more) => storeOver({ ...layers, foreseen: [more, ...foreseen] }),
  };
}

async function queryPartition(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix: string | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await retrying(() =>
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :sk)' : 'pk = :pk',
          ExpressionAttributeValues: prefix ? { ':pk': pk, ':sk': prefix } : { ':pk': pk },
          ExclusiveStartKey: start,
          ConsistentRead: true,
        }),
      ),
    );
    found.push(...((answer.Items ?? []) as Item[]));
    start = answer.LastEvaluatedKey;
  } while (start);
  return found;
}
