import type { Label } from '../../../../shared/contracts/fields.ts';
import { fileTypes } from '../../../../shared/contracts/platform/file-types.ts';
import { say } from '../../lib/language.ts';

/** What lies among files beside what people keep there: plans as they are packed. */
const names: Readonly<Record<string, Label>> = {
  ...fileTypes,
  'application/octet-stream': { en: 'Data', zh: '数据' },
};

/** The type of a file by its name; as it stands what has none. */
export const fileTypeText = (value: unknown): string => say(names[String(value)]) || String(value);
