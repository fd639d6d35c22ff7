import type { IncomingMessage, RequestListener } from 'node:http';
import type { Identity, IdentityResponse } from './create-identity.ts';

const longestBody = 65_536;
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Serves the issuer on a loopback port: the key set below the issuer's path, the protocol at /. */
export function identityListener(identity: Identity, issuerUrl: string): RequestListener {
  const keySetPath = `${new URL(issuerUrl).pathname.replace(/\/$/, '')}/.well-known/jwks.json`;
  return async (request, response) => {
    const { status, headers, body } = await answer(identity, request, keySetPath);
    response.writeHead(status, headers).end(body);
  };
}

async function answer(
  identity: Identity,
  request: IncomingMessage,
  keySetPath: string,
): Promise<IdentityResponse> {
  const path = request.url ?? '/';
  // A foreign name that resolves to this machine is a web page trying to reach the port.
  if (!loopback.test(request.headers.host ?? '')) return plain(403);
  if (path === keySetPath && request.method === 'GET') return identity.jwks();
  if (path !== '/') return plain(404);
  const body = await readBody(request);
  if (body === undefined) return plain(413);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  );
  return identity.handler({ method: request.method ?? '', path, headers, body });
}

/** The body, or undefined when it is too long or the caller hung up. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestBody) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const plain = (status: number): IdentityResponse => ({ status, headers: {}, body: '' });
