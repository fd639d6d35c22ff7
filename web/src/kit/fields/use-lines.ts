import { queryOptions, useQuery } from '@tanstack/react-query';
import type { LineOf, LineRest } from '../../../../shared/contracts/fields.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { valueText } from '../../lib/format.ts';
import { say, useLanguage } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { lookUp, titleText } from '../../lib/titles.ts';
import { numberedLines, restOf } from '../command/answers-of.ts';
import type { Line } from '../lines/grid-props.ts';
import type { Option } from './option.ts';

/** The lines of a document with what they are of. */
function linesQuery(noun: string, id: string) {
  return queryOptions({
    queryKey: [...keys.doc(noun, id), 'lines'],
    queryFn: async () => {
      const contracts = await loadNoun(noun);
      const doc = (await call(contracts.get, { id } as never)) as Row;
      const lines = numberedLines(contracts.noun, doc);
      const names = await Promise.all(lines.map(nameOf));
      return lines.map((line, index) => ({ line, name: names[index] as string }));
    },
  });
}

async function nameOf({ itemId, description }: Line): Promise<string> {
  return typeof itemId === 'string'
    ? titleText(await lookUp('item', itemId))
    : String(description ?? '');
}

const restText = (line: Line, rest: LineRest): string =>
  valueText(restOf(line, rest), { kind: 'quantity' });

interface Lines {
  options: readonly Option[];
  loading: boolean;
}

/** The lines of the document that is named beside a number, to choose from. */
export function useLines({ by, rest }: LineOf, beside: Line = {}): Lines {
  useLanguage();
  const id = beside[by];
  const noun = typeof id === 'string' ? nounOfId(id) : undefined;
  const { data = [], isLoading } = useQuery({
    ...linesQuery(noun ?? '', String(id)),
    enabled: noun !== undefined,
  });
  const options = data.map(({ line, name }) => ({
    value: String(line['lineNo']),
    label: String(line['lineNo']),
    name,
    detail: rest ? `${name} · ${say(rest.label)} ${restText(line, rest)}` : name,
  }));
  return { options, loading: isLoading };
}
