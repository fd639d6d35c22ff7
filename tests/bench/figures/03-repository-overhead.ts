import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type Clock, isoInstant } from '../../../functions/platform/clock.ts';
import { commit } from '../../../functions/platform/commit.ts';
import type { Ctx } from '../../../functions/platform/context.ts';
import { documentKey } from '../../../functions/platform/keys.ts';
import { revise } from '../../../functions/platform/outcome.ts';
import { pack } from '../../../functions/platform/packing.ts';
import { createStore } from '../../../functions/platform/store.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { cpuMs, type Figure, leastOf, type Measure, rounded, unlessMet } from '../figure.ts';

const CALLS = 1_500;
const at = '2026-11-21T00:00:00.000Z';

const doc: Doc<typeof customer> = {
  id: 'cus_01hzzzzzzzzzzzzzzzzzzzzzzz',
  version: 3,
  createdAt: at,
  createdBy: 'user:mem_a',
  updatedAt: at,
  updatedBy: 'user:mem_a',
  code: 'C-1001',
  name: '苏州合泰精密五金有限公司',
  tier: 'A',
  revenuePoint: 'delivery',
  paymentTerms: { kind: 'net', days: 30 },
};

const clock: Clock = {
  now: () => Date.parse(at),
  random: (bytes) => new Uint8Array(bytes),
  sleep: async () => undefined,
};

/** A store that answers every call at once, with the one document where it is asked for it. */
async function answeringWire() {
  const stored = { ...documentKey(customer, doc.id), v: 3, ...pack(doc) };
  const found = JSON.stringify({
    Responses: {
      t: [{ pk: { S: stored.pk }, sk: { S: 'doc' }, v: { N: '3' }, j: { S: stored.j } }],
    },
    UnprocessedKeys: {},
  });
  const server = createServer((req, res) => {
    const isRead = String(req.headers['x-amz-target']).endsWith('BatchGetItem');
    req.resume().on('end', () => {
      res
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
        .end(isRead ? found : '{}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const raw = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'x',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  return {
    client: DynamoDBDocumentClient.from(raw),
    close() {
      server.closeAllConnections();
      server.close();
      raw.destroy();
    },
  };
}

type Call = () => Promise<unknown>;

function reading(client: DynamoDBDocumentClient): { bare: Call; ours: Call } {
  const Keys = [documentKey(customer, doc.id)];
  return {
    async bare() {
      const command = { RequestItems: { t: { Keys, ConsistentRead: true } } };
      const { Responses } = await client.send(new BatchGetCommand(command));
      return JSON.parse(String(Responses?.t?.[0]?.j));
    },
    ours: () => createStore(client, 't').find(customer, doc.id),
  };
}

/** The same transaction, once made by a commit and once as the commit sent it before. */
async function writing(client: DynamoDBDocumentClient): Promise<{ bare: Call; ours: Call }> {
  const write = (through: DynamoDBDocumentClient) => {
    const ctx = {
      ...{ actor: { kind: 'user', id: 'mem_a' }, now: isoInstant(clock.now()), requestId: 'r' },
      ...{ random: clock.random, store: createStore(through, 't') },
    } as unknown as Ctx;
    const change = revise(ctx, customer, doc, { name: '苏州合泰精密五金股份有限公司' });
    const request = { operation: 'a.b', requestHash: 'h', principal: 'user:mem_a', key: 'k' };
    return commit(ctx, { result: change.after, changes: [change] }, request, clock);
  };
  let sent: TransactWriteCommandInput | undefined;
  const listening = {
    send(command: TransactWriteCommand) {
      sent = command.input;
      return client.send(command);
    },
  };
  await write(listening as never);
  const input = sent as TransactWriteCommandInput;
  return {
    bare: () => client.send(new TransactWriteCommand(input)),
    ours: () => write(client),
  };
}

async function compared(
  metric: string,
  { bare, ours }: { bare: Call; ours: Call },
  reason: string,
): Promise<Figure> {
  const time = (call: Call) => async () => {
    const start = process.cpuUsage();
    for (let index = 0; index < CALLS; index += 1) await call();
    return cpuMs(start);
  };
  await time(bare)();
  await time(ours)();
  let [least, leastBare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 5; round += 1) {
    leastBare = Math.min(leastBare, await leastOf(1, time(bare)));
    least = Math.min(least, await leastOf(1, time(ours)));
  }
  const ratio = least / leastBare;
  return {
    row: 3,
    metric: `repository overhead, CPU of ${metric} over the bare client call`,
    value: rounded(least / CALLS, 3),
    unit: 'ms',
    baseline: rounded(leastBare / CALLS, 3),
    ratio: rounded(ratio),
    goal: '≤ 1.10×',
    ...unlessMet(ratio <= 1.1, reason),
  };
}

/**
 * Row 3: what ours adds to the same call of the document client, on a wire that answers at once.
 */
export const measure: Measure = async () => {
  const wire = await answeringWire();
  const figures = [
    await compared('a document read', reading(wire.client), 'reads are gathered into batches'),
    await compared(
      'a document written',
      await writing(wire.client),
      'the document is checked against its schema and packed twice, for its item and for the log',
    ),
  ];
  wire.close();
  return figures;
};
