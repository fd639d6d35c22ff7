import { type Derived, derive } from '../../../../shared/contracts/derive.ts';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { allOperations, loadOperation } from '../../lib/contracts.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { mayDo } from '../../lib/session.ts';

type Values = Readonly<Record<string, unknown>>;

/** A question to the server, or the arithmetic of the document itself. */
export type Explainer =
  | { id: string; load: () => Promise<AnyOperation> }
  | { derived: (doc: Values, line: Values) => Derived | undefined };

/** The question whose answer is the derivation of a number: salesOrder, lines.price. */
export function explainerOf(noun: string, field: string): Explainer | undefined {
  const found = allOperations.find(
    ({ explains, permission }) => explains?.includes(`${noun}.${field}`) && mayDo(permission),
  );
  return found && { id: found.id, load: () => loadOperation(found.id) };
}

/** What explains a field of a document: the document where it can, else the server. */
export const explainerIn = (noun: AnyNoun, field: string): Explainer | undefined =>
  noun.derives?.[field]
    ? { derived: (doc, line) => derive(noun, field, doc, line) }
    : explainerOf(noun.id, field);

/**
 * Its input by the names of its fields: those of the line, then those of the document. An id of
 * another noun than the document's is the one that it points to.
 */
export function questionFor({ input }: AnyOperation, doc: Values, line: Values = {}): Values {
  const own = nounOfId(String(doc['id'] ?? ''));
  return Object.fromEntries(
    Object.entries(input.shape).flatMap(([name, schema]) => {
      const { ref } = fieldMeta(schema as Parameters<typeof fieldMeta>[0]);
      const other = name === 'id' && ref !== undefined && ref !== own;
      const field = other ? `${ref}Id` : name === `${own}Id` ? 'id' : name;
      const value = line[field] ?? doc[field];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
