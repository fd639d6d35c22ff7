import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BusEvent } from '../events/bus-types.ts';
import { serve } from './endpoint-for-tests.ts';
import { eventBridgeHandler } from './eventbridge.ts';

let accepted: BusEvent[] = [];
let client: EventBridgeClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const handler = eventBridgeHandler({
    busNames: ['tandem'],
    accept: (events) => accepted.push(...events),
    newId: () => `evt-${accepted.length}`,
  });
  const server = await serve([handler]);
  close = server.close;
  client = new EventBridgeClient(server.config);
});
beforeEach(() => {
  accepted = [];
});
afterAll(() => close());

const entry = (extra = {}) => ({
  EventBusName: 'tandem',
  Source: 'tandem.sales',
  DetailType: 'OrderConfirmed',
  Detail: JSON.stringify({ orderId: 'so_1' }),
  ...extra,
});

describe('PutEvents over the wire', () => {
  it('accepts an event with all that it carries', async () => {
    const Time = new Date('2026-01-31T08:00:00Z');
    const full = entry({
      Time,
      Resources: ['arn:a'],
      EventBusName: 'arn:aws:events:r:1:event-bus/tandem',
    });
    const answer = await client.send(new PutEventsCommand({ Entries: [full] }));
    expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: 'evt-0' }] });
    expect(accepted).toEqual([
      {
        id: 'evt-0',
        source: 'tandem.sales',
        'detail-type': 'OrderConfirmed',
        detail: { orderId: 'so_1' },
        resources: ['arn:a'],
        time: '2026-01-31T08:00:00Z',
      },
    ]);
  });

  it('refuses single entries and accepts the others, in order', async () => {
    const Entries = [
      entry({ Source: '' }),
      entry(),
      entry({ Detail: '[1]' }),
      entry({ Source: 'aws.s3' }),
      entry({ EventBusName: 'other' }),
    ];
    const answer = await client.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(4);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'InvalidArgument',
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'InvalidArgument',
    ]);
    expect(accepted).toHaveLength(1);
  });

  it.each([
    ['no entry', [], /between 1 and 10/],
    ['eleven entries', Array.from({ length: 11 }, () => entry()), /between 1 and 10/],
    [
      'more than 256 KB',
      [entry({ Detail: JSON.stringify('好'.repeat(88_000)) })],
      /over the limit/,
    ],
  ])('refuses a request with %s', async (_title, Entries, message) => {
    const sent = client.send(new PutEventsCommand({ Entries }));
    await expect(sent).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
    expect(accepted).toEqual([]);
  });
});
