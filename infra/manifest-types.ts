import type { Schedule } from '../shared/contracts/workflow.ts';
import type { RoleId } from './roles.ts';

/** What kind of event wakes a function; both hosts choose triggers and limits by it. */
export type FunctionKind =
  | 'api'
  | 'events'
  | 'steps'
  | 'reader'
  | 'relay'
  | 'live'
  | 'account'
  | 'trigger';

export interface FunctionSpec {
  /** sales-api */
  id: string;
  module: string;
  kind: FunctionKind;
  /** The file that exports `handler`, from the root of the repository. */
  entry: string;
  memoryMb: number;
  /** Always below the time its caller waits. */
  timeoutSeconds: number;
  role: RoleId;
  /** Keeps a heavy job from taking the account's concurrency away from everyone else. */
  reservedConcurrency?: number;
  /** Size of /tmp, when the 512 MB that come with a function are not enough. */
  scratchMb?: number;
  /** Settings beyond those that every function gets. */
  environment?: Readonly<Record<string, string>>;
  /** For who is called without waiting: how long a call is worth repeating, and where it ends. */
  unawaited?: { retries: number; maxAgeSeconds: number; deadLetter: string };
}

export interface RouteSpec {
  method: 'ANY' | 'GET' | 'HEAD';
  /** /api/sales/{proxy+} */
  path: string;
  function: string;
}

/** Where browsers open a WebSocket; the function hears of opening, messages and closing. */
export interface SocketSpec {
  /** /live */
  path: string;
  function: string;
}

/** The queue in front of a module's reactions; what fails too often goes to its dead letters. */
export interface QueueSpec {
  id: string;
  function: string;
  deadLetter: string;
  batchSize: number;
  /** Deliveries before a message is a dead letter. */
  maxReceive: number;
  /** Six times the function's timeout, as Lambda asks for. */
  visibilitySeconds: number;
}

export type RuleTargetSpec = { queue: string } | { machine: string };

/** Matches source and detail types exactly: never a prefix, never everything. */
export interface RuleSpec {
  id: string;
  /** tandem.sales */
  source: string;
  /** Event ids: sales.salesOrderConfirmed */
  detailTypes: readonly string[];
  target: RuleTargetSpec;
}

export interface MachineSpec {
  /** order-to-cash */
  id: string;
  module: string;
  type: 'STANDARD' | 'EXPRESS';
  definition: Readonly<Record<string, unknown>>;
  /** Placeholder `${module}` → id of the function that runs that module's steps. */
  substitutions: Readonly<Record<string, string>>;
  permissions: readonly string[];
}

export type ScheduleTargetSpec = { function: string } | { machine: string };

/** What the clock wakes; a machine hears when it was due, a function what stands here. */
export interface ScheduleSpec {
  id: string;
  when: Schedule;
  target: ScheduleTargetSpec;
  input: Readonly<Record<string, unknown>>;
}

/** The change stream of a table as the source of a function; tenants' tables join at run time. */
export interface StreamSpec {
  id: string;
  table: 'control';
  function: string;
  /** A Lambda filter pattern over the stream record. */
  filter: Readonly<Record<string, unknown>>;
  deadLetter: string;
}

/** What the product is made of, whichever host runs it. */
export interface Manifest {
  functions: readonly FunctionSpec[];
  routes: readonly RouteSpec[];
  sockets: readonly SocketSpec[];
  queues: readonly QueueSpec[];
  rules: readonly RuleSpec[];
  machines: readonly MachineSpec[];
  schedules: readonly ScheduleSpec[];
  streams: readonly StreamSpec[];
}
