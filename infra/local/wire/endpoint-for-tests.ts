import { silentLog } from '../host-log.ts';
import { createAwsServer } from './aws-server.ts';
import type { WireHandler } from './http-messages.ts';

export const CREDENTIALS = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local-secret' };

/** Real SDK clients are pointed here; they try once, so that a test sees the first answer. */
export async function serve(handlers: readonly WireHandler[]) {
  const server = await createAwsServer(handlers, silentLog);
  const config = {
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
  };
  return { config, endpoint: server.endpoint, close: server.close };
}
