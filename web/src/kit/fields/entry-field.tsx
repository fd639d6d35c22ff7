import type { EntryOf } from '../../../../shared/contracts/fields.ts';
import { OneOf } from './choice-field.tsx';
import type { FieldProps } from './field-types.ts';
import { useEntries } from './use-entries.ts';

/** One of the company's own choices, by its name: a stage of a pipeline. */
export function EntryField({ entryOf, ...props }: FieldProps & { entryOf: EntryOf }) {
  const rows = useEntries(entryOf, props.beside);
  return <OneOf {...props} all={rows.map(({ code, name }) => ({ value: code, label: name }))} />;
}
