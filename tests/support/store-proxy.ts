import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningStore, startStore } from '../../infra/local/store/launcher.ts';

export interface StoreCall {
  operation: string;
  body: Record<string, unknown>;
}

export interface StoreAnswer {
  status: number;
  text: string;
}

export interface StoreProxy {
  endpoint: string;
  stop: () => Promise<void>;
}

type Handle = (
  call: StoreCall,
  forward: (body: Record<string, unknown>) => Promise<StoreAnswer>,
) => Promise<StoreAnswer>;

/** A store in memory behind something that looks at every call, for `DYNAMODB_ENDPOINT`. */
export async function proxiedStore(handle: Handle): Promise<StoreProxy> {
  const store: RunningStore = await startStore({ memory: true, env: {} });
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const operation = String(req.headers['x-amz-target']).split('.')[1] ?? '';
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const forward = (changed: Record<string, unknown>) =>
      send(store.endpoint, req.headers, JSON.stringify(changed));
    const answer = await handle({ operation, body }, forward);
    const type = { 'content-type': 'application/x-amz-json-1.0' };
    res.writeHead(answer.status, { ...type, 'content-length': Buffer.byteLength(answer.text) });
    res.end(answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.stop();
    },
  };
}

function send(endpoint: string, headers: object, body: string): Promise<StoreAnswer> {
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const asking = request(
      endpoint,
      { method: 'POST', headers: { ...headers, ...length } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 500,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
