import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { allOperations, loadOperation } from '../../lib/contracts.ts';
import { mayDo } from '../../lib/session.ts';

export interface Explainer {
  id: string;
  load: () => Promise<AnyOperation>;
}

/** The question whose answer is the derivation of a number: salesOrder, lines.price. */
export function explainerOf(noun: string, field: string): Explainer | undefined {
  const found = allOperations.find(
    ({ explains, permission }) => explains?.includes(`${noun}.${field}`) && mayDo(permission),
  );
  return found && { id: found.id, load: () => loadOperation(found.id) };
}

type Values = Readonly<Record<string, unknown>>;

/** Its input by the names of its fields: those of the line, then those of the document. */
export function questionFor({ input }: AnyOperation, doc: Values, line: Values = {}): Values {
  return Object.fromEntries(
    Object.keys(input.shape).flatMap((name) => {
      const value = line[name] ?? doc[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
