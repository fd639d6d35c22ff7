import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleApi } from '../../functions/platform/module-api.ts';
import { operations } from '../../shared/contracts/system.ts';
import { conflict } from '../../shared/kernel/errors.ts';
import { isServed } from '../support/catalogue.ts';
import {
  operationOf,
  type RawAnswer,
  type RawRequest,
  requestFor,
  type Send,
  viaHandler,
} from '../support/handler-call.ts';
import type { World } from '../support/harness.ts';
import { MAX_UNLUCKY, unlucky } from '../support/never-accepted.ts';
import { closing, commands, seedTenant } from '../support/seed-tenant.ts';
import { randomOf, replayable, runSeed } from '../support/seeded.ts';
import { startQuickWorld } from '../support/snapshot-sender.ts';
import {
  checkMalformed,
  checkOtherOperation,
  checkRepeat,
  type Keyed,
  NoInput,
  NotIdempotent,
} from './idempotency-check.ts';

const BUDGET_CPU_MS = 100_000;
const seed = runSeed();

/** Their answers show a secret once, so they are not kept: asked again, they are refused. */
const secrets = ['platform.createApiKey'];
/** They serve people who have no company yet: tests/operations/account/founding.test.ts. */
const outside = operations.filter((one) => one.kind === 'command' && one.audience !== 'tenant');

const replayed = commands
  .filter(({ secret }) => !secret)
  .sort((a, b) => Number(closing.has(a.id)) - Number(closing.has(b.id)));

let world: World;
let keyed: Keyed;

beforeAll(async () => {
  const started = await startQuickWorld();
  world = started.world;
  const tenant = await world.tenant();
  const { token: otherToken } = await tenant.member(['owner']);
  await tenant.member(['salesRep']);
  const seeded = await seedTenant(started.send, tenant.token, randomOf(seed), 2);
  keyed = { ...seeded, through: started.send, otherToken };
}, 600_000);

afterAll(() => world?.stop());

describe('every command under an idempotency key', () => {
  it('is repeatable but for these few', () => {
    expect(commands.filter(({ secret }) => secret).map(({ id }) => id)).toEqual(secrets);
    const served = outside.filter(isServed).map(({ module }) => module);
    expect([...new Set(served)]).toEqual(['account']);
  });

  it('has one effect for two at once, the same bytes after, and binds one request of one person', async () => {
    const began = process.cpuUsage();
    await replayable(seed, async () => {
      const without: string[] = [];
      const broken: string[] = [];
      for (const contract of replayed) {
        try {
          await checkRepeat(keyed, contract);
        } catch (error) {
          if (error instanceof NoInput) without.push(error.message);
          else if (error instanceof NotIdempotent) broken.push(error.message);
          else throw error;
        }
      }
      expect(broken).toEqual([]);
      const missed = unlucky(without);
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(MAX_UNLUCKY);
      const { user, system } = process.cpuUsage(began);
      const ms = Math.round((user + system) / 1000);
      process.stdout.write(`idempotency: ${replayed.length} commands, ${ms} ms of processor\n`);
      expect(ms).toBeLessThan(BUDGET_CPU_MS);
    });
  }, 900_000);

  it('answers the later of two with what the first did, even where it is refused for that', async () => {
    const contract = operationOf('masterdata.createUnit');
    const input = { code: keyed.random.word(8), name: 'n', decimals: 0 };
    const request = requestFor(contract, keyed.token, input, { key: keyed.random.word(20) });
    const first: RawAnswer[] = [];
    const late = moduleApi([
      {
        contract,
        async run() {
          first.push(await keyed.through(request));
          throw conflict({ reason: 'the first was here.' });
        },
      },
    ]);
    const second = await viaHandler(late as never, request);
    expect([second.status, second.text]).toEqual([201, first[0]?.text]);
  });

  it('refuses a key that is none', async () => {
    for (const contract of commands) await checkMalformed(keyed, contract);
  }, 240_000);

  it('does not know the keys of other commands', async () => {
    const unit = operationOf('masterdata.createUnit');
    for (const other of ['masterdata.createWarehouse', 'masterdata.updateUnit']) {
      await checkOtherOperation(keyed, unit, operationOf(other));
    }
  }, 240_000);
});

describe('planted bugs', () => {
  const contract = operationOf('masterdata.createUnit');
  const keyOf = ({ headers }: RawRequest) => headers['idempotency-key'];
  const withText = (answer: RawAnswer, text: string): RawAnswer => ({ ...answer, text });

  /** Remembers answers by whatever the bug takes for the scope of a key. */
  const remembering = (scope: (request: RawRequest) => string): Send => {
    const known = new Map<string, RawAnswer>();
    return async (request) => {
      const key = scope(request);
      const answer = known.get(key) ?? (await keyed.through(request));
      known.set(key, answer);
      return answer;
    };
  };

  const forgetful: Send = (request) => {
    const { 'idempotency-key': _, ...headers } = request.headers;
    return keyed.through({ ...request, headers });
  };

  const bugs: [string, () => Send, (planted: Keyed) => Promise<void>][] = [
    ['the key is ignored', () => forgetful, (planted) => checkRepeat(planted, contract)],
    [
      'the key is ignored by two at once',
      () => {
        let times = 0;
        return (request) => {
          times += 1;
          return times === 2 ? forgetful(request) : keyed.through(request);
        };
      },
      (planted) => checkRepeat(planted, contract),
    ],
    [
      'the answer comes again with other bytes',
      () => {
        let times = 0;
        return async (request) => {
          const answer = await keyed.through(request);
          times += 1;
          return times === 3 ? withText(answer, `${answer.text} `) : answer;
        };
      },
      (planted) => checkRepeat(planted, contract),
    ],
    [
      'the content of the request is not compared',
      () => remembering((request) => `${request.headers['authorization']} ${keyOf(request)}`),
      (planted) => checkRepeat(planted, contract),
    ],
    [
      'keys are shared by all people',
      () => {
        const shared = new Map<string, RawAnswer>();
        return async (request) => {
          const other = request.headers['authorization'] === `Bearer ${keyed.otherToken}`;
          const known = other ? shared.get(keyOf(request) ?? '') : undefined;
          const answer = known ?? (await keyed.through(request));
          if (answer.status < 300) shared.set(keyOf(request) ?? '', answer);
          return answer;
        };
      },
      (planted) => checkRepeat(planted, contract),
    ],
    [
      'keys are shared by all operations',
      () => remembering((request) => keyOf(request) ?? ''),
      (planted) =>
        checkOtherOperation(planted, contract, operationOf('masterdata.createWarehouse')),
    ],
    [
      'any text is a key',
      () => (request) => {
        const headers = { ...request.headers, 'idempotency-key': 'sound' };
        return keyed.through({ ...request, headers });
      },
      (planted) => checkMalformed(planted, contract),
    ],
  ];

  it.each(bugs)('%s: caught', async (_, bug, check) => {
    await expect(check({ ...keyed, through: bug() })).rejects.toThrow(NotIdempotent);
  });
});
