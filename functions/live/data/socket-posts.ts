import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as z from 'zod';

/** `gone`: nobody is there any more. `stuck`: somebody is, and does not read. */
export type Posted = 'sent' | 'gone' | 'stuck';

/** The other ends of open sockets. */
export interface Sockets {
  post: (connectionId: string, message: object) => Promise<Posted>;
  close: (connectionId: string) => Promise<void>;
}

const settings = z.object({ TANDEM_LIVE_ENDPOINT: z.url() });

/** One reader that is stuck must not hold up the others. */
const POST_TIMEOUT_MS = 2_000;

const STUCK: ReadonlySet<string> = new Set(['LimitExceededException', 'TimeoutError']);

export function createSockets(): Sockets {
  const client = new ApiGatewayManagementApiClient({
    endpoint: settings.parse(process.env).TANDEM_LIVE_ENDPOINT,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: POST_TIMEOUT_MS,
      requestTimeout: POST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    }),
  });
  return {
    async post(ConnectionId, message) {
      const Data = Buffer.from(JSON.stringify(message));
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId, Data }));
        return 'sent';
      } catch (error) {
        const { name } = error as Error;
        if (name === 'GoneException') return 'gone';
        if (STUCK.has(name)) return 'stuck';
        throw error;
      }
    },
    async close(ConnectionId) {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId }));
      } catch (error) {
        if ((error as Error).name !== 'GoneException') throw error;
      }
    },
  };
}
