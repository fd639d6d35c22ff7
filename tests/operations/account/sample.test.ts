import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let owner: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  owner = await world.tenant();
});
afterAll(() => world.stop());

describe('two clicks at once', () => {
  it('load one sample company; it cannot be deleted before it is there', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => owner.call('account.loadSample')));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.tenantId)).size).toBe(1);
    const early = await owner.call('account.deleteSample');
    expect([early.status, early.body.code]).toEqual([409, 'account.sampleNotReady']);
    const { companies } = await owner.ok('account.me');
    expect(companies.filter(({ sample }: Body) => sample)).toHaveLength(1);
  });
});

describe('somebody else', () => {
  it('has no sample company to delete, and does not see this one', async () => {
    const other = await world.tenant();
    const { tenantId } = await owner.ok('account.loadSample');
    expect((await other.call('account.companyProgress', { tenantId })).status).toBe(404);
    const answer = await other.call('account.deleteSample');
    expect([answer.status, answer.body.code]).toEqual([404, 'account.noSample']);
  });

  it('without a session is told to sign in', async () => {
    const answer = await owner.call('account.loadSample', {}, { token: null });
    expect(answer.status).toBe(401);
  });
});
