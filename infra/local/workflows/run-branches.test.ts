import { describe, expect, it } from 'vitest';
import { createManualClock } from '../manual-clock.ts';
import { engineOf, type Functions, named } from './engine-for-tests.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 3));

describe('Map and Parallel', () => {
  const map = (processor: object, extra = {}) => ({
    A: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Inner', States: { Inner: processor } },
      End: true,
      ...extra,
    },
  });

  it('give results in the order of the items, with index and value in the context', async () => {
    const functions: Functions = {
      f: async ({ v, i }: { v: string; i: number }) => {
        await new Promise((resolve) => setTimeout(resolve, 6 - 2 * i));
        return `${i}${v}`;
      },
    };
    const ItemSelector = {
      v: '{% $states.context.Map.Item.Value & $states.input.suffix %}',
      i: '{% $states.context.Map.Item.Index %}',
    };
    const states = map(
      {
        Type: 'Task',
        Resource: 'f',
        Output: '{% $states.result & $string($states.context.Map.Item.Index) %}',
        End: true,
      },
      { Items: '{% $states.input.list %}', ItemSelector },
    );
    const { run } = engineOf(states, { functions });
    const input = { list: ['a', 'b', 'c'], suffix: '!' };
    expect((await run(input))?.output).toEqual(['0a!0', '1b!1', '2c!2']);
  });

  it('run at most so many items at a time', async () => {
    let now = 0;
    let most = 0;
    const functions: Functions = {
      f: async () => {
        now += 1;
        most = Math.max(most, now);
        await tick();
        now -= 1;
      },
    };
    const states = map({ Type: 'Task', Resource: 'f', End: true }, { MaxConcurrency: 2 });
    const { run } = engineOf(states, { functions });
    expect((await run([1, 2, 3, 4, 5]))?.status).toBe('SUCCEEDED');
    expect(most).toBe(2);
  });

  it('let inner states read outer variables, and lose their own at the end', async () => {
    const { run } = engineOf({
      Start: { Type: 'Pass', Assign: { rate: 2 }, Next: 'A' },
      A: {
        Type: 'Map',
        Items: '{% [1, 2] %}',
        ItemProcessor: {
          StartAt: 'I1',
          States: {
            I1: { Type: 'Pass', Assign: { own: '{% $states.input * $rate %}' }, Next: 'I2' },
            I2: { Type: 'Pass', Output: '{% $own + 1 %}', End: true },
          },
        },
        Next: 'Last',
      },
      Last: { Type: 'Pass', Output: '{% [$states.input, $exists($own)] %}', End: true },
    });
    expect((await run())?.output).toEqual([3, 5, false]);
  });

  it('pass an empty list through, and fail on what is not a list', async () => {
    const states = map({ Type: 'Pass', End: true }, { Items: '{% $states.input.list %}' });
    expect((await engineOf(states).run({ list: [] }))?.output).toEqual([]);
    expect(await engineOf(states).run({ list: 1 })).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  });

  it('fail with the item’s error, stop the other items, and are retried as a whole', async () => {
    const clock = createManualClock();
    let failures = 1;
    const functions: Functions = {
      f: (item: string) => {
        if (item === 'bad' && failures-- > 0) throw named('Broken');
        return item;
      },
    };
    const slow = {
      StartAt: 'Pick',
      States: {
        Pick: {
          Type: 'Choice',
          Choices: [{ Condition: "{% $states.input = 'slow' %}", Next: 'Sleep' }],
          Default: 'Do',
        },
        Sleep: { Type: 'Wait', Seconds: 5, End: true },
        Do: { Type: 'Task', Resource: 'f', End: true },
      },
    };
    const Retry = [{ ErrorEquals: ['Broken'], IntervalSeconds: 1 }];
    const { engine, calls } = engineOf(
      { A: { Type: 'Map', ItemProcessor: slow, Retry, End: true } },
      { clock, functions },
    );
    const { execution } = await engine.start('m', 'run', ['slow', 'good', 'bad']);
    await tick();
    expect(clock.pending().map((at) => at - clock.now())).toEqual([1_000]);
    clock.advance(1_000);
    await tick();
    clock.advance(5_000);
    await engine.idle();
    expect(engine.describe(execution.arn)?.output).toEqual(['slow', 'good', 'bad']);
    expect(calls.map(([, item]) => item)).toEqual(['good', 'bad', 'good', 'bad']);
  });

  it('run branches side by side on the same input, and catch the first error', async () => {
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const parallel = (second: object) => ({
      A: {
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n * 2 %}' },
        Branches: [
          branch('B1', { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true }),
          branch('B2', second),
        ],
        Catch: [{ ErrorEquals: ['Refused'], Next: 'C' }],
        Next: 'D',
      },
      C: { Type: 'Pass', End: true },
      D: { Type: 'Succeed' },
    });
    const fine = engineOf(parallel({ Type: 'Pass', Output: "{% 'x' %}", End: true }));
    expect((await fine.run({ n: 5 }))?.output).toEqual([11, 'x']);
    const refused = engineOf(parallel({ Type: 'Fail', Error: 'Refused', Cause: 'no' }));
    expect((await refused.run({ n: 5 }))?.output).toEqual({ Error: 'Refused', Cause: 'no' });
  });

  it('nest, with the innermost item in the context', async () => {
    const inner = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: {
        StartAt: 'Leaf',
        States: {
          Leaf: { Type: 'Pass', Output: '{% $states.context.Map.Item.Value * 10 %}', End: true },
        },
      },
      End: true,
    };
    expect((await engineOf(map(inner)).run([[1, 2], [3]]))?.output).toEqual([[10, 20], [30]]);
  });
});
