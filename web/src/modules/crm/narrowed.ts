import type * as z from 'zod';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';

/** The same operation, asking for some of its fields only: each of them has to be filled in. */
export function narrowed(
  operation: AnyOperation,
  fields: readonly string[],
  label: Label,
): AnyOperation {
  const shape = operation.input.shape as Record<string, z.ZodType>;
  const known = fields.filter((field) => field in shape);
  const chosen = Object.fromEntries(['id', ...known].map((field) => [field, true]));
  const needed = Object.fromEntries(known.map((field) => [field, true]));
  const input = (operation.input as z.ZodObject).pick(chosen as never).required(needed as never);
  return Object.create(operation, { input: { value: input }, label: { value: label } });
}
