import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { ChoiceField } from './choice-field.tsx';
import { CodeField } from './code-field.tsx';
import { DateField } from './date-field.tsx';
import { DecimalField } from './decimal-field.tsx';
import { EntryField } from './entry-field.tsx';
import type { FieldProps } from './field-types.ts';
import { FileField } from './file-field.tsx';
import { FlagField } from './flag-field.tsx';
import { InstantField } from './instant-field.tsx';
import { LineField } from './line-field.tsx';
import { ListField } from './list-field.tsx';
import { NamedField } from './named-field.tsx';
import { RefField } from './ref-field.tsx';
import { TextField } from './text-field.tsx';

/** The input that a field's kind asks for. Objects and tables of objects are made by the form. */
export function FieldInput(props: FieldProps) {
  const { meta, schema } = props;
  if (unwrap(schema) instanceof z.ZodArray) return <ListField {...props} />;
  if (meta.choices) return <ChoiceField {...props} />;
  if (meta.names) return <NamedField {...props} />;
  if (meta.ref === 'file') return <FileField {...props} />;
  if (meta.kind === 'ref' && nounEntry(meta.ref ?? '')) return <RefField {...props} />;
  if (meta.lineOf) return <LineField {...props} lineOf={meta.lineOf} />;
  if (meta.entryOf) return <EntryField {...props} entryOf={meta.entryOf} />;
  if (meta.codeOf && nounEntry(meta.codeOf)) return <CodeField {...props} />;
  switch (meta.kind) {
    case 'flag':
      return <FlagField {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'instant':
      return <InstantField {...props} />;
    case 'money':
    case 'price':
    case 'quantity':
    case 'rate':
    case 'integer':
      return <DecimalField {...props} />;
    default:
      return <TextField {...props} />;
  }
}
