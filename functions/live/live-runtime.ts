import { type Connections, createConnections } from '../platform/connections.ts';
import { environment } from '../platform/environment.ts';
import { remoteReads } from '../platform/read-model/remote-reads.ts';
import { createRuntime, type Runtime } from '../platform/runtime.ts';
import { createSockets, type Sockets } from './data/socket-posts.ts';

/** What both functions of live updates hold. */
export interface Live {
  runtime: Runtime;
  connections: Connections;
  sockets: Sockets;
}

export function createLive(): Live {
  const runtime = createRuntime({ readsFor: remoteReads() });
  const connections = createConnections(runtime.aws.controlStore, () => environment().controlTable);
  return { runtime, connections, sockets: createSockets() };
}
