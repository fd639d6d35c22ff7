import type * as z from 'zod';
import { choice, labelled } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { Pipeline } from './pipeline-of.ts';

/** Losing a deal, the reason chosen from those of its pipeline if it names any. */
export function losing(operation: AnyOperation, { lossReasons = [] }: Pipeline): AnyOperation {
  if (lossReasons.length === 0) return operation;
  const names = Object.fromEntries(lossReasons.map((name) => [name, { en: name, zh: name }]));
  const input = (operation.input as z.ZodObject).extend({
    reason: labelled('Reason', '输单原因', choice(names)),
  });
  return Object.create(operation, { input: { value: input } });
}
