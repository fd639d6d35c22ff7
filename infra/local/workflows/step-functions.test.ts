import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openHostDb } from '../host-db.ts';
import { createManualClock } from '../manual-clock.ts';
import { engineOf, type Functions, named } from './engine-for-tests.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 3));
const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const task = (Resource: string, Next?: string) => ({
  Type: 'Task',
  Resource,
  ...(Next ? { Next } : { End: true }),
});

describe('a Standard execution', () => {
  it('starts once per name, whatever became of the first', async () => {
    const { engine, calls } = engineOf({ A: task('f') }, { functions: { f: () => 1 } });
    const first = await engine.start('m', 'evt-1', { n: 1 });
    const again = await engine.start('m', 'evt-1', { n: 1 });
    await engine.idle();
    const later = await engine.start('m', 'evt-1', { n: 2 });
    expect([first.created, again.created, later.created]).toEqual([true, false, false]);
    expect(later.execution).toMatchObject({ status: 'SUCCEEDED', input: { n: 1 }, output: 1 });
    expect(calls).toHaveLength(1);
  });

  it('times out as a whole, and can be stopped', async () => {
    const clock = createManualClock();
    const states = { A: { Type: 'Wait', Seconds: 1_000, End: true } };
    const { engine, db } = engineOf(states, { clock, extra: { TimeoutSeconds: 10 } });
    const late = (await engine.start('m', 'late', {})).execution.arn;
    const stopped = (await engine.start('m', 'stopped', {})).execution.arn;
    await tick();
    expect(engine.stop(stopped, 'Operator', 'not needed')).toBe(clock.now());
    expect(engine.stop(stopped)).toBeUndefined();
    clock.advance(10_000);
    await engine.idle();
    expect(engine.describe(late)?.status).toBe('TIMED_OUT');
    expect(engine.describe(stopped)).toMatchObject({ status: 'ABORTED', error: 'Operator' });
    expect(db.prepare('SELECT count(*) AS n FROM workflow_frame').get()?.n).toBe(0);
    expect(engine.list('m', { status: 'ABORTED' }).map(({ name }) => name)).toEqual(['stopped']);
  });

  it('keeps the last 200 transitions in its history', async () => {
    const { engine, run } = engineOf({
      A: { Type: 'Pass', Assign: { n: 0 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Condition: '{% $n < 80 %}', Next: 'B' }], Default: 'D' },
      D: { Type: 'Succeed' },
    });
    const execution = await run();
    const history = engine.history(execution?.arn ?? '');
    expect(history).toHaveLength(200);
    expect(history.at(-1)).toMatchObject({ type: 'ExecutionSucceeded', id: 326 });
    expect(history.at(-3)).toMatchObject({ type: 'SucceedStateEntered', name: 'D' });
  });

  it('of five states on disk takes at most 20 ms', async () => {
    const states = {
      A: task('f', 'B'),
      B: task('f', 'C'),
      C: task('f', 'D'),
      D: task('f', 'E'),
      E: task('f'),
    };
    const db = openHostDb(join(folder, 'speed.db'));
    const { run } = engineOf(states, { db, functions: { f: () => ({ ok: true }) } });
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const before = performance.now();
      await run({}, `run-${round}`);
      times.push(performance.now() - before);
    }
    expect(Math.min(...times)).toBeLessThan(20);
    db.close();
  });
});

describe('an execution that its host left', () => {
  const states = {
    A: { ...task('first', 'Sleep'), Assign: { got: '{% $states.result %}' } },
    Sleep: { Type: 'Wait', Seconds: 100, Next: 'Each' },
    Each: {
      Type: 'Map',
      Items: '{% [1, 2, 3] %}',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Do', States: { Do: task('each') } },
      Next: 'Last',
    },
    Last: { Type: 'Pass', Output: '{% [$got, $states.input] %}', End: true },
  };

  it('goes on in the middle of a Wait and of a Map; a task in flight runs again', async () => {
    const file = join(folder, 'resume.db');
    const clock = createManualClock();
    let hang = true;
    const functions: Functions = {
      first: () => 'one',
      each: (n: number) => (hang && n === 2 ? new Promise(() => {}) : n * 10),
    };
    const calls: [string, unknown][] = [];
    const host = () => {
      const db = openHostDb(file);
      const made = engineOf(states, { db, clock, functions });
      const resumed = made.engine.resumeAll();
      return {
        ...made,
        resumed,
        leave: () => [made.engine.close(), db.close(), calls.push(...made.calls)],
      };
    };
    const first = host();
    const { arn } = (await first.engine.start('m', 'run', {})).execution;
    await tick();
    clock.advance(60_000);
    first.leave();
    const second = host();
    await tick();
    expect(clock.pending().map((at) => at - clock.now())).toContain(40_000);
    clock.advance(40_000);
    await tick();
    second.leave();
    hang = false;
    const third = host();
    await third.engine.idle();
    expect([first.resumed, second.resumed, third.resumed]).toEqual([0, 1, 1]);
    expect(third.engine.describe(arn)?.output).toEqual(['one', 10, 20, 30]);
    third.leave();
    expect(calls).toEqual([
      ['first', {}],
      ['each', 1],
      ['each', 2],
      ['each', 2],
      ['each', 3],
    ]);
  });

  it('keeps its definition when the next release has another', async () => {
    const file = join(folder, 'definition.db');
    const clock = createManualClock();
    const wait = (output: string) => ({
      A: { Type: 'Wait', Seconds: 5, Next: 'B' },
      B: { Type: 'Pass', Output: output, End: true },
    });
    const before = openHostDb(file);
    const old = engineOf(wait('old'), { db: before, clock });
    const { arn } = (await old.engine.start('m', 'run', {})).execution;
    await tick();
    old.engine.close();
    before.close();
    const { engine } = engineOf(wait('new'), { db: openHostDb(file), clock });
    engine.resumeAll();
    await tick();
    clock.advance(5_000);
    await engine.idle();
    expect(engine.describe(arn)?.output).toBe('old');
  });
});

describe('an Express execution', () => {
  it('is answered at its end, leaves nothing on disk, and may run again by its name', async () => {
    const options = { type: 'EXPRESS', functions: { f: () => 7 } } as const;
    const { engine, db } = engineOf({ A: task('f') }, options);
    const first = await engine.start('m', 'evt-1', {});
    const second = await engine.start('m', 'evt-1', {});
    expect([first.execution.output, second.created]).toEqual([7, true]);
    for (const table of ['workflow_execution', 'workflow_frame', 'workflow_history']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n).toBe(0);
    }
  });

  it('rejects when it fails, so that its event comes again', async () => {
    const functions: Functions = {
      f: () => {
        throw named('Conflict', 'changed meanwhile');
      },
    };
    const { engine } = engineOf({ A: task('f') }, { type: 'EXPRESS', functions });
    await expect(engine.start('m', 'evt-1', {})).rejects.toThrow(/m FAILED: Conflict .*meanwhile/);
  });

  it('ends after five minutes at the latest', async () => {
    const clock = createManualClock();
    const states = { A: { Type: 'Wait', Seconds: 1_000, End: true } };
    const { engine } = engineOf(states, { type: 'EXPRESS', clock });
    const run = engine.start('m', 'evt-1', {});
    await tick();
    clock.advance(300_000);
    await expect(run).rejects.toThrow('m TIMED_OUT');
  });
});
