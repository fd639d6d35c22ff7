import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHostDb } from '../../infra/local/host-db.ts';
import { createAttempts } from '../../infra/local/identity/attempts.ts';
import { identityTables } from '../../infra/local/identity/tables.ts';
import { startLocalIdentity } from '../support/local-identity.ts';

const email = 'li.wei@example.com';
const password = 'four herons at dawn';
let local: Awaited<ReturnType<typeof startLocalIdentity>>;

beforeEach(async () => {
  local = await startLocalIdentity();
  await local.provider.signUp({ email, password });
});
afterEach(() => local.stop());

const tryIn = (address: string, guess: string, source: string) =>
  local.provider.signIn({ email: address, password: guess, source }).then(
    () => 'in',
    (error) => `${error.status} ${error.code} ${error.message}`,
  );

describe('who guesses passwords', () => {
  it('gets the same answers for a known and an unknown address, up to the wait', async () => {
    const answers = async (address: string) => {
      const list: string[] = [];
      for (let n = 0; n < 11; n++) list.push(await tryIn(address, 'wrong guess!', '192.0.2.9'));
      return list;
    };
    const known = await answers(email);
    expect(await answers('nobody@example.com')).toEqual(known);
    expect(known[0]).toMatch(/^401 signInFailed/);
    expect(known.at(-1)).toMatch(/^429 tooManyAttempts/);
  });

  it('locks out only the own address: the owner signs in from another', async () => {
    for (let n = 0; n < 12; n++) await tryIn(email, 'wrong guess!', '192.0.2.9');
    expect(await tryIn(email, password, '192.0.2.9')).toMatch(/^429/);
    expect(await tryIn(email, password, '198.51.100.7')).toBe('in');
    expect(await tryIn('other@example.com', 'wrong guess!', '192.0.2.9')).toMatch(/^401/);
  });

  it('may try again after the wait, and starts afresh once right', async () => {
    for (let n = 0; n < 9; n++) await tryIn(email, 'wrong guess!', '192.0.2.9');
    expect(await tryIn(email, password, '192.0.2.9')).toMatch(/^429/);
    local.clock.advance(2000);
    expect(await tryIn(email, password, '192.0.2.9')).toBe('in');
    for (let n = 0; n < 8; n++) await tryIn(email, 'wrong guess!', '192.0.2.9');
    local.clock.advance(1000);
    expect(await tryIn(email, password, '192.0.2.9')).toBe('in');
  });

  it('gains nothing from asking many at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, () => tryIn(email, 'wrong guess!', '192.0.2.9')),
    );
    expect(all.filter((answer) => answer.startsWith('401')).length).toBe(8);
  });

  it('cannot tell a known address by the time of the answer', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 9; n++) {
      for (const kind of ['known', 'unknown'] as const) {
        const address = kind === 'known' ? email : `nobody${n}@example.com`;
        const started = performance.now();
        await tryIn(address, 'wrong guess!', `198.51.100.${n}`);
        times[kind].push(performance.now() - started);
      }
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[4] as number;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe('the counters', () => {
  it('never let one source delay another, in any order of attempts', () => {
    const source = fc.constantFrom('a', 'b');
    const step = fc.record({ source, right: fc.boolean(), wait: fc.nat({ max: 5000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 1_000_000;
        const open = () => {
          const db = openHostDb(':memory:');
          db.migrate('identity', identityTables);
          return { db, attempts: createAttempts(db, () => now) };
        };
        const [both, alone] = [open(), open()];
        for (const { source: from, right, wait } of steps) {
          now += wait;
          const begun = both.attempts.begin('signIn', email, from);
          if (begun && right) both.attempts.succeed('signIn', email, from);
          if (from === 'b') continue;
          expect(alone.attempts.begin('signIn', email, from)).toBe(begun);
          if (begun && right) alone.attempts.succeed('signIn', email, from);
        }
        both.db.close();
        alone.db.close();
      }),
      { numRuns: 200 },
    );
  });
});
