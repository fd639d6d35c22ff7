import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentKey } from '../../../functions/platform/keys.ts';
import { pack } from '../../../functions/platform/packing.ts';
import { createStore } from '../../../functions/platform/store.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { cpuMs, leastOf, type Measure, rounded } from '../figure.ts';

const CALLS = 1_500;

/** Row 3: what our store adds to the same call of the document client, on a wire that answers at once. */
export const measure: Measure = async () => {
  const doc = {
    id: 'cus_01hzzzzzzzzzzzzzzzzzzzzzzz',
    version: 3,
    code: 'C-1001',
    name: '苏州合泰精密五金有限公司',
    createdAt: '2026-11-21T00:00:00.000Z',
  };
  const stored = { ...documentKey(customer, doc.id), v: 3, ...pack(doc) };
  const answer = JSON.stringify({
    Responses: {
      t: [{ pk: { S: stored.pk }, sk: { S: 'doc' }, v: { N: '3' }, j: { S: stored.j } }],
    },
    UnprocessedKeys: {},
  });
  const server = createServer((req, res) => {
    req.resume().on('end', () => {
      res.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const raw = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'x',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const client = DynamoDBDocumentClient.from(raw);
  const Keys = [documentKey(customer, doc.id)];
  const bare = async () => {
    const command = { RequestItems: { t: { Keys, ConsistentRead: true } } };
    const { Responses } = await client.send(new BatchGetCommand(command));
    return JSON.parse(String(Responses?.t?.[0]?.j));
  };
  const ours = () => createStore(client, 't').find(customer, doc.id);
  const time = (call: () => Promise<unknown>) => async () => {
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
  server.closeAllConnections();
  server.close();
  raw.destroy();
  const ratio = least / leastBare;
  return [
    {
      row: 3,
      metric: 'repository overhead, CPU of a document read over the bare client call',
      value: rounded(least / CALLS, 3),
      unit: 'ms',
      baseline: rounded(leastBare / CALLS, 3),
      ratio: rounded(ratio),
      goal: '≤ 1.10×',
      met: ratio <= 1.1,
    },
  ];
};
