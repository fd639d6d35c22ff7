import { queryOptions, useQuery } from '@tanstack/react-query';
import type { EntryOf } from '../../../../shared/contracts/fields.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { HELD } from './find-option.ts';

/** A row of a document, as the company itself calls it. */
export interface Entry {
  code: string;
  name: string;
}

type Values = Readonly<Record<string, unknown>>;

/** What is archived still names what was done in its time. */
function entriesQuery({ noun, list }: EntryOf) {
  const input = { limit: HELD, fields: list, archived: true };
  return queryOptions({
    queryKey: keys.list(noun, { ...input, naming: true }),
    queryFn: async () => {
      const contracts = await loadNoun(noun);
      return (await call(contracts.list, input as never)).data as Row[];
    },
  });
}

/**
 * The rows of the document that is named beside a code; where none is, of all of its noun, a code
 * by the first name that it has.
 */
export function useEntries(entryOf: EntryOf, beside?: Values): readonly Entry[] {
  const { noun, list, by } = entryOf;
  const { data = [] } = useQuery({ ...entriesQuery(entryOf), enabled: mayDo(`${noun}.read`) });
  const own = data.filter(({ id }) => id === beside?.[by]);
  const rows = (own.length > 0 ? own : data).flatMap((doc) => doc[list] as Entry[]);
  return [...Map.groupBy(rows, ({ code }) => code).values()].map(([first]) => first as Entry);
}
