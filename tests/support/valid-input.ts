import type { AnyDoc } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import type { Catalogue } from './catalogue.ts';
import { knownValue, recipes } from './fitting-values.ts';
import { type Place, type ValueMaker, valueFor } from './schema-values.ts';
import type { Random } from './seeded.ts';

export interface Wanted {
  /** How likely an optional field is filled: 0 none, 1 all. */
  fullness: number;
  /** A document that `id` shall name. */
  subject?: AnyDoc;
}

/**
 * An input that the contract accepts, made from its schema: every reference names a document that
 * the catalogue knows. What the business rules say to it is another matter: `acceptedInput` asks.
 * Throws Unmakeable if a needed reference has nothing to point to.
 */
export function validInput(
  contract: AnyOperation,
  catalogue: Catalogue,
  random: Random,
  { fullness, subject = subjectOf(contract, catalogue, random) }: Wanted,
): Record<string, unknown> {
  const maker: ValueMaker = {
    random,
    fullness,
    today: catalogue.today,
    currency: 'CNY',
    known: (place: Place) => knownValue({ place, catalogue, random, subject, contract }),
  };
  const made = valueFor(contract.input, maker) as Record<string, unknown>;
  const fitted = { ...made, ...recipes[contract.id]?.({ catalogue, random, subject, made }) };
  return Object.fromEntries(Object.entries(fitted).filter(([, value]) => value !== undefined));
}

function subjectOf(contract: AnyOperation, catalogue: Catalogue, random: Random) {
  if (!contract.pathFields.includes('id') || !contract.noun) return undefined;
  const documents = catalogue.of(contract.noun.id);
  return documents.length === 0 ? undefined : random.pick(documents);
}
