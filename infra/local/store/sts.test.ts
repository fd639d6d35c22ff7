import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type TestStore,
  testStore,
  testTableName,
  testTenantId,
} from '../../../tests/support/store.ts';
import { createGuard } from './guard.ts';
import { serveOnLoopback } from './loopback-server.ts';
import type { PolicyDocument } from './policy.ts';
import { createSts, type LocalSts, type RoleDefinition } from './sts.ts';

const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
const tag = (name: string) => `\${aws:PrincipalTag/${name}}`;
const policy = (...Statement: PolicyDocument['Statement'][]): PolicyDocument =>
  ({ Version: '2012-10-17', Statement: Statement.flat() }) as PolicyDocument;

const tenantRole: RoleDefinition = {
  arn: role('tenant'),
  policies: [
    policy({
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: `arn:aws:dynamodb:cn-local-1:000000000000:table/tandem-local-${tag('tid')}-g${tag('gen')}`,
    }),
  ],
  trust: policy({
    Effect: 'Allow',
    Principal: { AWS: role('sales') },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: {
      StringLike: { 'aws:RequestTag/tid': `t_${'?'.repeat(26)}` },
      Null: { 'aws:RequestTag/gen': 'false' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['tid', 'gen'] },
    },
  }),
};
const wholeAccount = policy({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::000000000000:root' },
  Action: 'sts:AssumeRole',
});
const roles: RoleDefinition[] = [
  tenantRole,
  { arn: role('sales'), policies: [] },
  {
    arn: role('operator'),
    policies: [policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role('open') })],
  },
  { arn: role('open'), policies: [], trust: wholeAccount },
];

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function stsWith(
  caller: string,
  now = Date.now,
): Promise<{ sts: LocalSts; client: STSClient }> {
  const sts = createSts({ roles, now });
  const server = await sts.start();
  const credentials = sts.registerPrincipal(role(caller));
  const client = new STSClient({
    endpoint: server.endpoint,
    region: 'cn-local-1',
    credentials,
    maxAttempts: 1,
  });
  opened.push(() => client.destroy(), server.stop);
  return { sts, client };
}

const tags = (entries: Record<string, string>) =>
  Object.entries(entries).map(([Key, Value]) => ({ Key, Value }));
const request = (more: Partial<AssumeRoleCommandInput> = {}): AssumeRoleCommandInput => ({
  RoleArn: role('tenant'),
  RoleSessionName: 'sales@t_1',
  Tags: tags({ tid: testTenantId(1), gen: '1' }),
  ...more,
});

describe('AssumeRole by the real client', () => {
  it('vends credentials that stand for the role with its tags until they expire', async () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    const { sts, client } = await stsWith('sales', () => time);
    const answer = await client.send(new AssumeRoleCommand(request({ DurationSeconds: 900 })));
    const {
      AccessKeyId = '',
      SecretAccessKey,
      SessionToken,
      Expiration,
    } = answer.Credentials ?? {};
    expect(Expiration).toEqual(new Date('2026-01-01T00:15:00Z'));
    expect(AccessKeyId).toMatch(/^ASIA[0-9A-F]{40}$/);
    expect(SecretAccessKey && SessionToken).toBeTruthy();
    expect(answer.AssumedRoleUser?.Arn).toBe(
      'arn:aws:sts::000000000000:assumed-role/tenant/sales@t_1',
    );
    expect(sts.principals(AccessKeyId)).toMatchObject({
      role: 'tenant',
      tags: { tid: testTenantId(1), gen: '1' },
    });
    time += 900_000;
    expect(sts.principals(AccessKeyId)).toBe('expired');
  });

  it.each([
    [
      'a tag value the trust policy does not admit',
      'sales',
      { Tags: tags({ tid: '*', gen: '1' }) },
      'ValidationError',
    ],
    [
      'a tenant id of another shape',
      'sales',
      { Tags: tags({ tid: 't_1', gen: '1' }) },
      'AccessDenied',
    ],
    [
      'a tag key beyond tid and gen',
      'sales',
      { Tags: tags({ tid: testTenantId(1), gen: '1', admin: '1' }) },
      'AccessDenied',
    ],
    ['no tags', 'sales', { Tags: [] }, 'AccessDenied'],
    ['one tag missing', 'sales', { Tags: tags({ tid: testTenantId(1) }) }, 'AccessDenied'],
    [
      'the same key twice',
      'sales',
      { Tags: tags({ tid: testTenantId(1), TID: testTenantId(2) }) },
      'ValidationError',
    ],
    ['a caller the role does not trust', 'operator', {}, 'AccessDenied'],
    ['a role without a trust policy', 'sales', { RoleArn: role('operator') }, 'AccessDenied'],
    ['an unknown role', 'sales', { RoleArn: role('nobody') }, 'AccessDenied'],
    [
      'a session policy, which would have to be ignored',
      'sales',
      { Policy: '{}' },
      'ValidationError',
    ],
    ['a bad session name', 'sales', { RoleSessionName: 'a b' }, 'ValidationError'],
    ['a duration out of bounds', 'sales', { DurationSeconds: 60 }, 'ValidationError'],
  ])('refuses %s', async (_, caller, more, name) => {
    const { client } = await stsWith(caller);
    await expect(client.send(new AssumeRoleCommand(request(more)))).rejects.toMatchObject({ name });
  });

  it('a role that trusts the account leaves it to the policies of the caller', async () => {
    const open = { RoleArn: role('open'), Tags: [] };
    const operator = await stsWith('operator');
    const answer = await operator.client.send(new AssumeRoleCommand(request(open)));
    expect(answer.Credentials?.AccessKeyId).toBeDefined();
    const sales = await stsWith('sales');
    await expect(sales.client.send(new AssumeRoleCommand(request(open)))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('tagging needs sts:TagSession too', async () => {
    const { client } = await stsWith('operator');
    const tagged = request({ RoleArn: role('open'), Tags: tags({ tid: 'x' }) });
    await expect(client.send(new AssumeRoleCommand(tagged))).rejects.toThrow('sts:TagSession');
  });

  it('an unknown caller and an unknown action are refused', async () => {
    const { sts } = await stsWith('sales');
    const server = await sts.start();
    const credentials = { accessKeyId: 'AKIAGUESSED', secretAccessKey: 'x' };
    const client = new STSClient({
      endpoint: server.endpoint,
      region: 'cn-local-1',
      credentials,
      maxAttempts: 1,
    });
    await expect(client.send(new AssumeRoleCommand(request()))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    const other = await fetch(server.endpoint, { method: 'POST', body: 'Action=GetSessionToken' });
    expect([other.status, await other.text()]).toEqual([
      400,
      expect.stringContaining('InvalidAction'),
    ]);
    client.destroy();
    await server.stop();
  });

  it('a principal of an undefined role cannot be registered', () => {
    expect(() => createSts({ roles }).registerPrincipal(role('nobody'))).toThrow(
      expect.objectContaining({ code: 'sts.unknownRole' }),
    );
  });
});

it('vended credentials open the own table behind the guard and no other', async () => {
  const store: TestStore = await testStore();
  const { sts, client } = await stsWith('sales');
  const guard = createGuard({ upstream: store.endpoint, principals: sts.principals });
  const server = await serveOnLoopback(guard.handler);
  await store.createTable(testTableName(1));
  await store.createTable(testTableName(2));
  const { Credentials } = await client.send(new AssumeRoleCommand(request()));
  const db = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'cn-local-1',
    credentials: {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    },
  });
  const get = (table: string) =>
    db.send(new GetItemCommand({ TableName: table, Key: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  expect((await get(testTableName(1))).Item).toBeUndefined();
  await expect(get(testTableName(2))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  db.destroy();
  await guard.close();
  await server.stop();
  await store.stop();
});
