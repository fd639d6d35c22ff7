import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeId } from '../../../shared/kernel/id.ts';
import { type TestStore, testStore } from '../../../tests/support/store.ts';
import { type HostDb, openHostDb } from '../host-db.ts';
import { silentLog } from '../host-log.ts';
import type { FunctionRunner } from '../invoke.ts';
import { createManualClock } from '../manual-clock.ts';
import { createLogRelay, type LogRelay } from './log-relay.ts';

const NOW = Date.parse('2026-03-15T12:00:00.000Z');
const SWEEP_MS = 20_000;

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.stop());

const open: LogRelay[] = [];
afterEach(() => {
  for (const relay of open.splice(0)) relay.close();
});

/** A commit whose id says that it was drawn so many milliseconds after noon. */
const commitAt = (ms: number) => ({
  pk: { S: 'log#2026-03#0' },
  sk: { S: makeId('c', NOW + ms, new Uint8Array(10)) },
});
type Item = ReturnType<typeof commitAt>;

interface Seen {
  eventSourceARN: string;
  dynamodb: { SequenceNumber: string };
}

/** A relay over a table of its own, whose consumer fails where the test says so. */
async function relayOver(given: { db?: HostDb; table?: string } = {}) {
  const db = given.db ?? openHostDb(':memory:');
  const table = given.table ?? (await store.createTable());
  const clock = createManualClock(NOW);
  const batches: string[][] = [];
  /** What the consumer answers next instead of success. */
  const troubles: ((ids: string[]) => 'crash' | string)[] = [];
  const runner: FunctionRunner = {
    has: () => true,
    async invoke(_, payload) {
      const records = (payload as { Records: Seen[] }).Records;
      const ids = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
      batches.push(ids);
      const failed = troubles.shift()?.(ids);
      if (failed === 'crash') {
        return { ok: false, error: { errorType: 'Error', errorMessage: 'crashed' } } as never;
      }
      const batchItemFailures = failed === undefined ? [] : [{ itemIdentifier: failed }];
      return { ok: true, payload: { batchItemFailures } };
    },
  };
  const relay = createLogRelay({
    ...{ db, runner, clock, consumer: 'relay', gatherMs: 0, log: silentLog },
    storeEndpoint: store.endpoint,
    controlTable: 'tandem-local-control',
    streamArn: (name) => `arn:aws:dynamodb:::table/${name}/stream/local`,
  });
  open.push(relay);
  relay.connect(table);
  const put = (...items: Item[]) =>
    Promise.all(
      items.map((Item) => store.client.send(new PutItemCommand({ TableName: table, Item }))),
    );
  /** Lets time pass, then on in small steps until all that is due is done. */
  async function pass(ms: number) {
    clock.advance(ms);
    let done = false;
    const idle = relay.idle().then(() => {
      done = true;
    });
    while (!done) {
      clock.advance(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await idle;
  }
  await pass(0);
  return {
    ...{ relay, db, table, batches, troubles, put, pass },
    /** Written while the host looked on. */
    async write(...items: Item[]) {
      await put(...items);
      relay.written(table, items);
    },
  };
}

const idsOf = (...items: Item[]): string[] => items.map(({ sk }) => sk.S);

describe('the relay of logs', () => {
  it('hands over what is written, in the order of the log, once', async () => {
    const { write, pass, batches } = await relayOver();
    const [first, second] = [commitAt(0), commitAt(1)];
    await write(second, first);
    await pass(0);
    await pass(SWEEP_MS);
    expect(batches).toEqual([idsOf(first, second)]);
  });

  it('leaves aside what is no commit', async () => {
    const { relay, table, pass, batches } = await relayOver();
    const doc = { ...commitAt(0), pk: { S: 'item#itm_1' } };
    const part = { ...commitAt(0), pk: { S: 'logpart#c_1' } };
    relay.written(table, [doc, part]);
    await pass(0);
    expect(batches).toEqual([]);
  });

  it('finds by its sweep a commit that it did not see being written', async () => {
    const { put, pass, batches } = await relayOver();
    const missed = commitAt(0);
    await put(missed);
    await pass(0);
    expect(batches).toEqual([]);
    await pass(SWEEP_MS);
    expect(batches).toEqual([idsOf(missed)]);
  });

  it('finds a commit that became visible after younger ones were handed over', async () => {
    const { write, put, pass, batches } = await relayOver();
    const [late, first, second] = [commitAt(-30_000), commitAt(0), commitAt(10)];
    await write(first, second);
    await pass(0);
    await put(late);
    await pass(SWEEP_MS);
    await pass(SWEEP_MS);
    expect(batches).toEqual([idsOf(first, second), idsOf(late)]);
  });

  it('finds what was written at the turn of a month', async () => {
    const { put, pass, batches } = await relayOver();
    const turn = Date.parse('2026-04-01T00:00:00.000Z') - NOW;
    const before = commitAt(turn - 5);
    const after = { ...commitAt(turn + 5), pk: { S: 'log#2026-04#0' } };
    await put(before, after);
    await pass(turn + 10);
    expect(batches).toEqual([idsOf(before, after)]);
  });

  it('hands over again all that a consumer that crashed was given', async () => {
    const { write, pass, batches, troubles } = await relayOver();
    const items = [commitAt(0), commitAt(1)];
    troubles.push(() => 'crash');
    await write(...items);
    await pass(0);
    expect(batches).toEqual([idsOf(...items), idsOf(...items)]);
    await pass(SWEEP_MS);
    expect(batches).toHaveLength(2);
  });

  it('hands over again what a consumer could not tell, and all after it', async () => {
    const { write, pass, batches, troubles } = await relayOver();
    const [first, second, third] = [commitAt(0), commitAt(1), commitAt(2)];
    troubles.push((ids) => ids[1] as string);
    await write(first, second, third);
    await pass(0);
    expect(batches).toEqual([idsOf(first, second, third), idsOf(second, third)]);
  });

  it('started again, goes on where the consumer had come to', async () => {
    const before = await relayOver();
    const [told, untold, missed] = [commitAt(0), commitAt(1), commitAt(2)];
    await before.write(told);
    await before.pass(0);
    before.troubles.push(() => {
      before.relay.close();
      return 'crash';
    });
    await before.write(untold);
    await before.pass(0);
    await before.put(missed);
    expect(before.batches).toEqual([idsOf(told), idsOf(untold)]);
    const { batches } = await relayOver(before);
    expect(batches).toEqual([idsOf(untold, missed)]);
  });

  it('tells nothing of a table that it was told to forget', async () => {
    const { relay, table, write, pass, batches } = await relayOver();
    relay.disconnect(table);
    expect(relay.isConnected(table)).toBe(false);
    await write(commitAt(0));
    await pass(SWEEP_MS);
    expect(batches).toEqual([]);
  });
});
