import type * as z from 'zod';
import type { FieldMeta } from '../../../../shared/contracts/fields.ts';
import type { Hold } from './use-typed-ahead.ts';

/** What every input of a field takes. An empty field is undefined. */
export interface FieldProps extends Hold {
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  onLeft?: (() => void) | undefined;
  schema: z.ZodType;
  meta: FieldMeta;
  invalid?: boolean;
  describedBy?: string | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  /** What the field stands in, a form or a line of it: its choices may hang on others there. */
  beside?: Readonly<Record<string, unknown>>;
}
