import type * as z from 'zod';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import { schemaAt } from '../../../../shared/contracts/issue-sentence.ts';
import { say } from '../../lib/language.ts';

/** What a field is called: Lines 3, Quantity. */
export function labelOfPath(root: z.ZodType, path: string): string {
  const parts = path.split('.');
  return parts
    .flatMap((part, index) => {
      if (/^\d+$/.test(part)) return [String(Number(part) + 1)];
      const schema = schemaAt(root, parts.slice(0, index + 1));
      const label = schema && fieldMeta(schema).label;
      return label ? [say(label)] : parts.length === 1 ? [part] : [];
    })
    .join(' ');
}
