import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { tenantTable } from '../../functions/platform/aws.ts';
import type { Item } from '../../functions/platform/store.ts';
import { localPlace } from '../../infra/local/place.ts';
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
    async fingerprint() {
      const items = await scan();
      return new Map(items.map((item) => [keyOf(item), textOfItem(item)]));
    },
    close: () => client.destroy(),
  };
}

/** The store hands attributes out in any order; bytes have no JSON of their own. */
const textOfItem = (item: Item): string =>
  JSON.stringify(
    Object.entries(item)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, asText(value)]),
  );

const asText = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;

/** The keys whose items were added, removed or changed. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).sort();
}
