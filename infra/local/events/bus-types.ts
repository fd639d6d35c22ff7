import type { InvocationResult } from '../invoke.ts';

export interface EventRule {
  id: string;
  pattern: Record<string, unknown>;
  target: RuleTarget;
}

export type RuleTarget = { kind: 'function'; id: string } | { kind: 'machine'; id: string };

/** `invocation` is Lambda's own queue for asynchronous calls; its payload arrives as sent. */
export type TargetKind = RuleTarget['kind'] | 'invocation';

/** An event as a caller hands it over; what is absent is filled in as EventBridge does. */
export interface BusEvent {
  id?: string;
  source: string;
  'detail-type': string;
  time?: string;
  resources?: string[];
  detail: unknown;
}

export interface BusTargets {
  invoke(functionId: string, payload: unknown): Promise<InvocationResult>;
  /** Resolves once the execution is recorded (Standard) or ended (Express); rejects otherwise. */
  startMachine(machineId: string, name: string, input: unknown): Promise<unknown>;
}

export interface TargetSettings {
  /** Deliveries at a time; a reaction must not depend on it being 1. */
  concurrency: number;
  /** Records per function call; machines and invocations always get one. */
  batchSize: number;
  /** Deliveries before the message goes to the dead letters. */
  maxReceive: number;
}

/** Test conditions under which consumers must still end in the same state. */
export interface DeliveryFaults {
  /** Each message is queued this many times. */
  duplicates?: number;
  /** Messages show in random order within `shuffleWindowMs`, in batches of random size. */
  shuffle?: boolean;
  shuffleWindowMs?: number;
}

export interface QueueMessage {
  id: number;
  messageId: string;
  kind: TargetKind;
  target: string;
  eventId: string;
  body: string;
  receiveCount: number;
  sentAt: number;
}

export interface DeadLetter extends QueueMessage {
  error: string;
  diedAt: number;
}
