import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { tenantTable } from '../../functions/platform/aws.ts';
import type { Item } from '../../functions/platform/store.ts';
import { localPlace } from '../../infra/local/place.ts';
import { connectUpstream } from '../../infra/local/store/upstream.ts';
import type { World } from './harness.ts';

/** A tenant's table past every guard, as only a test may see it. */
export interface RawTable {
  client: DynamoDBDocumentClient;
  name: string;
  /** Every item, in the order of its key. */
  scan: () => Promise<Item[]>;
  /** The text of every item by its key, to see what changed. */
  fingerprint: () => Promise<Map<string, string>>;
  close: () => void;
}

export function rawTable(
  world: World,
  tenantId: string,
  generation = 1,
  unmarshallOptions: object = {},
): RawTable {
  const name = tenantTable(localPlace.stage, { id: tenantId, generation });
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: world.host.storeEndpoint,
      region: localPlace.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    { unmarshallOptions },
  );
  const keyOf = ({ pk, sk }: Item) => `${pk}\u0000${sk}`;
  const scan = async () => {
    const items: Item[] = [];
    const pages = paginateScan({ client }, { TableName: name, ConsistentRead: true });
    for await (const page of pages) items.push(...((page.Items ?? []) as Item[]));
    return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  };
  return {
    client,
    name,
    scan,
    fingerprint: () => fingerprintOf(world.host.storeEndpoint, name),
    close: () => client.destroy(),
  };
}

type WireItem = Record<'pk' | 'sk', { S: string }>;

interface Page {
  Items: WireItem[];
  LastEvaluatedKey?: unknown;
}

/** Asks the store in its own words: unpacking every item would take most of a suite's time. */
async function fingerprintOf(endpoint: string, table: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let from: unknown;
  const store = connectUpstream(endpoint);
  do {
    const ask = { TableName: table, ConsistentRead: true, ExclusiveStartKey: from };
    const answer = await store.send(
      { 'x-amz-target': 'DynamoDB_20120810.Scan' },
      Buffer.from(JSON.stringify(ask)),
    );
    if (answer.status !== 200) throw new Error(`the scan answered ${answer.body}`);
    const page = JSON.parse(answer.body.toString()) as Page;
    for (const item of page.Items) {
      found.set(`${item.pk.S}\u0000${item.sk.S}`, JSON.stringify(inOrder(item)));
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  store.close();
  return found;
}

/** The store hands attributes out in any order. */
const inOrder = (item: WireItem) => Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));

/** The keys whose items were added, removed or changed. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).sort();
}
