import type * as z from 'zod';
import { answerNames } from '../../../../shared/contracts/answer-names.ts';
import { fieldMeta, type Label } from '../../../../shared/contracts/fields.ts';
import { nounEntry } from '../../lib/contracts.ts';

/** What a field is called: by its own label, by what it points to, else by its name. */
export function fieldName(name: string, schema: z.ZodType): Label {
  const { label, ref } = fieldMeta(schema);
  const en = words(name);
  return label ?? nounEntry(ref ?? '')?.label ?? { en, zh: answerNames[name] ?? en };
}

/** overBy → Over by. */
const words = (name: string): string => {
  const text = name.replace(/Id$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
