import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startStore } from '../../infra/local/store/launcher.ts';

/** What the store bills. */
export interface Units {
  read: number;
  write: number;
}

export interface MeteredStore {
  endpoint: string;
  /** Units since the meter was last read, of tables whose name begins so. */
  take: () => Units;
  stop: () => Promise<void>;
}

interface Capacity {
  TableName?: string;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
  CapacityUnits?: number;
}

const READS = /^(GetItem|BatchGetItem|Query|Scan|TransactGetItems)$/;

/** The local store behind a meter: every call asks what it costs, as the store itself counts. */
export async function meteredStore(): Promise<MeteredStore> {
  const store = await startStore({ memory: true, env: {} });
  const units: Units = { read: 0, write: 0 };

  function count(operation: string, answer: string): void {
    const { ConsumedCapacity: found = [] } = JSON.parse(answer) as {
      ConsumedCapacity?: Capacity | Capacity[];
    };
    for (const one of Array.isArray(found) ? found : [found]) {
      const all = one.CapacityUnits ?? 0;
      if (READS.test(operation)) units.read += all;
      else units.write += all;
    }
  }

  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const operation = String(req.headers['x-amz-target']).split('.')[1] ?? '';
    const asked = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const metered =
      READS.test(operation) ||
      /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem)$/.test(operation);
    const body = JSON.stringify(metered ? { ...asked, ReturnConsumedCapacity: 'TOTAL' } : asked);
    const headers = { ...req.headers, 'content-length': String(Buffer.byteLength(body)) };
    const forward = request(store.endpoint, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts);
        if (metered && answer.statusCode === 200) count(operation, text.toString('utf8'));
        res.writeHead(answer.statusCode ?? 500, {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': text.length,
        });
        res.end(text);
      });
    });
    forward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    take() {
      const taken = { ...units };
      units.read = 0;
      units.write = 0;
      return taken;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.stop();
    },
  };
}
