import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { startStore } from '../../infra/local/store/launcher.ts';

export interface TestStore {
  readonly endpoint: string;
  /** A client that goes to the store directly, past every guard. */
  readonly client: DynamoDBClient;
  /** Creates a tenant table {pk, sk}; without a name, one that no other call got. */
  createTable(name?: string): Promise<string>;
  deleteTable(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** A store in memory for one test file: start it in `beforeAll`, stop it in `afterAll`. */
export async function testStore(): Promise<TestStore> {
  // A developer's DYNAMODB_ENDPOINT must never be filled with test tables.
  const store = await startStore({ memory: true, env: { ...process.env, DYNAMODB_ENDPOINT: '' } });
  const client = new DynamoDBClient({
    endpoint: store.endpoint,
    region: 'cn-local-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let tables = 0;
  return {
    endpoint: store.endpoint,
    client,
    async createTable(name = testTableName(++tables)) {
      await client.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
        }),
      );
      await untilActive(client, name);
      return name;
    },
    async deleteTable(name) {
      await client.send(new DeleteTableCommand({ TableName: name }));
    },
    async stop() {
      client.destroy();
      await store.stop();
    },
  };
}

/** Id of the nth tenant of a test, in the shape real tenant ids have. */
export function testTenantId(n: number): string {
  return `t_${n.toString(36).padStart(26, '0')}`;
}

export function testTableName(n: number): string {
  return `tandem-local-${testTenantId(n)}-g1`;
}

async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
