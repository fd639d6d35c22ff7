import type { IncomingMessage } from 'node:http';
import { arns, type Place, SOCKET_STAGE } from '../../roles.ts';
import { limits, type OpenSockets } from '../live/open-sockets.ts';
import { accessKeyIdOf } from '../store/loopback-server.ts';
import { evaluate } from '../store/policy.ts';
import type { LocalSts } from '../store/sts.ts';
import { readBody, sendJsonError, urlOf, WireError, type WireHandler } from './http-messages.ts';

export interface ConnectionsOptions {
  open: OpenSockets;
  sts: LocalSts;
  place: Place;
}

const PATH = new RegExp(`^/${SOCKET_STAGE}/(?:@|%40)connections/([^/]+)$`);

/** API Gateway's management of open sockets: PostToConnection and DeleteConnection. */
export function connectionsHandler(options: ConnectionsOptions): WireHandler {
  return {
    match: (req) => PATH.test(urlOf(req).pathname),
    async handle(req, res) {
      try {
        await manage(options, req);
        res.writeHead(req.method === 'DELETE' ? 204 : 200).end();
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        sendJsonError(res, error);
      }
    },
  };
}

async function manage({ open, sts, place }: ConnectionsOptions, req: IncomingMessage) {
  const { method } = req;
  const id = decodeURIComponent(PATH.exec(urlOf(req).pathname)?.[1] ?? '');
  if (method !== 'POST' && method !== 'DELETE') {
    throw new WireError(405, 'UnknownOperationException', `${method} is not served.`);
  }
  const principal = sts.principals(accessKeyIdOf(req.headers) ?? '');
  const allowed =
    typeof principal === 'object' &&
    evaluate(principal.policies, {
      action: 'execute-api:ManageConnections',
      resource: arns(place).sockets(method),
      principalTags: principal.tags,
    }) === 'allow';
  if (!allowed)
    throw new WireError(403, 'ForbiddenException', 'Not allowed to manage connections.');
  if (method === 'DELETE') {
    if (!open.close(id)) throw gone();
    return;
  }
  const data = await readBody(req, limits.messageBytes);
  const posted = open.post(id, data);
  if (posted === 'gone') throw gone();
  if (posted === 'limit') {
    throw new WireError(429, 'LimitExceededException', 'The client does not read.');
  }
}

const gone = (): WireError => new WireError(410, 'GoneException', 'Nobody is connected.');
