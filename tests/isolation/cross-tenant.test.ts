import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineOperation } from '../../shared/contracts/operation.ts';
import { nouns, operations } from '../../shared/contracts/system.ts';
import { isServed } from '../support/catalogue.ts';
import { type RawRequest, requestFor, type Send } from '../support/handler-call.ts';
import type { TestTenant, World } from '../support/harness.ts';
import { differences, type RawTable, rawTable } from '../support/raw-table.ts';
import { commands, queries, seedTenant } from '../support/seed-tenant.ts';
import { inParallel, type Random, randomOf, replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import { type Attack, attackSlot, CANARY, Leak, traces, unknownId, type Victim } from './attack.ts';
import { type Attackers, attackersOf } from './attackers.ts';
import { eventsAsOf, logOf, tell, waysToFile } from './beside-routes.ts';
import { type Slot, slotKinds, slotsOf, unnamedIds } from './id-slots.ts';

const MIN_ATTEMPTS = Number(process.env['ATTEMPTS'] ?? 10_000);
/** Of this process alone, so that a busy machine does not fail it. */
const BUDGET_CPU_MS = 120_000;
const seed = runSeed();

let world: World;
let a: TestTenant;
let b: TestTenant;
/** Through both walls: the handler's own keys, and the guard in front of the store. */
let send: Send;
/** Through the handlers, reading from memory. */
let quick: Send;
let attack: Attack;
let attackers: Attackers;
let table: RawTable;

const routes = operations.filter(isServed);
const slots: Slot[] = routes.flatMap(slotsOf);
const leavesTraces = (slot: Slot) => ['idempotencyKey', 'importCell'].includes(slot.kind);

/** Free text by which people group postings: it names no record, whatever its name says. */
const dimensions = new Set(['finance.postManualJournal lines/*/orderId']);

/** Texts of the victim begin with the canary, whatever field they stand in. */
const canaryRandom = (base: Random): Random => ({
  ...base,
  word: (length) =>
    length < 3 ? CANARY.slice(0, length) : `${CANARY}${base.word(length - CANARY.length)}`,
});

async function victimOf(tenant: TestTenant): Promise<Victim> {
  const random = canaryRandom(randomOf(seed + 1));
  const seeded = await seedTenant(send, tenant.token, random, 1);
  const left = await traces(seeded, [...commands, ...queries]);
  await world.settle();
  await seeded.catalogue.refresh();
  const ids = new Set([tenant.id, ...seeded.catalogue.all().map(({ id }) => id)]);
  return { ...seeded, ...left, tenantId: tenant.id, ids };
}

beforeAll(async () => {
  ({ world, send, quick } = await startQuickWorld());
  a = await world.tenant({ company: 'Attackers' });
  b = await world.tenant({ company: `${CANARY} Victims` });
  const victim = await victimOf(b);
  const own = await seedTenant(send, a.token, randomOf(seed + 2), 1);
  attackers = await attackersOf(a);
  const counts = { attempts: 0, pairs: 0, accepted: new Set<string>(), kinds: new Set<string>() };
  attack = {
    send: quick,
    own: { ...own, send: quick },
    victim,
    random: randomOf(seed),
    bases: new Map(),
    counts,
  };
  table = rawTable(world, b.id);
}, 600_000);

afterAll(async () => {
  table?.close();
  await world?.stop();
});

describe('the matrix of attacks', () => {
  it('has slots for every operation that takes a key of any kind', () => {
    expect(routes.flatMap(unnamedIds).filter((name) => !dimensions.has(name))).toEqual([]);
    const without = routes.filter((one) => one.kind === 'command' && slotsOf(one).length === 0);
    expect(without.filter((one) => one.audience === 'tenant').map(({ id }) => id)).toEqual([]);
  });

  it('is missed by an operation that takes an id and does not say whose', () => {
    const planted = defineOperation({
      id: 'sales.peek',
      method: 'POST',
      path: '/api/sales/peek',
      permission: 'salesOrder.read',
      label: { en: 'Peek', zh: '看' },
      input: z.strictObject({ lines: z.array(z.strictObject({ warehouseId: z.string() })) }),
      output: z.strictObject({}),
    });
    expect(unnamedIds(planted as never)).toEqual(['sales.peek lines/*/warehouseId']);
  });

  it('covers every route of the contracts: none is without a function behind it', () => {
    expect(operations.filter((one) => !isServed(one)).map(({ id }) => id)).toEqual([]);
  });
});

describe('one company against another', () => {
  it(`gets nothing in ${MIN_ATTEMPTS} attempts, and cannot tell what exists`, async () => {
    const began = process.cpuUsage();
    await world.settle();
    const before = await table.fingerprint();
    await replayable(seed, async () => {
      const plan = attack.random.shuffled(slots.filter((slot) => !leavesTraces(slot)));
      const through = { ...attack, send };
      const some = attack.random.shuffled(plan).slice(0, 120);
      await inParallel(some, 6, (slot) => attackSlot(through, slot, attackers.owner, quickly));
      for (let round = 0; attack.counts.attempts < MIN_ATTEMPTS; round += 1) {
        await inParallel(plan, 6, (slot) => attackByAll(slot, round));
      }
      await inParallel(slots.filter(leavesTraces), 6, (slot) => attackByAll(slot, 0));
    });
    await world.settle();
    expect(documentsChanged(before, await table.fingerprint())).toEqual([]);
    expect([...attack.counts.kinds].sort()).toEqual(
      [...new Set(slots.map(({ kind }) => kind))].sort(),
    );
    const { user, system } = process.cpuUsage(began);
    const cpuMs = Math.round((user + system) / 1000);
    const { attempts, pairs, accepted } = attack.counts;
    process.stdout.write(
      `cross-tenant: ${attempts} attempts, ${pairs} pairs, ${slots.length} slots of ` +
        `${routes.length} routes, ${accepted.size} commands from accepted input, ` +
        `${cpuMs} ms of processor\n`,
    );
    expect(attempts).toBeGreaterThanOrEqual(MIN_ATTEMPTS);
    expect(cpuMs).toBeLessThan(BUDGET_CPU_MS);
  }, 900_000);

  it('has attacked every noun of which the other company has documents', () => {
    const attacked = new Set(slots.map(({ noun }) => noun));
    const served = nouns.filter((noun) => attack.victim.catalogue.of(noun.id).length > 0);
    expect(served.filter(({ id }) => !attacked.has(id)).map(({ id }) => id)).toEqual([]);
    expect(slotKinds.filter((kind) => !slots.some((slot) => slot.kind === kind))).toEqual([]);
  });

  it('was attacked with cursors and keys that the other company really has', () => {
    const { cursors, keys } = attack.victim;
    expect(cursors.size).toBeGreaterThanOrEqual(8);
    expect(keys.size).toBeGreaterThanOrEqual(commands.length / 3);
  });

  it('cannot use the name of its key, or its token after leaving the secret out', async () => {
    const made = await b.ok('platform.createApiKey', { name: CANARY, scopes: ['*'] });
    const [, , id, secret] = String(made.key).split('_') as [string, string, string, string];
    const flipped = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    const tries = [`tk_live_${id}_${flipped}`, `tk_live_${'0'.repeat(26)}_${secret}`];
    const answers = await Promise.all(
      tries.map((token) => a.call('platform.listMember', {}, { token })),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
    }
  });
});

describe('what is not asked through a route', () => {
  const newId = () => unknownId(attack.random, 'x').slice(2);

  it('an event that names what another company has does nothing there, and brings nothing', async () => {
    const c = await world.tenant({ company: 'Newcomers' });
    const before = await table.fingerprint();
    const events = await eventsAsOf(world, b.id, c.id, newId);
    expect(events.length).toBeGreaterThan(100);
    await tell(world, events);
    expect(documentsChanged(before, await table.fingerprint())).toEqual([]);
    expect(await logOf(world, c.id)).not.toContain(CANARY);
  }, 120_000);

  it('planted: events that reach the other company itself: caught', async () => {
    const before = await table.fingerprint();
    await tell(world, await eventsAsOf(world, b.id, b.id, newId));
    expect(documentsChanged(before, await table.fingerprint())).not.toEqual([]);
  }, 120_000);

  it('a file of another company answers as one that there is not', async () => {
    const { id, link, waysTo } = await waysToFile(world, a, b, CANARY);
    expect(await (await fetch(link)).text()).toBe(CANARY);
    const [foreign, unknown] = [await waysTo(id), await waysTo(unknownId(attack.random, 'file'))];
    expect(foreign.map(({ way, status }) => [way, status])).toEqual(
      foreign.map(({ way }) => [way, 403]),
    );
    expect(foreign).toEqual(unknown);
    expect(JSON.stringify(foreign)).not.toContain(CANARY);
  });
});

const quickly = { malformed: false, forReal: false };

/** The relay seals the log in its own time; everything else must stand still. */
const documentsChanged = (before: Map<string, string>, after: Map<string, string>) =>
  differences(before, after).filter((key) => !key.startsWith('seal'));

/** The owner tries everything; each round others try what a member of theirs could reach. */
async function attackByAll(slot: Slot, round: number): Promise<void> {
  const thorough = { malformed: round === 0, forReal: true };
  if (round === 0) await attackSlot(attack, slot, attackers.owner, thorough);
  const { random } = attack;
  for (const one of [attackers.key, attackers.cookie, random.pick(attackers.roles)]) {
    await attackSlot(attack, slot, one, quickly);
  }
}

describe('planted bugs', () => {
  const victimsIdIn = ({ path, query, body = '' }: RawRequest) =>
    [...attack.victim.ids].find((id) => `${path}${query}${body}`.includes(id));
  const asVictim = (request: RawRequest): RawRequest => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${b.token}` },
  });
  const problemOf = (answer: Awaited<ReturnType<Send>>, patch: object) => {
    const body = { ...answer.body, ...patch };
    return { ...answer, status: body.status, body, text: JSON.stringify(body) };
  };

  const bugs: [string, (slot: Slot) => boolean, (request: RawRequest) => ReturnType<Send>][] = [
    [
      'a document is read by its id alone',
      ({ kind, contract }) => kind === 'path' && contract.id === 'masterdata.getUnit',
      (request) => send(victimsIdIn(request) ? asVictim(request) : request),
    ],
    [
      'a foreign id is forbidden instead of unknown',
      ({ kind, contract }) => kind === 'path' && contract.id === 'masterdata.updateItem',
      async (request) => {
        const answer = await send(request);
        const foreign = answer.status === 404 && victimsIdIn(request);
        return foreign ? problemOf(answer, { status: 403, code: 'forbidden' }) : answer;
      },
    ],
    [
      'a refusal says what the other company calls it',
      ({ kind, contract }) => kind === 'body' && contract.id === 'masterdata.createItem',
      async (request) => {
        const answer = await send(request);
        return answer.status < 300 ? answer : problemOf(answer, { title: `not ${CANARY}1` });
      },
    ],
    [
      'a reference into another company is not checked',
      ({ kind, contract }) => kind === 'nested' && contract.id === 'masterdata.createPriceList',
      async (request) => {
        const id = victimsIdIn(request);
        const [own] = attack.own.catalogue.of('item');
        if (!id || !request.body) return send(request);
        return send({ ...request, body: request.body.replaceAll(id, own?.id ?? id) });
      },
    ],
    [
      'cursors are good in every company',
      ({ kind, contract }) => kind === 'cursor' && contract.id === 'masterdata.listUnit',
      async (request) => {
        const foreign = [...attack.victim.cursors.values()].some((cursor) =>
          request.query.includes(encodeURIComponent(cursor)),
        );
        return send(foreign ? { ...request, query: 'limit=1' } : request);
      },
    ],
    [
      'a list is filtered over all companies',
      ({ kind, contract }) => kind === 'filter' && contract.id === 'masterdata.listUnit',
      (request) => send(victimsIdIn(request) ? asVictim(request) : request),
    ],
    [
      'a list of ids in a text is looked up in all companies',
      ({ listed, contract }) => listed === true && contract.id === 'planning.kittingAnalysis',
      (request) => send(victimsIdIn(request) ? asVictim(request) : request),
    ],
    [
      'idempotency keys are shared by all companies',
      ({ kind, contract }) => kind === 'idempotencyKey' && contract.id === 'masterdata.createUnit',
      (request) => send(request.headers['idempotency-key'] ? asVictim(request) : request),
    ],
    [
      'a server error stops the search for more',
      ({ kind, contract }) => kind === 'path' && contract.id === 'masterdata.getCustomer',
      async (request) => {
        const answer = await send(request);
        return victimsIdIn(request) ? problemOf(answer, { status: 500, code: 'internal' }) : answer;
      },
    ],
  ];

  it.each(bugs)('%s: caught', async (_, chosen, sabotaged) => {
    const planted: Attack = { ...attack, send: sabotaged, bases: new Map() };
    const some = slots.filter(chosen);
    expect(some.length).toBeGreaterThan(0);
    const all = async () => {
      for (const slot of some) {
        const how = { malformed: false, forReal: true };
        await attackSlot(planted, slot, attackers.owner, how);
      }
    };
    await expect(all()).rejects.toThrow(Leak);
  });

  it('a write that goes through although it was refused: caught', async () => {
    const before = await table.fingerprint();
    const victim = attack.victim.catalogue.of('unit')[0];
    const input = { id: victim?.id, name: `renamed ${unknownId(attack.random, 'x')}` };
    const contract = operations.find(({ id }) => id === 'masterdata.updateUnit');
    await send(requestFor(contract as never, b.token, input));
    expect(differences(before, await table.fingerprint())).not.toEqual([]);
  });
});
