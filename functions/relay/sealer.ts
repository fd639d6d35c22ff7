import { remoteReads } from '../platform/read-model/remote-reads.ts';
import { createRuntime } from '../platform/runtime.ts';
import { sealer } from './relay.ts';

/** The notary of every tenant's log; it takes the stream in batches of some seconds. */
export const handler = sealer(() => createRuntime({ readsFor: remoteReads() }).storeFor);
