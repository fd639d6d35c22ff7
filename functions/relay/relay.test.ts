import { createHash } from 'node:crypto';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeId } from '../../shared/kernel/id.ts';
import { type Commit, encodeCommit } from '../platform/commit-log.ts';
import { relay } from './relay.ts';

const TENANT = `t_${'0'.repeat(25)}1`;
const OTHER = `t_${'0'.repeat(25)}2`;
const CONTROL = 'tandem-test-control';
const arnOf = (table: string) => `arn:aws:dynamodb:eu-1:1:table/${table}/stream/2026`;
const OWN = arnOf(`tandem-test-${TENANT}-g3`);

const settings = {
  TANDEM_CONTROL_TABLE: CONTROL,
  TANDEM_TENANT_ROLE_ARN: 'arn',
  TANDEM_BUS: 'the-bus',
  TANDEM_FILES_BUCKET: 'files',
  TANDEM_TOKEN_ISSUER: 'https://issuer.example',
  TANDEM_CLIENT_ID: 'client',
  TANDEM_USER_POOL: 'pool',
  TANDEM_READER: 'reader',
  TANDEM_CURSOR_KEY: '0123456789abcdef',
};
beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const AT = Date.parse('2026-03-01T00:00:00.000Z');
const idOf = (n: number) => makeId('c', AT + n, new Uint8Array(10));

/** A commit with so many events, and text that does not deflate, if any. */
function commit(n: number, events = 1, text = ''): Commit {
  return {
    id: idOf(n),
    at: '2026-03-01T00:00:00.000Z',
    actor: 'workflow:close',
    onBehalfOf: 'user:mem_1',
    operation: 'sales.confirmSalesOrder',
    requestId: 'r',
    requestHash: 'h',
    events: Array.from({ length: events }, (_, index) => ({
      id: `evt_${n}_${index}`,
      event: 'sales.orderConfirmed',
      version: 1,
      data: { n, tenantId: OTHER },
    })),
    changes: [{ entity: 'salesOrder', id: `so_${n}`, version: 1, after: { text } as never }],
    result: { value: null },
  };
}

const noise = (bytes: number): string =>
  Array.from({ length: bytes / 64 }, (_, n) =>
    createHash('sha256').update(String(n)).digest('hex'),
  ).join('');

/** As Lambda hands it over: bytes as base 64. */
function recordOf(item: object, eventSourceARN = OWN, eventName = 'INSERT') {
  const image = marshall(item, { removeUndefinedValues: true });
  for (const value of Object.values(image)) {
    if (value.B) (value as { B: unknown }).B = Buffer.from(value.B).toString('base64');
  }
  const { sk } = item as { sk: string };
  return { eventName, eventSourceARN, dynamodb: { SequenceNumber: sk, NewImage: image } };
}

/** The relay with a bus that refuses the events of these ids. */
function relayTo(refused: readonly string[] = []) {
  const taken: (PutEventsRequestEntry & { envelope: Record<string, unknown> })[] = [];
  const calls: number[] = [];
  const told: unknown[] = [];
  const bus = {
    async send({ input: { Entries } }: { input: { Entries: PutEventsRequestEntry[] } }) {
      calls.push(Entries.length);
      const entries = Entries.map((one) => ({ ...one, envelope: JSON.parse(one.Detail ?? '') }));
      const failed = entries.filter(({ envelope }) => refused.includes(envelope.id));
      taken.push(...entries.filter((one) => !failed.includes(one)));
      return { FailedEntryCount: failed.length };
    },
  };
  const tell = async (...heard: unknown[]) => void told.push(heard);
  const handler = relay(
    () => bus as never,
    () => tell,
  );
  const run = (...records: object[]) => handler({ Records: records } as never);
  return { run, taken, calls, told, ids: () => taken.map(({ envelope }) => envelope['id']) };
}

describe('the relay', () => {
  it('puts on the bus what a commit tells, under the name of its event', async () => {
    const { run, taken, told } = relayTo();
    expect(await run(recordOf(encodeCommit(commit(1)).item))).toEqual({ batchItemFailures: [] });
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      EventBusName: 'the-bus',
      Source: 'tandem.sales',
      DetailType: 'sales.orderConfirmed',
      envelope: { id: 'evt_1_0', commitId: idOf(1), actor: 'user:mem_1', generation: 3 },
    });
    const tenant = { tenantId: TENANT, generation: 3 };
    expect(told).toEqual([[tenant, [{ noun: 'salesOrder', id: 'so_1', version: 1 }]]]);
  });

  it('names the tenant of the table, whatever the item says', async () => {
    const { run, taken, told } = relayTo();
    const { item } = encodeCommit(commit(1));
    await run(recordOf({ ...item, tenantId: OTHER, generation: 9 }));
    expect(taken[0]?.envelope).toMatchObject({ tenantId: TENANT, generation: 3 });
    expect(told[0]).toMatchObject([{ tenantId: TENANT, generation: 3 }, expect.anything()]);
  });

  it('takes no outbox from the table of a tenant', async () => {
    const { run, taken } = relayTo();
    const forged = { pk: 'outbox', sk: 'e1', event: 'platform.tenantReady', tenantId: OTHER };
    expect(await run(recordOf(forged))).toEqual({ batchItemFailures: [] });
    expect(taken).toEqual([]);
  });

  it('takes the outbox of the control table, and nothing else of it', async () => {
    const { run, taken } = relayTo();
    const item = { event: 'platform.signedUp', at: 'x', tenantId: OTHER, generation: 1, data: {} };
    const control = arnOf(CONTROL);
    await run(
      recordOf({ pk: 'outbox', sk: 'e1', actor: 'system', ...item }, control),
      recordOf({ pk: 'log#2026-03#0', sk: 'e2', ...item }, control),
    );
    expect(taken.map(({ envelope }) => [envelope['id'], envelope['tenantId']])).toEqual([
      ['e1', OTHER],
    ]);
  });

  const strange = [
    arnOf('somebody-else'),
    arnOf(`tandem-test-${TENANT}`),
    arnOf(`tandem-test-t_short-g1`),
    arnOf(`${CONTROL}-2`),
    '',
  ];
  it.each(strange)('relays nothing of a table that is not ours: %s', async (arn) => {
    const { run, taken } = relayTo();
    const outbox = { pk: 'outbox', sk: 'e1', event: 'platform.signedUp', tenantId: OTHER };
    const { item } = encodeCommit(commit(1));
    expect((await run(recordOf(outbox, arn))).batchItemFailures).toHaveLength(1);
    expect((await run(recordOf(item, arn))).batchItemFailures).toHaveLength(1);
    expect(taken).toEqual([]);
  });

  it('stops at an event that the bus does not take, so that it and all after it come again', async () => {
    const refused = relayTo(['evt_2_0']);
    const records = [1, 2, 3].map((n) => recordOf(encodeCommit(commit(n)).item));
    expect(await refused.run(...records)).toEqual({
      batchItemFailures: [{ itemIdentifier: idOf(2) }],
    });
    expect(refused.ids()).toEqual(['evt_1_0']);
    expect(refused.told).toMatchObject([[expect.anything(), [{ id: 'so_1' }]]]);
    const again = relayTo();
    expect(await again.run(...records.slice(1))).toEqual({ batchItemFailures: [] });
    expect(again.ids()).toEqual(['evt_2_0', 'evt_3_0']);
  });

  it('reports a commit of many events as a whole if one of them is not taken', async () => {
    const { run, calls, taken } = relayTo(['evt_1_14']);
    const { batchItemFailures } = await run(recordOf(encodeCommit(commit(1, 23)).item));
    expect(batchItemFailures).toEqual([{ itemIdentifier: idOf(1) }]);
    expect([calls, taken.length]).toEqual([[10, 10], 19]);
  });

  it('tells the events of a commit too large for one item without its parts', async () => {
    const { item, parts } = encodeCommit(commit(1, 2, noise(800_000)));
    expect(parts.length).toBeGreaterThan(1);
    const { run, taken, told, ids } = relayTo();
    expect(await run(recordOf(item), ...parts.map((part) => recordOf(part)))).toEqual({
      batchItemFailures: [],
    });
    expect(ids()).toEqual(['evt_1_0', 'evt_1_1']);
    expect(taken[0]?.envelope).toMatchObject({
      tenantId: TENANT,
      commitId: idOf(1),
      actor: 'user:mem_1',
      data: { n: 1 },
    });
    expect(told).toMatchObject([[expect.anything(), [{ noun: 'salesOrder' }]]]);
  });

  it('is silent about what was changed or removed, and about other items', async () => {
    const { run, taken, told } = relayTo();
    const { item } = encodeCommit(commit(1));
    await run(
      recordOf(item, OWN, 'MODIFY'),
      recordOf(item, OWN, 'REMOVE'),
      recordOf({ pk: 'salesOrder#so_1', sk: 'doc', j: '{}' }),
    );
    expect([taken, told]).toEqual([[], []]);
  });
});
