import type * as z from 'zod';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { documentKey, type Key } from './keys.ts';
import { referencesIn } from './references.ts';
import { derivedOnce, leavesOf, valuesAt } from './schema-walk.ts';
import type { Store } from './store.ts';

/**
 * Reading ahead: a decision nearly always needs what its input names and what its document points
 * to. Asking for all of it at once saves a round trip each; what is not needed costs half a unit.
 */
const references = derivedOnce((schema) => leavesOf(schema).filter(({ meta }) => meta.ref));

/** The documents that an input names. */
export const keysOfInput = (schema: z.ZodType, input: unknown): Key[] =>
  references(schema).flatMap(({ path, meta }) =>
    valuesAt(input, path).flatMap(({ value }) =>
      typeof value === 'string' ? [documentKey({ id: meta.ref as string }, value)] : [],
    ),
  );

const MOST = 100;

/** Brings in the documents that this one points to. */
export async function prefetchAround(store: Store, noun: AnyNoun, doc: unknown): Promise<void> {
  const around = referencesIn(noun, doc as AnyDoc);
  await store.preload(
    around.slice(0, MOST).map(({ noun: id, id: key }) => documentKey({ id }, key)),
  );
}
