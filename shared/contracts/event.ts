import type * as z from 'zod';

/** Something that happened: past tense, owned by its emitter, versioned, additive only, small. */
export interface EventContract<D extends z.ZodObject = z.ZodObject> {
  /** module.pastTense: sales.salesOrderConfirmed */
  id: string;
  version: number;
  data: D;
  module: string;
  description: string;
}

// biome-ignore lint/suspicious/noExplicitAny: recovered by EventData<>
export type AnyEvent = EventContract<any>;
export type EventData<E extends AnyEvent> = z.infer<E['data']>;

export function defineEvent<D extends z.ZodObject>(
  spec: Omit<EventContract<D>, 'module' | 'version'> & { version?: number },
): EventContract<D> {
  return { ...spec, version: spec.version ?? 1, module: spec.id.split('.')[0] as string };
}

/** How an event travels: the relay stamps the tenant from the table it read, never from the item. */
export interface EventEnvelope {
  id: string;
  event: string;
  version: number;
  at: string;
  tenantId: string;
  generation: number;
  commitId: string;
  actor: string;
  data: Record<string, unknown>;
}
