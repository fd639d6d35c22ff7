import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkLogger } from '../platform/sdk-logger.ts';
import { relay } from './relay.ts';
import { tellListeners } from './tell-listeners.ts';

/** The consumer of every tenant table's stream and of the control table's outbox. */
export const handler = relay(
  () => new EventBridgeClient({ maxAttempts: 5, logger: sdkLogger }),
  tellListeners,
);
