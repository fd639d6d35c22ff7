import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompanyOnce } from '../../../functions/account/open-company.ts';
import type { Founding } from '../../../functions/platform/control/foundings.ts';
import { localPlace } from '../../../infra/local/place.ts';
import { controlTableName } from '../../../infra/roles.ts';
import { account } from '../../../shared/contracts/account/module.ts';
import { addMonths } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { todayInChina } from '../../support/today.ts';
import { malformedKeys } from '../idempotency-check.ts';

let world: World;
let owner: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.tenant();
});
afterAll(() => world.stop());

const wish = (company: string, firstPeriod = '2026-01') => ({
  ...{ name: 'Owner', company, locale: 'en', accountingStandard: 'international' },
  ...{ taxpayerType: 'general', costingMethod: 'fifo', firstPeriod },
});

const named = async (name: string) => {
  const { companies } = await owner.ok('account.me');
  return companies.filter((one: Body) => one.name === name);
};

describe('founding a company under an idempotency key', () => {
  it('happens once for two at once and whoever comes later, in the same bytes', async () => {
    const found = () => owner.call('account.foundCompany', wish('Once'), { key: 'once' });
    const both = await Promise.all([found(), found()]);
    await world.settle();
    const answers = [...both, await found()];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const [{ tenantId }, ...others] = await named('Once');
    expect(others).toEqual([]);
    await world.settle();
    expect(await owner.ok('account.companyProgress', { tenantId })).toMatchObject({
      state: 'active',
    });
  });

  it('422: the key means this company, for this person only', async () => {
    await owner.ok('account.foundCompany', wish('Bound'), { key: 'bound' });
    const other = await owner.call('account.foundCompany', wish('Other'), { key: 'bound' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotencyKeyReused']);
    expect(await named('Other')).toEqual([]);
    const stranger = await world.tenant();
    const own = await stranger.call('account.foundCompany', wish('Other'), { key: 'bound' });
    expect(own.status).toBe(202);
  });

  it('two keys, or none, are two companies', async () => {
    await owner.ok('account.foundCompany', wish('Twice'), { key: 'first' });
    await owner.ok('account.foundCompany', wish('Twice'), { key: 'second' });
    await owner.ok('account.foundCompany', wish('Twice'));
    await owner.ok('account.foundCompany', wish('Twice'));
    expect(await named('Twice')).toHaveLength(4);
  });

  it('goes on where an attempt broke off, with the same company', async () => {
    let bound: Founding | undefined;
    let isBroken = true;
    const announced: string[] = [];
    const control = {
      founding: async () => bound,
      bindFounding: async (_: string, __: string, wanted: Founding) => {
        bound ??= wanted;
        return bound;
      },
      finishFounding: async () => {
        bound = { ...(bound as Founding), done: true };
      },
      takeSpare: async () => undefined,
      addTenant: async () => undefined,
      link: async () => undefined,
      announce: async ({ id }: { id: string }) => {
        if (isBroken) throw new Error('broken');
        announced.push(id);
      },
    };
    const clock = { now: Date.now, random: (bytes: number) => new Uint8Array(bytes) };
    const runtime = { control, clock } as never;
    const once = () =>
      openCompanyOnce(runtime, { personId: 'p', email: 'e', choices: wish('A') as never }, 'k');
    await expect(once()).rejects.toThrow('broken');
    isBroken = false;
    const { id } = await once();
    expect(id).toBe(bound?.id);
    expect(await once()).toEqual({ id, generation: 1 });
    expect(announced).toHaveLength(1);
  });
});

describe('the key of a command of accounts', () => {
  const commands = Object.values(account.operations).filter(({ kind }) => kind === 'command');

  it.each(commands.filter(({ keyed }) => !keyed).map(({ id }) => id))(
    '400: %s would happen again, and says so',
    async (id) => {
      const answer = await owner.call(id, { tenantId: owner.id }, { key: 'k' });
      expect([answer.status, answer.body.code]).toEqual([400, 'keyNotOffered']);
      expect(answer.body.title).toContain('Idempotency-Key');
    },
  );

  it('400: a key that is none', async () => {
    for (const key of malformedKeys.filter((one) => /^[\x20-\x7e]+$/.test(one))) {
      const answer = await owner.call('account.foundCompany', wish('None'), { key });
      expect([answer.status, answer.body.code]).toEqual([400, 'invalidIdempotencyKey']);
    }
    expect(await named('None')).toEqual([]);
  });
});

describe('the first period of a company', () => {
  const month = (offset: number) => addMonths(todayInChina(), offset).slice(0, 7);

  it.each(['0001-01', '9999-12', '1900-01', '1999-12', '2100-01', '2026-13'])(
    '400: %s, and the sentence names the months that there are',
    async (firstPeriod) => {
      const answer = await owner.call('account.foundCompany', wish('Never', firstPeriod));
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/firstPeriod']);
      expect(answer.body.errors[0].message).toMatch(/2000-01.*12 months ahead/);
    },
  );

  it('422: more than a year ahead, when founding and when signing up', async () => {
    const choices = wish('Never', month(13));
    const founding = await owner.call('account.foundCompany', choices);
    expect([founding.status, founding.body.code]).toEqual([422, 'account.firstPeriodTooFar']);
    const person = { email: 'far@example.test', password: 'violet tractor seven lanterns' };
    const signUp = await owner.call('account.signUp', { ...person, ...choices });
    expect([signUp.status, signUp.body.title]).toEqual([
      422,
      expect.stringContaining(`from 2000-01 to ${month(12)}`),
    ]);
    const again = await owner.call('account.signUp', { ...person, ...wish('Far') });
    expect(again.status).toBe(202);
  });

  it.each(['2000-01', month(12)])('%s is set up', async (firstPeriod) => {
    const { tenantId } = await owner.ok('account.foundCompany', wish('Edge', firstPeriod));
    await world.settle();
    const { state } = await owner.ok('account.companyProgress', { tenantId });
    expect(state).toBe('active');
  });
});

describe('a company whose setting up failed', () => {
  it('409: says that it failed and what to do, not that it will be ready in a moment', async () => {
    const tenant = await world.tenant();
    const table = new DynamoDBClient({
      endpoint: world.host.storeEndpoint,
      region: 'cn-local-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { tenantId } = await tenant.ok('account.foundCompany', wish('Failed'));
    await world.settle();
    await table.send(
      new UpdateItemCommand({
        TableName: controlTableName(localPlace.stage),
        Key: { pk: { S: `tenant#${tenantId}` }, sk: { S: 'tenant' } },
        UpdateExpression: 'SET #state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': { S: 'failed' } },
      }),
    );
    table.destroy();
    const { email, password } = tenant;
    const choosing = { email, password, tenantId };
    const session = await tenant.ok('account.signIn', choosing, { token: null });
    const asked = { token: session.accessToken };
    const answer = await tenant.call('masterdata.listUnit', {}, asked);
    expect([answer.status, answer.body.code]).toEqual([409, 'companySetUpFailed']);
    expect(answer.body.title).toContain('failed');
  });
});
