import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { cookieHeaders, type LiveClient, listenAs, openLive } from '../../support/live-client.ts';

let world: World;
let a: TestTenant;
let b: TestTenant;
const clients: LiveClient[] = [];

beforeAll(async () => {
  world = await startWorld();
  [a, b] = await Promise.all([world.tenant(), world.tenant()]);
  await world.settle();
}, 60_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => world?.stop());

async function kept(opening: Promise<LiveClient>): Promise<LiveClient> {
  const client = await opening;
  clients.push(client);
  return client;
}
const program = (token: string) => kept(listenAs(world.host.url, token));
const browser = (token: string, more: Record<string, string> = {}) =>
  kept(openLive(world.host.url, { ...cookieHeaders(world.host.url, token), ...more }));

let codes = 0;
const newUnit = (tenant: Pick<TestTenant, 'ok'>) => {
  codes += 1;
  return tenant.ok('masterdata.createUnit', { code: `L${codes}`, name: 'n', decimals: 0 });
};
const tells = (id: string) => (message: { changes?: { id?: string }[] }) =>
  message.changes?.some((one) => one.id === id) ?? false;

describe('an open socket', () => {
  it('hears of every document that changes, and its version', async () => {
    const client = await browser(a.token);
    const { id } = await newUnit(a);
    const { changes } = await client.until(tells(id));
    expect(changes).toEqual([{ noun: 'unit', id, version: 1 }]);
    await a.ok('masterdata.updateUnit', { id, name: 'renamed' });
    await client.until((one) => one.changes?.some(({ version }) => version === 2) ?? false);
  });

  it('hears of it within a second, many changes in one message', async () => {
    const client = await program(a.token);
    const began = performance.now();
    const made = await Promise.all(Array.from({ length: 20 }, () => newUnit(a)));
    for (const { id } of made) await client.until(tells(id));
    expect(performance.now() - began).toBeLessThan(5_000);
    const told = client.messages.filter(({ type }) => type === 'changed');
    expect(told.length).toBeLessThan(20);
  });

  it('gets no byte of another company', async () => {
    const [own, foreign] = await Promise.all([program(a.token), browser(b.token)]);
    const mine = await newUnit(a);
    const theirs = await newUnit(b);
    await own.until(tells(mine.id));
    await foreign.until(tells(theirs.id));
    await world.settle();
    for (const [client, strange] of [
      [own, [theirs.id, b.id]],
      [foreign, [mine.id, a.id]],
    ] as const) {
      for (const text of strange) expect(client.text()).not.toContain(text);
      const told = client.messages.filter(({ type }) => type === 'changed');
      expect(told).toHaveLength(1);
    }
  });

  it('hears nothing of a noun that its person may not read, and of a part of one no ids', async () => {
    const worker = await a.member(['worker']);
    const rep = await a.member(['salesRep']);
    await world.settle();
    const [ofWorker, ofRep] = await Promise.all([program(worker.token), program(rep.token)]);
    const customer = await a.ok('masterdata.createCustomer', { code: 'LIVE-1', name: 'Canary' });
    const unit = (await a.ok('masterdata.listUnit', { limit: 1 })).data[0];
    const item = await a.ok('masterdata.createItem', {
      code: 'LIVE-1',
      name: 'n',
      unitId: unit.id,
    });
    await Promise.all([ofWorker.until(tells(item.id)), ofRep.until(tells(item.id))]);
    expect(ofWorker.text()).not.toContain('customer');
    expect(ofRep.text()).not.toContain(customer.id);
    const told = ofRep.messages.flatMap(({ changes = [] }) => changes);
    expect(told.filter(({ noun }) => noun === 'customer')).toEqual([{ noun: 'customer' }]);
  });

  it('follows the rights of its person, and ends when they are shut out', async () => {
    const member = await a.member(['worker']);
    await world.settle();
    const client = await program(member.token);
    await a.ok('platform.changeMember', { id: member.memberId, roles: ['auditor'] });
    await world.settle();
    const { id } = await a.ok('masterdata.createCustomer', { code: 'LIVE-2', name: 'n' });
    await client.until(tells(id));
    await a.ok('platform.changeMember', { id: member.memberId, active: false });
    await client.closed;
  });

  it('answers pings with the moment at which it ends', async () => {
    const client = await browser(a.token);
    client.send({ type: 'ping' });
    const { until = '' } = await client.until(({ type }) => type === 'pong');
    const minutes = (Date.parse(until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThan(15.1);
  });

  it('opened again after it was lost hears what comes then', async () => {
    const first = await program(a.token);
    first.socket.terminate();
    await first.closed;
    await newUnit(a);
    const second = await program(a.token);
    const { id } = await newUnit(a);
    await second.until(tells(id));
    await world.settle();
    expect(first.messages.filter(({ type }) => type === 'changed')).toEqual([]);
  });

  it('by an API key hears what the key may read', async () => {
    const { key } = await a.ok('platform.createApiKey', { name: 'Live', scopes: ['unit.read'] });
    const client = await program(key);
    await a.ok('masterdata.createCustomer', { code: 'LIVE-3', name: 'n' });
    const { id } = await newUnit(a);
    await client.until(tells(id));
    expect(client.text()).not.toContain('customer');
  });
});

describe('whoever proves nothing', () => {
  it('is refused with a cookie that is no token', async () => {
    await expect(browser('eyJ.not.token')).rejects.toThrow('refused with 401');
  });

  it('is refused with a cookie from the page of another site, or from none', async () => {
    const other = { origin: 'https://evil.example' };
    await expect(browser(a.token, other)).rejects.toThrow('refused with 403');
    const { origin: _, ...without } = cookieHeaders(world.host.url, a.token);
    await expect(openLive(world.host.url, without)).rejects.toThrow('refused with 403');
  });

  it('finds no socket elsewhere', async () => {
    await expect(openLive(world.host.url, {}, '/api/live')).rejects.toThrow('refused with 404');
  });

  it.each([
    ['a ping', { type: 'ping' }, 'tokenMissing'],
    ['a false token', { type: 'authenticate', token: 'a.b.c' }, 'tokenInvalid'],
    ['a false key', { type: 'authenticate', token: 'tk_live_x_y' }, 'apiKeyInvalid'],
    ['no JSON', '{', 'unreadableMessage'],
    ['something else', { type: 'subscribe', tenantId: 't' }, 'unreadableMessage'],
  ])('is told so and shut out after %s', async (_, message, code) => {
    const client = await kept(openLive(world.host.url));
    client.send(message);
    expect(await client.until(({ type }) => type === 'refused')).toMatchObject({ code });
    await client.closed;
  });

  it('hears nothing while it is silent', async () => {
    const silent = await kept(openLive(world.host.url));
    const heard = await program(a.token);
    const { id } = await newUnit(a);
    await heard.until(tells(id));
    await world.settle();
    expect(silent.messages).toEqual([]);
  });

  it('cannot take a socket over into another company', async () => {
    const client = await program(a.token);
    client.send({ type: 'authenticate', token: b.token });
    const refused = await client.until(({ type }) => type === 'refused');
    expect(refused.code).toBe('otherCaller');
    await client.closed;
  });
});

describe('a socket that does not read', () => {
  it('is closed, and holds nobody up', async () => {
    const { sockets } = world.host;
    const before = sockets.ids();
    const slow = await program(a.token);
    const [stuck = ''] = sockets.ids().filter((id) => !before.includes(id));
    slow.socket.pause();
    // As much as the machine takes for a reader that may come back, and then some.
    const flood = Buffer.from(JSON.stringify({ type: 'pong', until: 'x'.repeat(100_000) }));
    for (let refused = 0; refused < 3; ) {
      refused = sockets.post(stuck, flood) === 'sent' ? 0 : refused + 1;
      await new Promise((resolve) => setTimeout(resolve, refused * 50));
    }
    while (sockets.post(stuck, Buffer.from('{"type":"pong"}')) === 'sent');
    const quick = await program(a.token);
    const { id } = await newUnit(a);
    await quick.until(tells(id), 3_000);
    await world.settle();
    expect(sockets.ids()).not.toContain(stuck);
    expect(slow.text()).not.toContain(id);
  }, 20_000);
});
