import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { remoteReads } from '../platform/read-model/remote-reads.ts';
import { createRuntime } from '../platform/runtime.ts';
import { relay } from './relay.ts';

/** The consumer of every tenant table's stream and of the control table's outbox. */
export const handler = relay(() => ({
  bus: new EventBridgeClient({ maxAttempts: 5 }),
  storeFor: createRuntime({ readsFor: remoteReads }).storeFor,
}));
