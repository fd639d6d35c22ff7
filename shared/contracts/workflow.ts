import type { AnyEvent } from './event.ts';

/**
 * An ASL object in JSONata mode. Tasks call steps of a module: `Resource` is the placeholder
 * `${module}`, `Arguments` is { step, tenantId, generation, executionId, input }.
 */
export interface WorkflowSpec {
  /** kebab-case: order-to-cash */
  id: string;
  module: string;
  type: 'STANDARD' | 'EXPRESS';
  /** The events that start it, once each. */
  startedBy: readonly AnyEvent[];
  /** The clock starts it too, with { at: the instant it was due } as its input. */
  schedule?: Schedule;
  /** What its steps may do: the permissions of the actor `workflow:<id>`. */
  permissions: readonly string[];
  definition: Record<string, unknown>;
}

/** Every so many minutes, or every day at HH:MM in UTC. */
export type Schedule = { everyMinutes: number } | { dailyAtUtc: string };

export const defineWorkflow = <const W extends WorkflowSpec>(spec: W): W => spec;
