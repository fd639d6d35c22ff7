import type { RoleId } from '../roles.ts';

const logs = 'A log group holds streams whose names Lambda makes up.';
const traces = 'The actions of X-Ray name no resource.';
const streams = {
  ReadStreams: 'Streams of the tables of tenants that do not exist yet.',
  ListStreams: 'The action names no resource.',
};

/** Everything for which a policy may have a `*` in a resource: role → statement → why. */
export const wildcardReasons: Partial<Record<RoleId, Readonly<Record<string, string>>>> = {
  tenant: {
    FilesOfOneTenant: 'All files below the prefix of one tenant, which the session tag fills in.',
  },
  module: { WriteLogs: logs, WriteTraces: traces },
  mailing: { WriteLogs: logs, WriteTraces: traces },
  platform: { WriteLogs: logs, WriteTraces: traces },
  account: { WriteLogs: logs, WriteTraces: traces },
  provisioner: {
    WriteLogs: logs,
    WriteTraces: traces,
    MakeTables: 'Makes the tables of tenants that do not exist yet.',
    FindStreams: 'The action names no resource.',
    JoinStreams: 'A mapping has no name before it is made; the condition binds it to the relay.',
  },
  reader: { WriteLogs: logs, WriteTraces: traces },
  relay: { WriteLogs: logs, WriteTraces: traces, ...streams },
  sealer: { WriteLogs: logs, WriteTraces: traces, ...streams },
  live: {
    WriteLogs: logs,
    WriteTraces: traces,
    SpeakToSockets: 'Sockets have no names before they are open; the API is ours.',
  },
  gateway: {
    WriteAccessLogs: 'The role by which API Gateway writes logs is set for the whole account.',
  },
  trigger: { WriteLogs: logs, WriteTraces: traces },
  machine: {
    WriteTraces: traces,
    DeliverLogs: 'Step Functions sets up log delivery for the account; it names no resource.',
  },
};
