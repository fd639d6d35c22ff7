import { StoreError } from './store-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** One IAM question a call raises. `leadingKeys`: partition keys, when the call names them. */
export interface TableAccess {
  readonly action: string;
  /** `<table>` or `<table>/index/<index>`; undefined asks for the resource `*`. */
  readonly resource: string | undefined;
  readonly leadingKeys: readonly string[] | undefined;
}

const byTableName = new Set(
  `GetItem PutItem UpdateItem DeleteItem Query Scan CreateTable DescribeTable UpdateTable
  DeleteTable DescribeTimeToLive UpdateTimeToLive DescribeContinuousBackups
  UpdateContinuousBackups`.split(/\s+/),
);
const unbound = new Set(['ListTables', 'DescribeLimits', 'DescribeEndpoints']);
const byArn = new Set(['TagResource', 'UntagResource', 'ListTagsOfResource']);
const transactions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TransactWriteItems: {
    Put: 'PutItem',
    Update: 'UpdateItem',
    Delete: 'DeleteItem',
    ConditionCheck: 'ConditionCheckItem',
  },
  TransactGetItems: { Get: 'GetItem' },
};

/** Operations that change items, so that a fault may hold back or cancel their effect. */
export const writeOperations: ReadonlySet<string> = new Set(
  'TransactWriteItems PutItem UpdateItem DeleteItem BatchWriteItem'.split(' '),
);

/**
 * What a call wants to touch, or undefined for an operation whose tables cannot be named (PartiQL
 * among them), which the guard refuses. Throws `store.badRequest` for a body without the names.
 */
export function tableAccess(operation: string, body: Json): TableAccess[] | undefined {
  if (byTableName.has(operation)) return single(operation, body);
  if (unbound.has(operation)) return [access(operation, undefined, undefined)];
  if (byArn.has(operation)) return [access(operation, nameOf(body.ResourceArn), undefined)];
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') return batch(operation, body);
  const names = Object.hasOwn(transactions, operation) ? transactions[operation] : undefined;
  return names && transaction(body, names);
}

function single(operation: string, body: Json): TableAccess[] {
  const table = nameOf(body.TableName);
  const keys = leadingKeys(operation, body);
  const index = body.IndexName;
  if (operation === 'CreateTable' && body.Tags !== undefined) {
    return [access(operation, table, keys), access('TagResource', table, keys)];
  }
  return [access(operation, typeof index === 'string' ? `${table}/index/${index}` : table, keys)];
}

function batch(operation: string, body: Json): TableAccess[] {
  const tables = Object.entries(record(body.RequestItems));
  if (tables.length === 0) throw bad('a batch needs RequestItems');
  return tables.map(([table, requests]) => {
    const items = Array.isArray(requests)
      ? requests.map((request) => writeOf(record(request)))
      : list(record(requests).Keys).map(record);
    return access(operation, nameOf(table), known(items.map(partitionKey)));
  });
}

function writeOf(request: Json): Json {
  if (Object.keys(request).length !== 1) throw bad('each write of a batch is a put or a delete');
  return record(record(request.PutRequest).Item ?? record(request.DeleteRequest).Key);
}

function transaction(body: Json, names: Readonly<Record<string, string>>): TableAccess[] {
  const groups = new Map<string, { action: string; table: string; keys: (string | undefined)[] }>();
  for (const entry of list(body.TransactItems)) {
    const actions = Object.entries(record(entry)).filter(([, value]) => value !== null);
    const [kind, value] = actions[0] ?? [];
    const action = kind !== undefined && Object.hasOwn(names, kind) ? names[kind] : undefined;
    if (actions.length !== 1 || !action) throw bad('each TransactItem needs exactly one action');
    const target = record(value);
    const table = nameOf(target.TableName);
    const id = `${action} ${table}`;
    const group = groups.get(id) ?? { action, table, keys: [] };
    group.keys.push(partitionKey(record(action === 'PutItem' ? target.Item : target.Key)));
    groups.set(id, group);
  }
  if (groups.size === 0) throw bad('a transaction needs TransactItems');
  return [...groups.values()].map(({ action, table, keys }) => access(action, table, known(keys)));
}

function access(operation: string, resource: string | undefined, keys: string[] | undefined) {
  return { action: `dynamodb:${operation}`, resource, leadingKeys: keys };
}

function leadingKeys(operation: string, body: Json): string[] | undefined {
  if (operation === 'Query') return queried(body);
  const item = operation === 'PutItem' ? body.Item : body.Key;
  return item === undefined ? undefined : known([partitionKey(record(item))]);
}

/** `pk = :value` of a key condition, written with or without a placeholder for the name. */
function queried(body: Json): string[] | undefined {
  if (typeof body.KeyConditionExpression !== 'string' || body.IndexName !== undefined) return;
  const names = record(body.ExpressionAttributeNames);
  const values = record(body.ExpressionAttributeValues);
  for (const [, name = '', value = ''] of body.KeyConditionExpression.matchAll(
    /([#\w]+)\s*=\s*(:\w+)/g,
  )) {
    if ((name.startsWith('#') ? names[name] : name) !== 'pk') continue;
    return known([partitionKey({ pk: values[value] })]);
  }
  return undefined;
}

/** Every table of ours has the partition key `pk`, a string. */
function partitionKey(item: Json): string | undefined {
  const value = record(item.pk).S;
  return typeof value === 'string' ? value : undefined;
}

/** All or none: a list with a gap would let a ForAllValues condition pass over the gap. */
function known(keys: readonly (string | undefined)[]): string[] | undefined {
  const distinct = [...new Set(keys)];
  return distinct.every((key) => key !== undefined) ? distinct : undefined;
}

/** A table is named by its name or, since 2024, by its ARN. */
function nameOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw bad('the request names no table');
  if (!value.startsWith('arn:')) return value;
  const name = value.split(':').slice(5).join(':');
  if (!name.startsWith('table/')) throw bad('the ARN does not name a table');
  return name.slice('table/'.length);
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function bad(message: string): StoreError {
  return new StoreError('store.badRequest', message);
}
