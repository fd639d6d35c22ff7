import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Key } from '../keys.ts';
import { retrying } from '../retry.ts';

type Fields = Record<string, unknown>;
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of several that happen together or not at all. */
export type ControlWrite = { put: Fields; isNew?: true } | { remove: Key; exists?: true };

/** The one table of the control plane, by its keys. Reads are consistent. */
export interface ControlTable {
  get: <T>(key: Key) => Promise<T | undefined>;
  /** Items of a partition in the order of their sort keys, after one of them if named. */
  query: <T>(pk: string, from?: { after: string; limit: number }) => Promise<T[]>;
  put: (item: Fields) => Promise<void>;
  /** False when there is an item under the key. */
  putNew: (item: Fields) => Promise<boolean>;
  /** Sets or removes fields of an item; false when it is not there. */
  change: (key: Key, set: Fields, remove?: readonly string[]) => Promise<boolean>;
  remove: (key: Key) => Promise<void>;
  /** All of them, or none and false when a condition does not hold. */
  together: (writes: readonly ControlWrite[]) => Promise<boolean>;
}

const there = 'attribute_exists(pk)';
const absent = 'attribute_not_exists(pk)';

/** False when it is refused with an error of this name. */
async function unless(name: string, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if ((error as Error).name !== name) throw error;
    return false;
  }
}

const namesOf = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [`#${field}`, field]));

function updateOf(set: Fields, remove: readonly string[]) {
  const sets = Object.keys(set).map((field) => `#${field} = :${field}`);
  const clauses = [
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.map((field) => `#${field}`).join(', ')}` : '',
  ];
  const values = Object.entries(set).map(([field, value]) => [`:${field}`, value]);
  return {
    UpdateExpression: clauses.filter(Boolean).join(' '),
    ExpressionAttributeNames: namesOf([...Object.keys(set), ...remove]),
    ...(values.length > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
  };
}

export function openControlTable(
  client: () => DynamoDBDocumentClient,
  table: () => string,
): ControlTable {
  const writeOf = (write: ControlWrite): Write =>
    'put' in write
      ? {
          Put: {
            ...{ TableName: table(), Item: write.put },
            ...(write.isNew && { ConditionExpression: absent }),
          },
        }
      : {
          Delete: {
            ...{ TableName: table(), Key: write.remove },
            ...(write.exists && { ConditionExpression: there }),
          },
        };
  const transact = (writes: readonly ControlWrite[]) =>
    client().send(new TransactWriteCommand({ TransactItems: writes.map(writeOf) }));

  return {
    async get<T>(Key: Key) {
      const command = new GetCommand({ TableName: table(), Key, ConsistentRead: true });
      return (await retrying(() => client().send(command))).Item as T | undefined;
    },
    async query<T>(pk: string, from?: { after: string; limit: number }) {
      const found: T[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const command = new QueryCommand({
          TableName: table(),
          // A sort key cannot be empty.
          KeyConditionExpression: 'pk = :pk AND sk > :after',
          ExpressionAttributeValues: { ':pk': pk, ':after': from?.after || ' ' },
          ...(from && { Limit: from.limit }),
          ConsistentRead: true,
          ExclusiveStartKey: start,
        });
        const answer = await retrying(() => client().send(command));
        found.push(...((answer.Items ?? []) as T[]));
        start = from ? undefined : answer.LastEvaluatedKey;
      } while (start);
      return found;
    },
    async put(Item) {
      await client().send(new PutCommand({ TableName: table(), Item }));
    },
    putNew: (Item) =>
      unless('ConditionalCheckFailedException', () =>
        client().send(new PutCommand({ TableName: table(), Item, ConditionExpression: absent })),
      ),
    change: (Key, set, remove = []) =>
      unless('ConditionalCheckFailedException', () =>
        client().send(
          new UpdateCommand({
            ...{ TableName: table(), Key, ConditionExpression: there },
            ...updateOf(set, remove),
          }),
        ),
      ),
    async remove(key) {
      await transact([{ remove: key }]);
    },
    together: (writes) => unless('TransactionCanceledException', () => transact(writes)),
  };
}
