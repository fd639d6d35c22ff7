import type { AnyEvent, EventData } from '../../shared/contracts/event.ts';
import type { AnyDoc, AnyNoun, Doc, Fields } from '../../shared/contracts/noun.ts';
import { actorName } from './access.ts';
import type { Ctx } from './context.ts';
import type { Guard } from './guard.ts';

/** One document as it was and as it shall be; `after` null deletes it and leaves a tombstone. */
export interface Change<N extends AnyNoun = AnyNoun> {
  noun: N;
  before?: Doc<N> | undefined;
  after: Doc<N> | null;
}

export interface Emitted {
  event: AnyEvent;
  data: Record<string, unknown>;
}

/** What an operation decided. Nothing is written until `commit` writes all of it, or nothing. */
export interface Outcome<R = unknown> {
  result: R;
  changes?: readonly Change[];
  guards?: readonly Guard[];
  events?: readonly Emitted[];
}

/** What one module contributes to another's commit. */
export interface Posting {
  changes: Change[];
  guards: Guard[];
  events: Emitted[];
}

export const nothing = (): Posting => ({ changes: [], guards: [], events: [] });

export const together = (...parts: readonly Partial<Posting>[]): Posting => ({
  changes: parts.flatMap((part) => part.changes ?? []),
  guards: parts.flatMap((part) => part.guards ?? []),
  events: parts.flatMap((part) => part.events ?? []),
});

/** A new document. The id may be given where it is derived from what caused it. */
export function create<N extends AnyNoun>(
  ctx: Ctx,
  noun: N,
  fields: Fields<N>,
  id: string = ctx.newId(noun.prefix),
): Change<N> & { after: Doc<N> } {
  const stamp = { at: ctx.now, by: actorName(ctx.actor) };
  const after = {
    id,
    version: 1,
    createdAt: stamp.at,
    createdBy: stamp.by,
    updatedAt: stamp.at,
    updatedBy: stamp.by,
    ...fields,
  } as unknown as Doc<N>;
  return { noun, after };
}

/** The next version of a document; `undefined` in the patch removes a field. */
export function revise<N extends AnyNoun>(
  ctx: Ctx,
  noun: N,
  before: Doc<N>,
  patch: Partial<Fields<N>>,
): Change<N> & { after: Doc<N> } {
  const known = before as unknown as AnyDoc;
  const after = {
    ...known,
    ...patch,
    version: known.version + 1,
    updatedAt: ctx.now,
    updatedBy: actorName(ctx.actor),
  } as unknown as Doc<N>;
  return { noun, before, after };
}

export const emit = <E extends AnyEvent>(event: E, data: EventData<E>): Emitted => ({
  event,
  data: data as Record<string, unknown>,
});
