import { describe, expect, it } from 'vitest';
import { silentLog } from './host-log.ts';
import { createFunctionRunner, type LambdaContext, type LambdaHandler } from './invoke.ts';
import { createManualClock } from './manual-clock.ts';

function runnerOf(handler: LambdaHandler, timeoutSeconds = 3) {
  const clock = createManualClock();
  let loads = 0;
  const load = async () => {
    loads += 1;
    if (loads === 1 && handler.name === 'secondTime') throw new Error('cannot load');
    return { handler };
  };
  const functions = [{ id: 'sales', load, timeoutSeconds }];
  const runner = createFunctionRunner({ functions, log: silentLog, clock, newId: () => 'req-1' });
  return { runner, clock, loads: () => loads };
}

describe('a function run in process', () => {
  it('gets copies, so that neither side sees what the other does to its objects', async () => {
    let seen: { list: number[] } | undefined;
    const { runner } = runnerOf((event: { list: number[] }) => {
      seen = event;
      return event;
    });
    const payload = { list: [1], gone: undefined };
    const result = await runner.invoke('sales', payload);
    seen?.list.push(2);
    expect(result).toEqual({ ok: true, payload: { list: [1] } });
    expect(payload.list).toEqual([1]);
  });

  it('answers null for a handler that returns nothing', async () => {
    const { runner } = runnerOf(() => undefined);
    expect(await runner.invoke('sales', {})).toEqual({ ok: true, payload: null });
  });

  it('is loaded once for many calls, and again after a load that failed', async () => {
    const once = runnerOf(() => 'ok');
    await Promise.all([once.runner.invoke('sales', {}), once.runner.invoke('sales', {})]);
    expect(once.loads()).toBe(1);
    const again = runnerOf(function secondTime() {
      return 'ok';
    });
    expect(await again.runner.invoke('sales', {})).toMatchObject({
      ok: false,
      error: { errorType: 'Error', errorMessage: 'cannot load' },
    });
    expect(await again.runner.invoke('sales', {})).toEqual({ ok: true, payload: 'ok' });
  });

  it('sees a Lambda context whose remaining time runs down', async () => {
    let context: LambdaContext | undefined;
    const { runner, clock } = runnerOf((_event, given) => {
      context = given;
    }, 5);
    await runner.invoke('sales', {});
    clock.advance(1_500);
    expect(context).toMatchObject({
      functionName: 'sales',
      awsRequestId: 'req-1',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:sales',
    });
    expect(context?.getRemainingTimeInMillis()).toBe(3_500);
  });

  it('fails with the name and message of what was thrown, now or later', async () => {
    const { runner } = runnerOf(() => {
      throw new RangeError('too far');
    });
    expect(await runner.invoke('sales', {})).toMatchObject({
      ok: false,
      error: { errorType: 'RangeError', errorMessage: 'too far' },
    });
    const rejecting = runnerOf(async () => Promise.reject('text')).runner;
    expect(await rejecting.invoke('sales', {})).toEqual({
      ok: false,
      error: { errorType: 'string', errorMessage: 'text' },
    });
  });

  it('times out at its limit', async () => {
    const { runner, clock } = runnerOf(() => new Promise(() => {}), 2);
    const answer = runner.invoke('sales', {});
    await new Promise(setImmediate);
    clock.advance(2_000);
    expect(await answer).toMatchObject({
      ok: false,
      error: { errorType: 'Sandbox.Timedout', errorMessage: /timed out after 2 seconds/ },
    });
  });

  it('is refused when nobody declared it', async () => {
    const { runner } = runnerOf(() => 1);
    await expect(runner.invoke('nobody', {})).rejects.toThrow('There is no function nobody.');
  });
});
