import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
});
afterAll(() => world.stop());

it('a time zone that nobody knows is refused, so the company stays within its own reach', async () => {
  const { data } = await tenant.ok('platform.listCompany');
  const change = { id: data[0].id, timeZone: 'Nowhere/Land' };
  const answer = await tenant.call('platform.updateCompany', change);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].pointer).toBe('/timeZone');
  expect((await tenant.call('platform.listCompany')).status).toBe(200);
});
