import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { operationOf, type RawAnswer, type Send } from '../support/handler-call.ts';
import type { World } from '../support/harness.ts';
import { httpSender } from '../support/http-sender.ts';
import { assertProblem } from '../support/openapi-conformance.ts';
import { differences, type RawTable, rawTable } from '../support/raw-table.ts';
import { Unmakeable } from '../support/schema-values.ts';
import { commands, queries, type Seeded, seedTenant } from '../support/seed-tenant.ts';
import { inParallel, type Random, randomOf, replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import { validInput } from '../support/valid-input.ts';
import { type Malformed, malformed } from './malformed-requests.ts';

const HANDLER_CASES = Number(process.env['CASES'] ?? 20_000);
const HTTP_CASES = HANDLER_CASES / 10;
const BUDGET_CPU_MS = 120_000;
const seed = runSeed();

let world: World;
let quick: Send;
let seeded: Seeded;
let table: RawTable;
const contracts = [...commands, ...queries];

beforeAll(async () => {
  const started = await startQuickWorld();
  ({ world, quick } = started);
  const tenant = await world.tenant();
  seeded = await seedTenant(started.send, tenant.token, randomOf(seed), 1);
  await world.settle();
  table = rawTable(world, tenant.id);
}, 600_000);

afterAll(async () => {
  table?.close();
  await world?.stop();
});

function baseFor(contract: AnyOperation, random: Random): Record<string, unknown> {
  for (const fullness of [0.4, 0]) {
    try {
      return validInput(contract, seeded.catalogue, random, { fullness });
    } catch (error) {
      if (!(error instanceof Unmakeable)) throw error;
    }
  }
  return {};
}

/** What is wrong with the answer, if anything: it must be a refusal that says why. */
function verdict(contract: AnyOperation, one: Malformed, answer: RawAnswer): string | undefined {
  if (answer.status >= 500) return 'a server error';
  if (answer.status < 300) return one.mayPass ? undefined : 'taken';
  try {
    assertProblem(contract, answer);
  } catch (error) {
    return (error as Error).message;
  }
  const { code, errors, title } = answer.body;
  if (title.length < 10) return 'nothing is said';
  if (code !== 'invalidInput') return undefined;
  const pointers: string[] = errors.map(({ pointer }: { pointer: string }) => pointer);
  const { field } = one;
  // A field that is missing may be named by the whole it belongs to.
  const named = pointers.some((one) => one === '' || !field || one.startsWith(`/${field}`));
  return named ? undefined : `/${field} is not named`;
}

interface Fuzzed {
  taken: number;
  refused: number;
  /** By operation and how it was broken, the first of each. */
  wrong: Map<string, string>;
}

async function fuzz(send: Send, cases: number, random: Random, some: readonly AnyOperation[]) {
  const fuzzed: Fuzzed = { taken: 0, refused: 0, wrong: new Map() };
  const jobs = Array.from({ length: cases }, (_, index) => some[index % some.length]);
  const authorization = `Bearer ${seeded.token}`;
  await inParallel(jobs as AnyOperation[], 6, async (contract) => {
    const one = malformed(contract, baseFor(contract, random), random);
    // What may be taken is only rehearsed, so that nothing may change at all.
    const given = one.request.query;
    const rehearsed = one.mayPass && contract.kind === 'command' && !given.includes('dryRun');
    const query = rehearsed ? `${given}&dryRun=true` : given;
    const headers = { ...one.request.headers, authorization };
    const answer = await send({ ...one.request, query, headers });
    const wrong = verdict(contract, one, answer);
    fuzzed[answer.status < 300 ? 'taken' : 'refused'] += 1;
    if (wrong === undefined) return;
    const text = `${wrong}: ${answer.status} ${answer.text.slice(0, 300)}`;
    const name = `${contract.id} with ${one.how}`;
    if (!fuzzed.wrong.has(name)) fuzzed.wrong.set(name, text);
  });
  return fuzzed;
}

const told = ({ wrong }: Fuzzed): string[] =>
  [...wrong].slice(0, 40).map(([name, text]) => `${name}: ${text}`);

describe('requests with one thing wrong', () => {
  it(`are refused with reasons, ${HANDLER_CASES} at the handlers`, async () => {
    const began = process.cpuUsage();
    const before = await table.fingerprint();
    const counts = await replayable(seed, (random) =>
      fuzz(quick, HANDLER_CASES, random, contracts),
    );
    await world.settle();
    const changed = differences(before, await table.fingerprint());
    expect(changed.filter((key) => !/^(seal|denied#|exported#)/.test(key))).toEqual([]);
    const { user, system } = process.cpuUsage(began);
    const ms = Math.round((user + system) / 1000);
    process.stdout.write(
      `malformed: ${counts.refused} refused, ${counts.taken} taken as they may, ` +
        `${contracts.length} operations, ${ms} ms of processor\n`,
    );
    expect(told(counts)).toEqual([]);
    expect(counts.refused).toBeGreaterThan(HANDLER_CASES / 2);
    expect(ms).toBeLessThan(BUDGET_CPU_MS);
  }, 900_000);

  it(`are refused with reasons, ${HTTP_CASES} over HTTP`, async () => {
    const before = await table.fingerprint();
    const send = httpSender(world.host);
    await replayable(seed, async () => {
      const random = randomOf(seed + 1);
      expect(told(await fuzz(send, HTTP_CASES, random, contracts))).toEqual([]);
    });
    await world.settle();
    const changed = differences(before, await table.fingerprint());
    expect(changed.filter((key) => !/^(seal|denied#|exported#)/.test(key))).toEqual([]);
  }, 900_000);
});

describe('planted bugs', () => {
  const some = [operationOf('masterdata.createUnit'), operationOf('masterdata.createCustomer')];
  const patched = (answer: RawAnswer, patch: object): RawAnswer => {
    const body = { ...answer.body, ...patch };
    return { ...answer, status: body.status ?? answer.status, body, text: JSON.stringify(body) };
  };
  const bugs: [string, Send][] = [
    [
      'a null where a text belongs is a server error',
      async (request) => {
        const answer = await quick(request);
        return (request.body ?? '').includes(':null')
          ? patched(answer, { status: 500, code: 'internal' })
          : answer;
      },
    ],
    [
      'a refusal names no field',
      async (request) => {
        const answer = await quick(request);
        return answer.body?.errors?.length > 0 ? patched(answer, { errors: [] }) : answer;
      },
    ],
    [
      'a refusal names another field',
      async (request) => {
        const answer = await quick(request);
        const errors = [{ pointer: '/other', code: 'c', message: 'm' }];
        return answer.body?.code === 'invalidInput' ? patched(answer, { errors }) : answer;
      },
    ],
    [
      'a refusal is a page',
      async (request) => {
        const answer = await quick(request);
        const headers = { ...answer.headers, 'content-type': 'text/html' };
        return answer.status >= 400 ? { ...answer, headers } : answer;
      },
    ],
    [
      'a broken body counts as an empty one',
      (request) => {
        try {
          if (request.base64) throw new SyntaxError();
          JSON.parse(request.body ?? '{}');
          return quick(request);
        } catch {
          const body = JSON.stringify({ code: 'x1', name: 'n', decimals: 0 });
          return quick({
            ...request,
            path: '/api/masterdata/units',
            body,
            base64: false,
            query: 'dryRun=true',
          });
        }
      },
    ],
  ];

  it.each(bugs)(
    '%s: caught',
    async (_, sabotaged) => {
      expect((await fuzz(quick, 600, randomOf(seed), some)).wrong.size).toBe(0);
      expect((await fuzz(sabotaged, 600, randomOf(seed), some)).wrong.size).toBeGreaterThan(0);
    },
    60_000,
  );

  it('a refused request that writes all the same: caught', async () => {
    const before = await table.fingerprint();
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
    const Item = { pk: 'unit#planted', sk: 'doc', v: 1, j: '{}' };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    expect(differences(before, await table.fingerprint())).toContain('unit#planted\u0000doc');
  });
});
