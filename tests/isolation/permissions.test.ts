import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentKey } from '../../functions/platform/keys.ts';
import { pack } from '../../functions/platform/packing.ts';
import { type Item, readDocument } from '../../functions/platform/store.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { member } from '../../shared/contracts/platform/nouns.ts';
import { type RoleId, roleIds, roles } from '../../shared/contracts/platform/roles.ts';
import { operations } from '../../shared/contracts/system.ts';
import { isServed } from '../support/catalogue.ts';
import { type RawAnswer, type RawRequest, requestFor, type Send } from '../support/handler-call.ts';
import type { TestTenant, World } from '../support/harness.ts';
import { rawTable } from '../support/raw-table.ts';
import { inParallel, randomOf, replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import { unmarshallOptions } from '../support/unmarshall-options.ts';
import { badTokens, poolKey, type TokenCase } from './bad-tokens.ts';

const seed = runSeed();
const routes = operations.filter(isServed);
const tenantRoutes = routes.filter(({ audience }) => audience === 'tenant');
const closedRoutes = routes.filter(({ audience }) => audience !== 'public');

let dataDir: string;
let world: World;
let quick: Send;
let tenant: TestTenant;
let other: TestTenant;
const tokens = new Map<RoleId, string>();

/**
 * The declared table, read from the roles without the product's own code: a grant names the
 * permission, all verbs of its noun, one verb of all nouns, or everything.
 */
function mayByRole(role: RoleId, permission: string): boolean {
  return mayByGrants(Object.keys(roles[role].grants), permission);
}

function mayByGrants(grants: readonly string[], permission: string): boolean {
  const cut = permission.indexOf('.');
  const names = [permission, `${permission.slice(0, cut)}.*`, `*${permission.slice(cut)}`, '*'];
  return grants.some((grant) => names.includes(grant));
}

/** A request that is well-formed as far as its address goes; who may not, hears that first. */
function probe(contract: AnyOperation, token: string | null): RawRequest {
  const input = Object.fromEntries(
    contract.pathFields.map((name) => [name, `${contract.noun?.prefix ?? 'x'}_${'0'.repeat(26)}`]),
  );
  const request = requestFor(contract, token, input);
  return contract.kind === 'query' ? { ...request, query: 'nosuchfield=1' } : request;
}

/** Refused for want of the right, and for nothing else. */
const isForbidden = ({ status, body }: RawAnswer, permission: string): boolean =>
  status === 403 && body.code === 'forbidden' && body.params?.permission === permission;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tandem-permissions-'));
  ({ world, quick } = await startQuickWorld({ dataDir }));
  tenant = await world.tenant();
  other = await world.tenant();
  for (const role of roleIds) tokens.set(role, (await tenant.member([role])).token);
}, 600_000);

afterAll(async () => {
  await world?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every difference between what the table says and what the routes do. */
async function differencesOfRoles(send: Send, some = tenantRoutes): Promise<string[]> {
  const wrong: string[] = [];
  const cells = some.flatMap((contract) => roleIds.map((role) => ({ contract, role })));
  await inParallel(cells, 8, async ({ contract, role }) => {
    const permission = contract.permission as string;
    const answer = await send(probe(contract, tokens.get(role) as string));
    const refused = isForbidden(answer, permission);
    const expected = mayByRole(role, permission);
    if (refused === expected || answer.status >= 500 || answer.status === 401) {
      wrong.push(`${role} ${contract.id}: ${answer.status} ${answer.body?.code}`);
    }
  });
  return wrong.sort();
}

/** Writes roles behind the product, as a release that knew others would have left them. */
async function plantRoles(memberId: string, names: readonly string[]): Promise<void> {
  const table = rawTable(world, tenant.id, 1, unmarshallOptions);
  const Key = documentKey(member, memberId);
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key }));
  const { z: _, j: __, ...rest } = Item as Item;
  const packed = pack({ ...readDocument(Item as Item), roles: names });
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...rest, ...packed } }));
  table.close();
  // A write through the product makes the copy in memory be read anew.
  await tenant.ok('masterdata.createUnit', { code: memberId.slice(-8), name: 'U', decimals: 0 });
}

describe('every role at every route', () => {
  it('each route of a company names the right it needs', () => {
    expect(tenantRoutes.filter(({ permission }) => !permission).map(({ id }) => id)).toEqual([]);
    const known = new Set(routes.map(({ id }) => id));
    expect(known.size).toBe(routes.length);
  });

  it('is refused or let through as the table of roles declares', async () => {
    const began = process.cpuUsage();
    expect(await differencesOfRoles(quick)).toEqual([]);
    const { user, system } = process.cpuUsage(began);
    process.stdout.write(
      `permissions: ${tenantRoutes.length} routes × ${roleIds.length} roles, ` +
        `${Math.round((user + system) / 1000)} ms of processor\n`,
    );
    expect((user + system) / 1000).toBeLessThan(30_000);
  }, 900_000);

  it('somebody whose role the table does not name is let in nowhere', async () => {
    const { memberId, token } = await tenant.member(['worker']);
    await plantRoles(memberId, ['retired', 'constructor']);
    const wrong: string[] = [];
    await inParallel(tenantRoutes, 8, async (contract) => {
      const answer = await quick(probe(contract, token));
      if (!isForbidden(answer, contract.permission as string)) wrong.push(contract.id);
    });
    expect(wrong).toEqual([]);
  }, 240_000);

  const bugs: [string, (request: RawRequest) => RawRequest][] = [
    [
      'a route that forgets to ask for the right',
      (request) =>
        request.path.startsWith('/api/masterdata/units')
          ? { ...request, headers: { ...request.headers, authorization: bearer(tenant.token) } }
          : request,
    ],
    [
      'a role that lost a right',
      (request) =>
        request.headers['authorization'] === bearer(tokens.get('admin') as string)
          ? { ...request, headers: { ...request.headers, authorization: bearer(workerToken()) } }
          : request,
    ],
  ];

  it.each(bugs)('planted: %s: caught', async (_, bend) => {
    const some = tenantRoutes.filter(({ noun }) => noun?.id === 'unit');
    expect(await differencesOfRoles((request) => quick(bend(request)), some)).not.toEqual([]);
  });
});

const bearer = (token: string) => `Bearer ${token}`;
const workerToken = () => tokens.get('worker') as string;
const routeOf = (id: string): AnyOperation => routes.find((one) => one.id === id) as AnyOperation;

describe('API keys', () => {
  const scopeSets = [['unit.read'], ['unit.*'], ['*.read'], ['*'], ['nosuch.thing']];

  it.each(scopeSets)('with the scopes %s reach exactly the routes these cover', async (...set) => {
    await replayable(seed, async (random) => {
      const made = await tenant.ok('platform.createApiKey', { name: set.join(), scopes: set });
      const some = [
        ...tenantRoutes.filter(({ noun }) => noun?.id === 'unit'),
        ...random.shuffled(tenantRoutes).slice(0, 40),
      ];
      const wrong: string[] = [];
      await inParallel(some, 8, async (contract) => {
        const permission = contract.permission as string;
        const answer = await quick(probe(contract, made.key));
        const expected = mayByGrants(set, permission);
        if (isForbidden(answer, permission) === expected) wrong.push(contract.id);
      });
      expect(wrong).toEqual([]);
    });
  });

  it('cannot be given what its maker does not have', async () => {
    const admin = tokens.get('admin') as string;
    const wanted = { name: 'more', scopes: ['journal.post'] };
    const answer = await tenant.call('platform.createApiKey', wanted, { token: admin });
    expect([answer.status, answer.body.code]).toEqual([403, 'scopeBeyondYours']);
  });

  it('cannot act for a person', async () => {
    const made = await tenant.ok('platform.createApiKey', { name: 'me', scopes: ['*'] });
    const answer = await tenant.call('account.me', {}, { token: made.key });
    expect(answer.status).toBe(401);
  });
});

/** Routes that let a caller in who shows nothing, or something false. */
async function letIn(send: Send, one: TokenCase, some = closedRoutes): Promise<string[]> {
  const wrong: string[] = [];
  await inParallel(some, 8, async (contract) => {
    const request = probe(contract, null);
    const headers = { ...request.headers, ...one.headers };
    const cookies = one.cookies ? { cookies: one.cookies } : {};
    const answer = await send({ ...request, headers, ...cookies });
    if (answer.status !== one.status) wrong.push(`${contract.id}: ${answer.status}`);
  });
  return wrong.sort();
}

describe('tokens', () => {
  let cases: TokenCase[];
  beforeAll(async () => {
    cases = await badTokens(tenant.token, await poolKey(dataDir));
  });

  it('that are missing, expired, foreign or forged open no route at all', async () => {
    const found: Record<string, string[]> = {};
    for (const one of cases) {
      const wrong = await letIn(quick, one);
      if (wrong.length > 0) found[one.name] = wrong.slice(0, 5);
    }
    expect(found).toEqual({});
    expect(cases.length).toBeGreaterThanOrEqual(15);
  }, 900_000);

  it('of another company open that company, whatever the request says', async () => {
    const mine = await tenant.ok('platform.listCompany');
    const headers = { 'x-tenant-id': other.id, 'x-tandem-tenant': other.id, tid: other.id };
    const request = requestFor(routeOf('platform.listCompany'), tenant.token, {});
    const answer = await quick({ ...request, headers: { ...request.headers, ...headers } });
    expect(answer.body.data).toEqual(mine.data);
    const theirs = await quick(requestFor(routeOf('platform.listCompany'), other.token, {}));
    expect(theirs.body.data[0].id).not.toBe(mine.data[0].id);
  });

  it('planted: a verifier that takes unsigned tokens: caught', async () => {
    const unsigned = cases.find(({ name }) => name === 'alg none') as TokenCase;
    const gullible: Send = (request) => {
      const [head = ''] = (request.headers['authorization'] ?? '').slice(7).split('.');
      const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString() || '{}');
      if (alg !== 'none') return quick(request);
      const headers = { ...request.headers, authorization: bearer(tenant.token) };
      return quick({ ...request, headers });
    };
    expect(await letIn(gullible, unsigned, closedRoutes.slice(0, 20))).not.toEqual([]);
  });

  it('that the pool itself has signed with nothing wrong do open routes', async () => {
    const sound = { name: 'sound', status: 401, headers: { authorization: bearer(tenant.token) } };
    expect(await letIn(quick, sound)).toHaveLength(closedRoutes.length);
  }, 240_000);

  it('planted: a key set that takes in any key it is shown: caught', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .sign(privateKey);
    const one = { name: 'own key', status: 401, headers: { authorization: bearer(token) } };
    const gullible: Send = (request) =>
      quick({ ...request, headers: { ...request.headers, authorization: bearer(tenant.token) } });
    expect(await letIn(quick, one, closedRoutes.slice(0, 20))).toEqual([]);
    expect(await letIn(gullible, one, closedRoutes.slice(0, 20))).not.toEqual([]);
  });
});

describe('requests that another site makes a browser send', () => {
  const crossings: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['a sibling origin', { origin: 'http://localhost.evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['no origin at all', {}],
    ['another site by the browser itself', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['own origin but cross-site', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
    ['a form', { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { origin: 'http://localhost', 'content-type': 'text/plain' }],
    ['JSON with another name', { origin: 'http://localhost', 'content-type': 'text/json' }],
  ];
  const unsafe = tenantRoutes.filter(({ kind }) => kind === 'command');

  async function accepted(send: Send, headers: Record<string, string>, some = unsafe) {
    const wrong: string[] = [];
    await inParallel(some, 8, async (contract) => {
      const request = probe(contract, null);
      const answer = await send({
        ...request,
        cookies: [`__Host-tandem-access=${tenant.token}`],
        headers: { ...request.headers, ...headers },
      });
      if (answer.status !== 403 || answer.body.code !== 'crossSiteRequest') wrong.push(contract.id);
    });
    return wrong;
  }

  it.each(crossings)(
    'from %s change nothing anywhere',
    async (_, headers) => {
      expect(await accepted(quick, headers)).toEqual([]);
    },
    60_000,
  );

  it('from the own page get through to the route', async () => {
    const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
    expect(await accepted(quick, own)).toHaveLength(unsafe.length);
  }, 240_000);

  it('planted: an entry that trusts any origin: caught', async () => {
    const trusting: Send = (request) =>
      quick({ ...request, headers: { ...request.headers, origin: 'http://localhost' } });
    const some = randomOf(seed).shuffled(unsafe).slice(0, 10);
    expect(await accepted(trusting, { origin: 'https://evil.example' }, some)).not.toEqual([]);
  });
});
