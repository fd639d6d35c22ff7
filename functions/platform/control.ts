import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TenantRef } from './aws.ts';
import type { Clock } from './clock.ts';
import { retrying } from './retry.ts';

export type TenantState = 'onboarding' | 'active' | 'failed' | 'deleting';

export interface TenantRecord extends TenantRef {
  name: string;
  state: TenantState;
  /** So many of so many steps of its setting up are done, where it has many. */
  done?: number;
  total?: number;
}

export interface Membership {
  tenantId: string;
  name: string;
  /** The person has not said yes yet, and cannot enter. */
  invited?: boolean;
  /** It is the person's sample company. */
  sample?: boolean;
}

export interface KeyRecord {
  tenantId: string;
  apiKeyId: string;
  hash: string;
}

/** The company that a person founds under a key. */
export interface Founding extends TenantRef {
  /** Of what was asked for. */
  hash: string;
  at: string;
  /** All of it has been asked for; nothing is to be done again. */
  done?: boolean;
}

/** An event without a commit, for there is no company yet that could log it. */
export interface Announcement {
  id: string;
  event: string;
  at: string;
  tenantId: string;
  generation: number;
  actor: string;
  data: Record<string, unknown>;
}

/** The control plane: which tenants exist, who may choose which company, whose key is whose. */
export interface Control {
  tenant: (id: string) => Promise<TenantRecord | undefined>;
  putTenant: (tenant: TenantRecord) => Promise<void>;
  /** The same, unless it is there already. */
  addTenant: (tenant: TenantRecord) => Promise<void>;
  founding: (personId: string, key: string) => Promise<Founding | undefined>;
  /** Binds the key to a company; answers the one that it is bound to. */
  bindFounding: (personId: string, key: string, founding: Founding) => Promise<Founding>;
  finishFounding: (personId: string, key: string) => Promise<void>;
  /** Puts the company on the list of those that are looked after at night. */
  enlist: (tenant: TenantRef) => Promise<void>;
  /** So many companies that are at work, in the order of their ids. */
  enlisted: (after: string, limit: number) => Promise<TenantRef[]>;
  setTenantState: (id: string, state: TenantState) => Promise<void>;
  noteProgress: (id: string, done: number, total: number) => Promise<void>;
  link: (personId: string, membership: Membership) => Promise<void>;
  /** Links the person to their sample company; false when they have one already. */
  linkSample: (personId: string, membership: Membership) => Promise<boolean>;
  /** Nothing of the company is left here, and the person may have another sample. */
  forgetSample: (personId: string, tenantId: string) => Promise<void>;
  /** Lets the person choose this company, unless they may already: then nothing changes. */
  offer: (personId: string, membership: Membership) => Promise<void>;
  /** False when nobody offered. */
  accept: (personId: string, tenantId: string) => Promise<boolean>;
  unlink: (personId: string, tenantId: string) => Promise<void>;
  companiesOf: (personId: string) => Promise<Membership[]>;
  isMember: (personId: string, tenantId: string) => Promise<boolean>;
  apiKey: (keyId: string) => Promise<KeyRecord | undefined>;
  putApiKey: (keyId: string, record: KeyRecord) => Promise<void>;
  /** Takes one of the spare tables, or undefined when none stands ready. */
  takeSpare: (takenBy: string) => Promise<TenantRef | undefined>;
  addSpare: (tenant: TenantRef) => Promise<void>;
  spares: () => Promise<TenantRef[]>;
  /** Says that something happened in the control plane: the relay puts it on the bus. */
  announce: (event: Announcement) => Promise<void>;
}

const TENANT_MS = 60_000;

export function createControl(
  client: () => DynamoDBDocumentClient,
  table: () => string,
  clock: Clock,
): Control {
  const known = new Map<string, { until: number; record: TenantRecord }>();
  const tenantKey = (id: string) => ({ pk: `tenant#${id}`, sk: 'tenant' });
  const foundingKey = (personId: string, key: string) => ({
    pk: `founding#${personId}`,
    sk: `key#${key}`,
  });
  const sampleKey = (personId: string) => ({ pk: `taken#sample-${personId}`, sk: 'sample' });

  async function get<T>(pk: string, sk: string): Promise<T | undefined> {
    const command = new GetCommand({ TableName: table(), Key: { pk, sk }, ConsistentRead: true });
    return (await retrying(() => client().send(command))).Item as T | undefined;
  }

  /** False when the condition does not hold. */
  async function conditionally(send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
      return false;
    }
  }

  async function put(item: Record<string, unknown>): Promise<void> {
    await client().send(new PutCommand({ TableName: table(), Item: item }));
  }

  /** False when there is an item under the key. */
  function putNew(item: Record<string, unknown>): Promise<boolean> {
    const ConditionExpression = 'attribute_not_exists(pk)';
    const command = new PutCommand({ TableName: table(), Item: item, ConditionExpression });
    return conditionally(() => client().send(command));
  }

  async function query<T>(pk: string): Promise<T[]> {
    const found: T[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const command = new QueryCommand({
        TableName: table(),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      });
      const answer = await retrying(() => client().send(command));
      found.push(...((answer.Items ?? []) as T[]));
      start = answer.LastEvaluatedKey;
    } while (start);
    return found;
  }

  async function remove(pk: string, sk: string): Promise<void> {
    await client().send(
      new TransactWriteCommand({
        TransactItems: [{ Delete: { TableName: table(), Key: { pk, sk } } }],
      }),
    );
  }

  return {
    async tenant(id) {
      const cached = known.get(id);
      if (cached && cached.until > clock.now()) return cached.record;
      const record = await get<TenantRecord>(`tenant#${id}`, 'tenant');
      if (record?.state === 'active') known.set(id, { until: clock.now() + TENANT_MS, record });
      return record;
    },
    putTenant: (tenant) => put({ ...tenantKey(tenant.id), ...tenant }),
    addTenant: async (tenant) => {
      await putNew({ ...tenantKey(tenant.id), ...tenant });
    },
    founding: (personId, key) => {
      const { pk, sk } = foundingKey(personId, key);
      return get<Founding>(pk, sk);
    },
    async bindFounding(personId, key, founding) {
      const { pk, sk } = foundingKey(personId, key);
      const isBound = await putNew({ pk, sk, ...founding });
      return isBound ? founding : ((await get<Founding>(pk, sk)) as Founding);
    },
    async finishFounding(personId, key) {
      await client().send(
        new UpdateCommand({
          TableName: table(),
          Key: foundingKey(personId, key),
          UpdateExpression: 'SET #done = :done',
          ExpressionAttributeNames: { '#done': 'done' },
          ExpressionAttributeValues: { ':done': true },
        }),
      );
    },
    enlist: ({ id, generation }) => put({ pk: 'active', sk: id, id, generation }),
    async enlisted(after, limit) {
      const command = new QueryCommand({
        TableName: table(),
        KeyConditionExpression: 'pk = :pk AND sk > :after',
        // A sort key cannot be empty.
        ExpressionAttributeValues: { ':pk': 'active', ':after': after || ' ' },
        Limit: limit,
        ConsistentRead: true,
      });
      const { Items = [] } = await retrying(() => client().send(command));
      return Items.map((item) => ({
        id: String(item['id']),
        generation: Number(item['generation']),
      }));
    },
    async setTenantState(id, state) {
      known.delete(id);
      await client().send(
        new UpdateCommand({
          TableName: table(),
          Key: tenantKey(id),
          UpdateExpression: 'SET #state = :state',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
        }),
      );
    },
    async noteProgress(id, done, total) {
      await client().send(
        new UpdateCommand({
          TableName: table(),
          Key: tenantKey(id),
          UpdateExpression: 'SET #done = :done, #total = :total',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#done': 'done', '#total': 'total' },
          ExpressionAttributeValues: { ':done': done, ':total': total },
        }),
      );
    },
    link: (personId, membership) =>
      put({ pk: `person#${personId}`, sk: membership.tenantId, ...membership }),
    async linkSample(personId, membership) {
      const mark = { ...sampleKey(personId), tenantId: membership.tenantId };
      const link = {
        pk: `person#${personId}`,
        sk: membership.tenantId,
        ...membership,
        sample: true,
      };
      try {
        await client().send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName: table(),
                  Item: mark,
                  ConditionExpression: 'attribute_not_exists(pk)',
                },
              },
              { Put: { TableName: table(), Item: link } },
            ],
          }),
        );
        return true;
      } catch (error) {
        if ((error as Error).name !== 'TransactionCanceledException') throw error;
        return false;
      }
    },
    async forgetSample(personId, tenantId) {
      known.delete(tenantId);
      const mark = sampleKey(personId);
      await remove('active', tenantId);
      await remove(`person#${personId}`, tenantId);
      await remove(`taken#${tenantId}`, 'taken');
      await remove(tenantKey(tenantId).pk, tenantKey(tenantId).sk);
      // Last: as long as anything is left, there is no second one. Another's mark stays.
      const marked = await get<{ tenantId: string }>(mark.pk, mark.sk);
      if (marked?.tenantId === tenantId) await remove(mark.pk, mark.sk);
    },
    async offer(personId, { tenantId, name }) {
      await putNew({ pk: `person#${personId}`, sk: tenantId, tenantId, name, invited: true });
    },
    accept: (personId, tenantId) =>
      conditionally(() =>
        client().send(
          new UpdateCommand({
            TableName: table(),
            Key: { pk: `person#${personId}`, sk: tenantId },
            UpdateExpression: 'REMOVE invited',
            ConditionExpression: 'attribute_exists(pk)',
          }),
        ),
      ),
    unlink: (personId, tenantId) => remove(`person#${personId}`, tenantId),
    companiesOf: (personId) => query<Membership>(`person#${personId}`),
    async isMember(personId, tenantId) {
      const found = await get<Membership>(`person#${personId}`, tenantId);
      return found !== undefined && found.invited !== true;
    },
    apiKey: (keyId) => get<KeyRecord>(`key#${keyId}`, 'key'),
    putApiKey: (keyId, record) => put({ pk: `key#${keyId}`, sk: 'key', ...record }),
    async takeSpare(takenBy) {
      for (const spare of await query<TenantRef & { pk: string; sk: string }>('spare')) {
        try {
          await client().send(
            new TransactWriteCommand({
              TransactItems: [
                {
                  Delete: {
                    TableName: table(),
                    Key: { pk: spare.pk, sk: spare.sk },
                    ConditionExpression: 'attribute_exists(pk)',
                  },
                },
                {
                  Put: {
                    TableName: table(),
                    Item: { pk: `taken#${spare.id}`, sk: 'taken', takenBy },
                  },
                },
              ],
            }),
          );
          return { id: spare.id, generation: spare.generation };
        } catch (error) {
          if ((error as Error).name !== 'TransactionCanceledException') throw error;
        }
      }
      return undefined;
    },
    addSpare: (tenant) => put({ pk: 'spare', sk: tenant.id, ...tenant }),
    spares: () => query<TenantRef>('spare'),
    announce: ({ id, ...event }) => put({ pk: 'outbox', sk: id, ...event }),
  };
}
