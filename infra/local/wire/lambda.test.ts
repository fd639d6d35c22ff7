import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../host-log.ts';
import { createFunctionRunner } from '../invoke.ts';
import { serve } from './endpoint-for-tests.ts';
import { lambdaHandler } from './lambda.ts';

const queued: [string, unknown][] = [];
let client: LambdaClient;
let endpoint: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const handler = (event: { fail?: boolean; name: string }) => {
    if (event.fail) throw new TypeError('broken');
    return { hello: event.name };
  };
  const functions = [{ id: 'tandem-sales', load: async () => ({ handler }), timeoutSeconds: 3 }];
  const runner = createFunctionRunner({ functions, log: silentLog });
  const enqueueInvocation = (id: string, payload: unknown) => queued.push([id, payload]);
  const server = await serve([lambdaHandler({ runner, enqueueInvocation })]);
  ({ close, endpoint } = server);
  client = new LambdaClient(server.config);
});
afterAll(() => close());

const invoke = (FunctionName: string, payload: unknown, extra = {}) =>
  client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload), ...extra }));

describe('Invoke over the wire', () => {
  it.each(['tandem-sales', 'arn:aws:lambda:us-east-1:000000000000:function:tandem-sales:live'])(
    'answers the payload of %s',
    async (name) => {
      const answer = await invoke(name, { name: '李' });
      expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
      expect(answer.FunctionError).toBeUndefined();
      expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({ hello: '李' });
    },
  );

  it('marks a failed call and answers the error', async () => {
    const answer = await invoke('tandem-sales', { fail: true });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'broken',
    });
  });

  it('queues an asynchronous call and answers 202', async () => {
    const answer = await invoke('tandem-sales', { n: 1 }, { InvocationType: 'Event' });
    expect(answer.StatusCode).toBe(202);
    expect(queued).toEqual([['tandem-sales', { n: 1 }]]);
  });

  it('does nothing on a dry run', async () => {
    const answer = await invoke('tandem-sales', {}, { InvocationType: 'DryRun' });
    expect(answer.StatusCode).toBe(204);
  });

  it('knows no other function', async () => {
    await expect(invoke('tandem-crm', {})).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('refuses a body that is not JSON', async () => {
    const sent = client.send(new InvokeCommand({ FunctionName: 'tandem-sales', Payload: '{' }));
    await expect(sent).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
  });
});

describe('the endpoint', () => {
  const url = () => `${endpoint}/2015-03-31/functions/tandem-sales/invocations`;

  it.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
  ])('refuses a web page: %s %s', async (name, value) => {
    const headers = { [name]: value };
    const answer = await fetch(url(), { method: 'POST', body: '{}', headers });
    expect(answer.status).toBe(403);
  });

  it('answers 404 to what nobody serves', async () => {
    expect((await fetch(`${endpoint}/nothing`)).status).toBe(404);
  });
});
