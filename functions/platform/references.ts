import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { AppError, type FieldError } from '../../shared/kernel/errors.ts';
import { documentKey } from './keys.ts';
import type { Change } from './outcome.ts';
import { derivedOnce, leavesOf, valuesAt } from './schema-walk.ts';
import type { Store } from './store.ts';

const referenceLeaves = derivedOnce((schema) => leavesOf(schema).filter(({ meta }) => meta.ref));

interface Reference {
  noun: string;
  id: string;
  pointer: string;
}

export function referencesIn(noun: AnyNoun, doc: AnyDoc): Reference[] {
  return referenceLeaves(noun.document).flatMap(({ path, meta }) =>
    path[0] === 'id' && path.length === 1
      ? []
      : valuesAt(doc, path).map(({ value, pointer }) => ({
          noun: meta.ref as string,
          id: value as string,
          pointer,
        })),
  );
}

/** References that a change brings in and that its own commit does not create. */
function newReferences(changes: readonly Change[]): Reference[] {
  const created = new Set(changes.map(({ after }) => (after as AnyDoc | null)?.id));
  return changes.flatMap(({ noun, before, after }) => {
    if (!after) return [];
    const known = new Set(before ? referencesIn(noun, before as AnyDoc).map(({ id }) => id) : []);
    return referencesIn(noun, after as AnyDoc).filter(
      ({ id }) => !known.has(id) && !created.has(id),
    );
  });
}

/** Every id that a document points to exists in this tenant; else 422 at the field. */
export async function checkReferences(store: Store, changes: readonly Change[]): Promise<void> {
  const references = newReferences(changes);
  if (references.length === 0) return;
  const keys = references.map(({ noun, id }) => documentKey({ id: noun }, id));
  const items = await store.items(keys);
  const errors: FieldError[] = references
    .filter((_, index) => items[index] === undefined)
    .map(({ noun, id, pointer }) => ({
      pointer,
      code: 'unknownReference',
      message: `There is no ${noun} ${id}.`,
      params: { noun, id },
    }));
  if (errors.length === 0) return;
  const [first] = errors as [FieldError];
  throw new AppError({
    code: 'unknownReference',
    status: 422,
    message: first.message,
    pointer: first.pointer,
    params: first.params,
    errors,
  });
}
