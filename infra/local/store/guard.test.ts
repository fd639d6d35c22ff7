import {
  BatchGetItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type TestStore,
  testStore,
  testTableName,
  testTenantId,
} from '../../../tests/support/store.ts';
import { createFaultPlan, type FaultKind, type FaultPlan, type FaultSettings } from './faults.ts';
import { createGuard, type Guard, type ObservedCall, type Principal } from './guard.ts';
import { serveOnLoopback } from './loopback-server.ts';
import { loadPolicies, type PolicyDocument } from './policy.ts';

const tag = (name: string) => `\${aws:PrincipalTag/${name}}`;
const arn = (name: string) => `arn:aws:dynamodb:cn-local-1:000000000000:table/${name}`;
const tenantPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: 'GetItem PutItem UpdateItem Query BatchGetItem BatchWriteItem'
      .split(' ')
      .map((action) => `dynamodb:${action}`),
    Resource: arn(`tandem-local-${tag('tid')}-g${tag('gen')}`),
    Condition: { Null: { 'aws:PrincipalTag/tid': 'false', 'aws:PrincipalTag/gen': 'false' } },
  },
};
const sharedPolicy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
    Resource: arn('shared'),
    Condition: {
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': `${tag('tid')}#*` },
    },
  },
};

const own = testTableName(1);
const foreign = testTableName(2);
let store: TestStore;

beforeAll(async () => {
  store = await testStore();
  for (const name of [own, foreign, 'shared']) await store.createTable(name);
});
afterAll(() => store.stop());

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Setup {
  readonly tags?: Record<string, string>;
  readonly faults?: FaultPlan;
  readonly commits?: string[];
  readonly calls?: ObservedCall[];
}

async function guarded(setup: Setup = {}): Promise<{ db: DynamoDBDocumentClient; guard: Guard }> {
  const principal: Principal = {
    role: 'tenant',
    arn: 'arn:aws:iam::000000000000:role/tenant',
    policies: loadPolicies([tenantPolicy, sharedPolicy]),
    tags: setup.tags ?? { tid: testTenantId(1), gen: '1' },
  };
  const guard = createGuard({
    upstream: store.endpoint,
    principals: (id) => (id === 'known' ? principal : id === 'old' ? 'expired' : undefined),
    ...(setup.faults && { faults: setup.faults }),
    onCommit: (table) => setup.commits?.push(table),
    observe: (call) => setup.calls?.push(call),
  });
  const server = await serveOnLoopback(guard.handler);
  const db = client(server.endpoint, 'known');
  opened.push(async () => {
    db.destroy();
    await guard.close();
    await server.stop();
  });
  return { db, guard };
}

function client(endpoint: string, accessKeyId: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId, secretAccessKey: 'any' };
  const base = new DynamoDBClient({ endpoint, region: 'cn-local-1', credentials, maxAttempts: 1 });
  return DynamoDBDocumentClient.from(base);
}

const item = (pk: string, more = {}) => ({ pk, sk: '1', ...more });
const put = (table: string, pk: string) => ({ Put: { TableName: table, Item: item(pk) } });
const stored = async (pk: string, table = own) => {
  const direct = DynamoDBDocumentClient.from(store.client);
  const { Item } = await direct.send(new GetCommand({ TableName: table, Key: item(pk) }));
  return Item;
};

describe('the wall between tenants', () => {
  it('lets a tenant use its own table and passes consumed capacity through', async () => {
    const { db } = await guarded();
    const written = await db.send(
      new PutCommand({
        TableName: own,
        Item: item('a', { 名: '轴承' }),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(written.ConsumedCapacity).toMatchObject({ TableName: own, CapacityUnits: 1 });
    const read = await db.send(new GetCommand({ TableName: own, Key: item('a') }));
    expect(read.Item).toEqual(item('a', { 名: '轴承' }));
  });

  it('denies the table of another tenant as AWS does, and nothing is written', async () => {
    const { db } = await guarded();
    await expect(
      db.send(new PutCommand({ TableName: foreign, Item: item('x') })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::000000000000:role/tenant is not authorized to perform: dynamodb:PutItem on resource: ${arn(foreign)} because no identity-based policy allows the dynamodb:PutItem action`,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await stored('x', foreign)).toBeUndefined();
  });

  it.each([
    [
      'one foreign table in a transaction',
      () => new TransactWriteCommand({ TransactItems: [put(own, 'b'), put(foreign, 'b')] }),
    ],
    [
      'an action of a transaction that the role lacks',
      () =>
        new TransactWriteCommand({
          TransactItems: [put(own, 'b'), { Delete: { TableName: own, Key: item('z') } }],
        }),
    ],
    [
      'one foreign table in a batch',
      () =>
        new BatchGetItemCommand({
          RequestItems: {
            [own]: { Keys: [{ pk: { S: 'a' }, sk: { S: '1' } }] },
            [foreign]: { Keys: [{ pk: { S: 'a' }, sk: { S: '1' } }] },
          },
        }),
    ],
    ['a foreign table by its ARN', () => new DescribeTableCommand({ TableName: arn(foreign) })],
    ['listing the tables', () => new ListTablesCommand({})],
    [
      'another prefix in a shared table',
      () => new GetCommand({ TableName: 'shared', Key: item(`${testTenantId(2)}#a`) }),
    ],
  ])('denies %s', async (_, command) => {
    const { db } = await guarded();
    await expect(db.send(command() as never)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    expect(await stored('b')).toBeUndefined();
  });

  it('binds a shared table by the leading keys of gets and queries', async () => {
    const { db } = await guarded();
    const query = (pk: string) =>
      new QueryCommand({
        TableName: 'shared',
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': pk },
      });
    expect((await db.send(query(`${testTenantId(1)}#a`))).Count).toBe(0);
    await expect(db.send(query(`${testTenantId(2)}#a`))).rejects.toThrow('not authorized');
  });

  it.each([[{}], [{ tid: testTenantId(1) }], [{ gen: '1' }]])(
    'denies everything with tags %j',
    async (tags) => {
      const { db } = await guarded({ tags: tags as Record<string, string> });
      await expect(db.send(new GetCommand({ TableName: own, Key: item('a') }))).rejects.toThrow(
        'not authorized',
      );
    },
  );

  it('refuses PartiQL, whose tables it cannot tell', async () => {
    const { db } = await guarded();
    const statement = new ExecuteStatementCommand({ Statement: `SELECT * FROM "${foreign}"` });
    await expect(db.send(statement)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it.each([
    ['stranger', 'UnrecognizedClientException'],
    ['old', 'ExpiredTokenException'],
  ])('refuses the access key %s', async (accessKeyId, name) => {
    const { guard } = await guarded();
    const server = await serveOnLoopback(guard.handler);
    const db = client(server.endpoint, accessKeyId);
    await expect(db.send(new GetCommand({ TableName: own, Key: item('a') }))).rejects.toMatchObject(
      { name },
    );
    await server.stop();
  });

  it('decides on the table the store uses when a body names two', async () => {
    const { guard } = await guarded();
    const server = await serveOnLoopback(guard.handler);
    await DynamoDBDocumentClient.from(store.client).send(
      new PutCommand({ TableName: foreign, Item: item('canary') }),
    );
    for (const [first, last] of [
      [own, foreign],
      [foreign, own],
    ]) {
      const answer = await fetch(server.endpoint, {
        method: 'POST',
        headers: {
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'x-amz-date': '20250101T000000Z',
          authorization:
            'AWS4-HMAC-SHA256 Credential=known/x/y/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        },
        body: `{"TableName":"${first}","TableName":"${last}","Key":{"pk":{"S":"canary"},"sk":{"S":"1"}}}`,
      });
      expect(await answer.text()).not.toContain('canary');
    }
    await server.stop();
  });
});

describe('what the guard tells', () => {
  it('tells the relay for committed writes to tenant tables, and for nothing else', async () => {
    const commits: string[] = [];
    const { db } = await guarded({ commits });
    await db.send(new PutCommand({ TableName: own, Item: item('c') }));
    await db.send(new TransactWriteCommand({ TransactItems: [put(own, 'd'), put(own, 'e')] }));
    await db.send(new GetCommand({ TableName: own, Key: item('c') }));
    const refused = {
      TableName: own,
      Item: item('c'),
      ConditionExpression: 'attribute_not_exists(pk)',
    };
    await expect(db.send(new PutCommand(refused))).rejects.toThrow('conditional');
    expect(commits).toEqual([own, own]);
  });

  it('shows every call with its tables, decision and status', async () => {
    const calls: ObservedCall[] = [];
    const { db } = await guarded({ calls });
    await db.send(new GetCommand({ TableName: own, Key: item('c') }));
    await db.send(new GetCommand({ TableName: foreign, Key: item('c') })).catch(() => undefined);
    expect(calls).toMatchObject([
      { operation: 'GetItem', tables: [own], decision: 'allow', status: 200 },
      { operation: 'GetItem', tables: [foreign], decision: 'implicitDeny', status: 400 },
    ]);
  });

  it('an unreachable store is an internal server error', async () => {
    const guard = createGuard({
      upstream: 'http://127.0.0.1:1',
      principals: () => ({
        role: 'r',
        arn: 'arn:x',
        tags: { tid: testTenantId(1), gen: '1' },
        policies: loadPolicies([tenantPolicy]),
      }),
    });
    const server = await serveOnLoopback(guard.handler);
    const db = client(server.endpoint, 'known');
    await expect(db.send(new GetCommand({ TableName: own, Key: item('a') }))).rejects.toMatchObject(
      {
        name: 'InternalServerError',
        $metadata: { httpStatusCode: 500 },
      },
    );
    await server.stop();
  });
});

describe('faults', () => {
  const once = (kind: FaultKind, more: Partial<FaultSettings> = {}) =>
    createFaultPlan({ seed: 3, at: { 1: kind }, lateMs: 60_000, ...more });
  const write = (pk: string) =>
    new TransactWriteCommand({ TransactItems: [put(own, pk), put(own, `${pk}2`)] });

  it('conflict cancels a transaction with its reasons and without effect', async () => {
    const { db } = await guarded({ faults: once('conflict') });
    const error = await db.send(write('f1')).catch((caught) => caught);
    expect(error.name).toBe('TransactionCanceledException');
    expect(
      error.CancellationReasons.map((reason: { Code: string }) => reason.Code).toSorted(),
    ).toEqual(['None', 'TransactionConflict']);
    expect(await stored('f1')).toBeUndefined();
  });

  it('conflict on a single write and on a transactional read', async () => {
    const { db } = await guarded({ faults: createFaultPlan({ seed: 3, rates: { conflict: 1 } }) });
    await expect(
      db.send(new PutCommand({ TableName: own, Item: item('f2') })),
    ).rejects.toMatchObject({ name: 'TransactionConflictException' });
    const get = { Get: { TableName: own, Key: item('a') } };
    await expect(db.send(new TransactGetCommand({ TransactItems: [get] }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });

  it('throttle comes in both of its names, which the SDK takes for throttling', async () => {
    const { db } = await guarded({ faults: createFaultPlan({ seed: 3, rates: { throttle: 1 } }) });
    const names = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const error = await db.send(write('f3')).catch((caught) => caught);
      names.add(error.name);
    }
    expect([...names].toSorted()).toEqual([
      'ProvisionedThroughputExceededException',
      'ThrottlingException',
    ]);
    expect(await stored('f3')).toBeUndefined();
  });

  it.each([
    ['timeoutBefore', false],
    ['timeoutAfter', true],
    ['crashBefore', false],
    ['crashAfter', true],
  ] as const)('%s cuts the connection; effect: %s', async (kind, effect) => {
    const seen: boolean[] = [];
    const onCrash = () => seen.push(true);
    const { db } = await guarded({ faults: once(kind, { onCrash }) });
    const error = await db.send(write(kind)).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect((await stored(kind)) !== undefined).toBe(effect);
    expect(seen.length).toBe(kind.startsWith('crash') ? 1 : 0);
    await db.send(write(`${kind}-next`));
    expect(await stored(`${kind}-next`)).toBeDefined();
  });

  it('crashAfter tells the host once the effect is there', async () => {
    const effects: Promise<unknown>[] = [];
    const onCrash = () => effects.push(stored('f4'));
    const { db } = await guarded({ faults: once('crashAfter', { onCrash }) });
    await db.send(write('f4')).catch(() => undefined);
    expect(await effects[0]).toBeDefined();
  });

  it('lateCommit takes effect after the client gave up, and still tells the relay', async () => {
    const commits: string[] = [];
    const { db, guard } = await guarded({ faults: once('lateCommit'), commits });
    await expect(db.send(write('f5'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await stored('f5')).toBeUndefined();
    await guard.settle();
    expect(await stored('f5')).toBeDefined();
    expect(commits).toEqual([own]);
  });

  it('lateCommit comes by itself in its time', async () => {
    const { db } = await guarded({ faults: once('lateCommit', { lateMs: 30 }) });
    await db.send(write('f6')).catch(() => undefined);
    expect(await stored('f6')).toBeUndefined();
    await expect.poll(() => stored('f6')).toBeDefined();
  });

  it('delay only waits', async () => {
    const { db } = await guarded({ faults: once('delay', { delayMs: 60 }) });
    const from = performance.now();
    await db.send(write('f7'));
    expect(performance.now() - from).toBeGreaterThanOrEqual(59);
  });

  it('does not count calls that are denied', async () => {
    const faults = once('throttle');
    const { db } = await guarded({ faults });
    await db.send(new GetCommand({ TableName: foreign, Key: item('a') })).catch(() => undefined);
    expect(faults.calls).toBe(0);
  });
});
