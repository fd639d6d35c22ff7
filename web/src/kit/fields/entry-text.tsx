import type { EntryOf } from '../../../../shared/contracts/fields.ts';
import { useEntries } from './use-entries.ts';

interface Props {
  entryOf: EntryOf;
  code: string;
  /** What the code stands in. */
  beside?: Readonly<Record<string, unknown>> | undefined;
}

/** A row of another document by its name: the stage of a pipeline. */
export function EntryText({ entryOf, code, beside }: Props) {
  return useEntries(entryOf, beside).find((row) => row.code === code)?.name ?? code;
}
