import { describe, expect, it } from 'vitest';
import { createManualClock } from '../manual-clock.ts';
import { engineOf, type Functions, named } from './engine-for-tests.ts';

const INVOKE = 'arn:aws:states:::lambda:invoke';
const tick = () => new Promise((resolve) => setTimeout(resolve, 3));

describe('data', () => {
  it('flows from output to input, and through Output where it is given', async () => {
    const { run } = engineOf({
      A: { Type: 'Pass', Next: 'B' },
      B: {
        Type: 'Pass',
        Output: { a: '{% $states.input.n + 1 %}', b: ['{% 2 %}', 'x'] },
        End: true,
      },
    });
    expect(await run({ n: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: { a: 2, b: [2, 'x'] },
    });
  });

  it('stays in variables; Assign and Output see them as they were before', async () => {
    const { run } = engineOf({
      A: { Type: 'Pass', Assign: { n: 1, list: '{% [1, 2] %}' }, Next: 'B' },
      B: {
        Type: 'Pass',
        Assign: { n: '{% $n + 1 %}', was: '{% $n %}' },
        Output: '{% $n %}',
        Next: 'C',
      },
      C: { Type: 'Pass', Output: '{% [$n, $was, $states.input, $list] %}', End: true },
    });
    expect((await run())?.output).toEqual([2, 1, 1, 1, 2]);
  });

  it('knows the context object', async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 31));
    const { run } = engineOf(
      { A: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
      { clock },
    );
    expect((await run({ n: 1 }))?.output).toEqual({
      Execution: {
        Id: 'arn:aws:states:us-east-1:000000000000:execution:m:run',
        Input: { n: 1 },
        Name: 'run',
        RoleArn: 'arn:aws:iam::000000000000:role/m',
        StartTime: '2026-01-31T00:00:00.000Z',
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:m', Name: 'm' },
      State: { Name: 'A', EnteredTime: '2026-01-31T00:00:00.000Z', RetryCount: 0 },
    });
  });

  it.each([
    ['$partition([1, 2, 3], 2)', [[1, 2], [3]]],
    ['$range(1, 9, 3)', [1, 4, 7]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$parse(\'{"a": [1]}\').a', [1]],
    ["$hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
    ["$length($hash('a', 'SHA-256'))", 64],
    ['$uuid()', '00000000-0000-4000-8000-000000000000'],
    ['$random()', 0.25],
    ['$random(7) = $random(7)', true],
    ['$millis()', 1_700_000_000_000],
    ['$now()', '2023-11-14T22:13:20.000Z'],
    ["$now('[Y0001]-[M01]-[D01]')", '2023-11-14'],
  ])('evaluates %s', async (expression, value) => {
    const { run } = engineOf(
      { A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } },
      { clock: createManualClock(), random: () => 0.25 },
    );
    expect((await run())?.output).toEqual(value);
  });

  it.each([
    ['nothing', '$states.input.absent', /returned nothing/],
    ['a function', '$sum', /returned a function/],
    ['a lambda inside', '{"f": function($x) { $x }}', /returned a function/],
    ['a type error', '1 + "a"', /must evaluate to a number/],
    ['an unknown function', '$nowhere(1)', /non-function/],
    ['a broken JSON text', "$parse('{')", /JSON/],
    ['an unknown hash', "$hash('a', 'CRC')", /algorithm CRC/],
    ['a result where there is none', '$states.result', /returned nothing/],
  ])('fails on an expression that gives %s', async (_title, expression, cause) => {
    const { run } = engineOf({ A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
    const execution = await run();
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(execution?.cause).toMatch(cause);
  });

  it('fails above 256 KB between states, which States.ALL does not catch', async () => {
    const { run } = engineOf(
      {
        A: {
          Type: 'Task',
          Resource: 'big',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
          Next: 'B',
        },
        B: { Type: 'Succeed' },
      },
      { functions: { big: () => 'x'.repeat(256 * 1024) } },
    );
    expect(await run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('Task', () => {
  it('wraps the answer of lambda:invoke, and not that of a function as resource', async () => {
    const Arguments = {
      FunctionName: 'arn:aws:lambda:r:1:function:f:live',
      Payload: '{% $states.input %}',
    };
    const functions: Functions = { f: (n: number) => n + 1 };
    const { run, calls } = engineOf(
      {
        A: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments,
          Output: '{% $states.result.Payload %}',
          Next: 'B',
        },
        B: { Type: 'Task', Resource: 'f', Next: 'C' },
        C: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments: { FunctionName: 'f', Payload: 10 },
          End: true,
        },
      },
      { functions },
    );
    expect((await run(1))?.output).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: 11,
      StatusCode: 200,
    });
    expect(calls).toEqual([
      ['f', 1],
      ['f', 2],
      ['f', 10],
    ]);
  });

  it('fails with the function’s error type and all of its error as cause', async () => {
    const { run } = engineOf(
      { A: { Type: 'Task', Resource: 'f', End: true } },
      {
        functions: {
          f: () => {
            throw named('StockShort', 'only 3 left');
          },
        },
      },
    );
    const execution = await run();
    expect(execution).toMatchObject({ status: 'FAILED', error: 'StockShort' });
    expect(JSON.parse(execution?.cause ?? '')).toEqual({
      errorType: 'StockShort',
      errorMessage: 'only 3 left',
    });
  });

  it('goes where a catcher leads, with the error as output and in Assign', async () => {
    const { run } = engineOf(
      {
        A: {
          Type: 'Task',
          Resource: 'f',
          Catch: [
            { ErrorEquals: ['Other'], Next: 'X' },
            {
              ErrorEquals: ['StockShort'],
              Next: 'B',
              Assign: { why: '{% $states.errorOutput.Error %}' },
            },
          ],
          Next: 'X',
        },
        B: {
          Type: 'Pass',
          Output: '{% [$why, $parse($states.input.Cause).errorMessage] %}',
          End: true,
        },
        X: { Type: 'Fail', Error: 'Wrong' },
      },
      {
        functions: {
          f: () => {
            throw named('StockShort', 'only 3 left');
          },
        },
      },
    );
    expect((await run())?.output).toEqual(['StockShort', 'only 3 left']);
  });

  it('retries with growing pauses up to the longest, each retrier on its own count', async () => {
    const clock = createManualClock();
    const errors = ['A', 'A', 'B', 'A', 'A'];
    const Retry = [
      {
        ErrorEquals: ['A'],
        IntervalSeconds: 2,
        BackoffRate: 3,
        MaxDelaySeconds: 10,
        MaxAttempts: 3,
      },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, JitterStrategy: 'FULL' },
    ];
    const { engine, calls } = engineOf(
      { A: { Type: 'Task', Resource: 'f', Retry, End: true } },
      {
        clock,
        random: () => 0.5,
        functions: {
          f: () => {
            throw named(errors[calls.length - 1] ?? 'none');
          },
        },
      },
    );
    const { execution } = await engine.start('m', 'run', {});
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await tick();
      const due = clock.pending()[0] ?? clock.now();
      pauses.push(due - clock.now());
      clock.advance(due - clock.now());
    }
    await engine.idle();
    expect(pauses).toEqual([2_000, 6_000, 500, 10_000]);
    expect(engine.describe(execution.arn)).toMatchObject({ status: 'FAILED', error: 'A' });
  });

  it.each([
    ['States.TaskFailed', 'FAILED'],
    ['States.Timeout', 'SUCCEEDED'],
    ['States.ALL', 'SUCCEEDED'],
  ])('after its timeout is caught by %s: %s', async (errorName, status) => {
    const clock = createManualClock();
    const { engine } = engineOf(
      {
        A: {
          Type: 'Task',
          Resource: 'f',
          TimeoutSeconds: '{% 1 + 1 %}',
          Catch: [{ ErrorEquals: [errorName], Next: 'B' }],
          Next: 'B',
        },
        B: { Type: 'Succeed' },
      },
      { clock, functions: { f: () => new Promise(() => {}) } },
    );
    const { execution } = await engine.start('m', 'run', {});
    await tick();
    clock.advance(1_999);
    await tick();
    expect(engine.describe(execution.arn)?.status).toBe('RUNNING');
    clock.advance(1);
    await engine.idle();
    expect(engine.describe(execution.arn)?.status).toBe(status);
  });
});

describe('Choice, Wait, Succeed, Fail', () => {
  const choice = {
    A: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'Big', Assign: { size: 'big' } },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Big', Output: 'medium' },
      ],
      Default: 'Small',
      Assign: { size: 'small' },
    },
    Big: { Type: 'Succeed', Output: "{% [$states.input, $exists($size) ? $size : 'none'] %}" },
    Small: { Type: 'Fail', Error: '{% $size %}', Cause: "{% 'n = ' & $states.input.n %}" },
  };

  it.each([
    [11, { status: 'SUCCEEDED', output: [{ n: 11 }, 'big'] }],
    [6, { status: 'SUCCEEDED', output: ['medium', 'none'] }],
    [1, { status: 'FAILED', error: 'small', cause: 'n = 1' }],
  ])('take the first rule that holds, else the default: %d', async (n, outcome) => {
    expect(await engineOf(choice).run({ n })).toMatchObject(outcome);
  });

  it.each([
    ['{% false %}', 'States.NoChoiceMatched'],
    ['{% 1 %}', 'States.QueryEvaluationError'],
  ])('fail without a default or on a condition like %s', async (Condition, error) => {
    const Choices = [{ Condition, Next: 'B' }];
    const { run } = engineOf({ A: { Type: 'Choice', Choices }, B: { Type: 'Succeed' } });
    expect(await run()).toMatchObject({ status: 'FAILED', error });
  });

  it.each([
    [{ Seconds: 90 }, 90_000],
    [{ Seconds: '{% $states.input.s %}' }, 60_000],
    [{ Timestamp: '{% $fromMillis($millis() + 5000) %}' }, 5_000],
  ])('wait as %j says', async (when, milliseconds) => {
    const clock = createManualClock();
    const { engine } = engineOf({ A: { Type: 'Wait', ...when, End: true } }, { clock });
    const { execution } = await engine.start('m', 'run', { s: 60 });
    await tick();
    clock.advance(milliseconds - 1);
    await tick();
    expect(engine.describe(execution.arn)?.status).toBe('RUNNING');
    clock.advance(1);
    await engine.idle();
    expect(engine.describe(execution.arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: { s: 60 },
    });
  });

  it('end at once for those who wait for all to be done', async () => {
    const { engine } = engineOf({
      A: { Type: 'Wait', Seconds: 90, Next: 'B' },
      B: { Type: 'Wait', Seconds: 90, End: true },
    });
    const { execution } = await engine.start('m', 'run', {});
    await tick();
    expect(engine.describe(execution.arn)?.status).toBe('RUNNING');
    await engine.finished();
    expect(engine.describe(execution.arn)?.status).toBe('SUCCEEDED');
    // Nobody is in a hurry any more.
    const later = await engine.start('m', 'later', {});
    await tick();
    expect(engine.describe(later.execution.arn)?.status).toBe('RUNNING');
    engine.close();
  });

  it.each([{ Seconds: '{% -1 %}' }, { Seconds: '{% 1.5 %}' }, { Timestamp: '2026-01-31' }])(
    'fail on a wait of %j',
    async (when) => {
      const { run } = engineOf({ A: { Type: 'Wait', ...when, End: true } });
      expect(await run()).toMatchObject({ error: 'States.QueryEvaluationError' });
    },
  );
});
