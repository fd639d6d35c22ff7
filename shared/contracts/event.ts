import type * as z from 'zod';
import type { Label } from './fields.ts';
import { defineOnce, type Lazily } from './lazily.ts';

/** Something that happened: past tense, owned by its emitter, versioned, additive only, small. */
export interface EventContract<D extends z.ZodObject = z.ZodObject> {
  /** module.pastTense: sales.salesOrderConfirmed */
  id: string;
  version: number;
  data: D;
  module: string;
  description: string;
  /** Goes on after "after": what people read of that which was done by itself because of it. */
  label?: Label;
}

// biome-ignore lint/suspicious/noExplicitAny: recovered by EventData<>
export type AnyEvent = EventContract<any>;
export type EventData<E extends AnyEvent> = z.infer<E['data']>;

type EventSpec<D extends z.ZodObject> = Omit<EventContract<D>, 'module' | 'version' | 'data'> & {
  version?: number;
  data: Lazily<D>;
};

export function defineEvent<D extends z.ZodObject>(spec: EventSpec<D>): EventContract<D> {
  const { data, version = 1, ...rest } = spec;
  const module = spec.id.split('.')[0] as string;
  const event = { ...rest, version, module } as EventContract<D>;
  defineOnce(event, 'data', data);
  return event;
}

/**
 * How an event travels: the relay stamps the tenant from the table it read, never from the item.
 */
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
