import type { FieldMeta } from '../../../../shared/contracts/fields.ts';
import type { say } from '../../lib/language.ts';

/** The sentence that an object reads as, where its schema has one for it. */
export function readsAs(
  { reads }: FieldMeta,
  value: Readonly<Record<string, unknown>>,
  tell: typeof say,
): string | undefined {
  const text = reads?.texts[String(value[reads.by])];
  return text && tell(text, value as Record<string, string | number>);
}
