import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { readBody } from './loopback-server.ts';

export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Upstream {
  /** Sends the bytes on; rejects when the store cannot be reached or breaks off. */
  send(headers: IncomingHttpHeaders, body: Buffer): Promise<UpstreamAnswer>;
  close(): void;
}

// Emulators keep one database per access key or region unless every call comes with the same.
const authorization =
  'AWS4-HMAC-SHA256 Credential=tandem/20250101/us-east-1/dynamodb/aws4_request, ' +
  'SignedHeaders=host, Signature=0000000000000000000000000000000000000000000000000000000000000000';

/** A keep-alive connection pool to the store, which must be one that verifies no signatures. */
export function connectUpstream(endpoint: string): Upstream {
  const url = new URL(endpoint);
  const tls = url.protocol === 'https:';
  const agent = tls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const target = {
    agent,
    hostname: url.hostname,
    port: url.port,
    path: url.pathname,
    method: 'POST',
  };
  const start = tls ? tlsRequest : request;
  return {
    send: (incoming, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': body.length,
          'x-amz-target': incoming['x-amz-target'],
          'x-amz-date': incoming['x-amz-date'] ?? '20250101T000000Z',
          authorization,
        };
        const outgoing = start({ ...target, headers }, (answer) => {
          readBody(answer).then((bytes) => {
            resolve({
              status: answer.statusCode ?? 500,
              headers: forwarded(answer.headers),
              body: bytes ?? Buffer.alloc(0),
            });
          }, reject);
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['content-type', 'x-amzn-requestid', 'x-amz-crc32']) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
