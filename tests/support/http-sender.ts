import { request as httpRequest } from 'node:http';
import type { Host } from '../../infra/local/host.ts';
import type { RawAnswer, Send } from './handler-call.ts';

/** Over a real socket, byte for byte as written: no client library tidies the request up. */
export const httpSender =
  (host: Host): Send =>
  (request) =>
    new Promise<RawAnswer>((resolve, reject) => {
      const body =
        request.body === undefined
          ? undefined
          : Buffer.from(request.body, request.base64 ? 'base64' : 'utf8');
      const headers = { ...request.headers, host: `localhost:${host.port}` };
      if (request.cookies) Object.assign(headers, { cookie: request.cookies.join('; ') });
      const call = httpRequest(
        {
          host: '127.0.0.1',
          port: host.port,
          method: request.method,
          path: visible(request.query === '' ? request.path : `${request.path}?${request.query}`),
          headers: {
            ...Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name, printable(value)]),
            ),
            ...(body && { 'content-length': String(body.length) }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => resolve(read(answer, Buffer.concat(chunks).toString('utf8'))));
          answer.on('error', reject);
        },
      );
      call.on('error', reject);
      call.end(body);
    });

/** Node refuses to send what no proxy would let through; those cases are for the handlers. */
const visible = (path: string): string => path.replace(/[^\x21-\x7e]/g, (char) => encodeURI(char));
const printable = (value: string): string => value.replace(/[^\x20-\x7e]/g, '?');

function read(
  answer: { statusCode?: number; headers: Record<string, string | string[] | undefined> },
  text: string,
): RawAnswer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  );
  const isJson = (headers['content-type'] ?? '').includes('json');
  return {
    status: answer.statusCode ?? 0,
    headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    cookies: [answer.headers['set-cookie'] ?? []].flat(),
  };
}
