import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const textual = /^(application\/(json|[\w.+-]+\+json|x-www-form-urlencoded)|text\/)/i;

/** The request as an HTTP API hands it to a function, payload format 2.0. */
export function apiEvent(
  req: IncomingMessage,
  body: Buffer,
  requestId: string,
  nowMs: number,
): APIGatewayProxyEventV2 {
  const url = req.url ?? '/';
  const cut = url.indexOf('?');
  const rawPath = cut < 0 ? url : url.slice(0, cut);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(req.headers)) {
    if (name === 'cookie' || value === undefined) continue;
    headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const isText = textual.test(headers['content-type'] ?? 'application/json') && isUtf8(body);
  const cookies = req.headers.cookie?.split(/;\s*/).filter((pair) => pair !== '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: cut < 0 ? '' : url.slice(cut + 1),
    headers,
    ...(cookies && { cookies }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: req.method ?? 'GET',
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: req.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: new Date(nowMs).toISOString(),
      timeEpoch: nowMs,
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function isUtf8(body: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}
