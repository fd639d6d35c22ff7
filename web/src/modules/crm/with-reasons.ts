import type * as z from 'zod';
import {
  choice,
  fieldMeta,
  isOptional,
  type Label,
  labelled,
} from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';

/** Ending a deal, the reason chosen from those of its pipeline if it names any. */
export function withReasons(
  operation: AnyOperation,
  reasons: readonly string[] = [],
): AnyOperation {
  if (reasons.length === 0) return operation;
  const given = operation.input.shape['reason'] as z.ZodType;
  const { en, zh } = fieldMeta(given).label as Label;
  const named = choice(Object.fromEntries(reasons.map((name) => [name, { en: name, zh: name }])));
  const reason = labelled(en, zh, isOptional(given) ? named.optional() : named);
  const input = (operation.input as z.ZodObject).extend({ reason });
  return Object.create(operation, { input: { value: input } });
}
