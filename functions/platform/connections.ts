import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Caller } from './http/session.ts';

/** A socket that has proven whose it is. Times are in seconds since 1970. */
export interface Connection {
  id: string;
  tenantId: string;
  caller: Caller;
  since: number;
  /** The end of the token that it was opened with. */
  until: number;
}

/** Who listens for changes: rows of the control table, because a socket belongs to no document. */
export interface Connections {
  find: (id: string) => Promise<Connection | undefined>;
  ofTenant: (tenantId: string) => Promise<Connection[]>;
  /** Whether anybody listens, at the price of one row. */
  anyOf: (tenantId: string) => Promise<boolean>;
  put: (connection: Connection) => Promise<void>;
  remove: (connection: Pick<Connection, 'id' | 'tenantId'>) => Promise<void>;
}

/**
 * So long the relay may go on believing that nobody listens. A new socket opens only after that
 * time: what was not told meanwhile is seen by the look that every window takes when it opens.
 */
export const UNHEARD_MS = 250;

/** A row that nobody removed goes by itself, a day after its token ended. */
const KEEP_SECONDS = 86_400;

const byId = (id: string) => ({ pk: `connection#${id}`, sk: 'connection' });
const byTenant = (tenantId: string, id: string) => ({ pk: `live#${tenantId}`, sk: id });

export function createConnections(
  client: () => DynamoDBDocumentClient,
  table: () => string,
): Connections {
  async function rows(tenantId: string, limit?: number): Promise<Connection[]> {
    const found: Connection[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const answer = await client().send(
        new QueryCommand({
          TableName: table(),
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `live#${tenantId}` },
          ConsistentRead: true,
          ExclusiveStartKey: start,
          ...(limit !== undefined && { Limit: limit }),
        }),
      );
      found.push(...(answer.Items ?? []).map(connectionOf));
      start = limit === undefined ? answer.LastEvaluatedKey : undefined;
    } while (start);
    return found;
  }

  return {
    async find(id) {
      const command = new GetCommand({ TableName: table(), Key: byId(id), ConsistentRead: true });
      const { Item } = await client().send(command);
      return Item && connectionOf(Item);
    },
    ofTenant: (tenantId) => rows(tenantId),
    anyOf: async (tenantId) => (await rows(tenantId, 1)).length > 0,
    async put(connection) {
      const item = { ...connection, ttl: connection.until + KEEP_SECONDS };
      const keys = [byId(connection.id), byTenant(connection.tenantId, connection.id)];
      const TransactItems = keys.map((key) => ({
        Put: { TableName: table(), Item: { ...key, ...item } },
      }));
      await client().send(new TransactWriteCommand({ TransactItems }));
    },
    async remove({ id, tenantId }) {
      const TransactItems = [byId(id), byTenant(tenantId, id)].map((Key) => ({
        Delete: { TableName: table(), Key },
      }));
      await client().send(new TransactWriteCommand({ TransactItems }));
    },
  };
}

function connectionOf(item: Record<string, unknown>): Connection {
  const { id, tenantId, caller, since, until } = item as unknown as Connection;
  return { id, tenantId, caller, since, until };
}
