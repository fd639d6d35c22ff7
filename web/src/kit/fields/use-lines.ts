import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { valueText } from '../../lib/format.ts';
import { say, useLanguage } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { keys } from '../../lib/queries.ts';
import { lookUp, type Row, titleText } from '../../lib/titles.ts';
import { numberedLines, restOf } from '../command/answers-of.ts';
import type { Line } from '../lines/grid-props.ts';
import type { Option } from './option.ts';

/** The lines of a document with what they are of, and what can still be taken from them. */
function linesQuery(noun: string, id: string) {
  return queryOptions({
    queryKey: [...keys.doc(noun, id), 'lines'],
    queryFn: async () => {
      const contracts = await loadNoun(noun);
      const doc = (await call(contracts.get, { id } as never)) as Row;
      const lines = numberedLines(contracts.noun, doc);
      const names = await Promise.all(lines.map(nameOf));
      return lines.map((line, index) => ({
        lineNo: Number(line['lineNo']),
        name: names[index] as string,
        rest: restOf(contracts.noun, line),
        label: contracts.noun.page?.lineRest?.label,
      }));
    },
  });
}

async function nameOf({ itemId, description }: Line): Promise<string> {
  return typeof itemId === 'string'
    ? titleText(await lookUp('item', itemId))
    : String(description ?? '');
}

/** The lines of the document that an id names, to choose from. */
export function useLines(id: unknown): { options: readonly Option[]; loading: boolean } {
  useLanguage();
  const noun = typeof id === 'string' ? nounOfId(id) : undefined;
  const { data = [], isLoading } = useQuery({
    ...linesQuery(noun ?? '', String(id)),
    enabled: noun !== undefined,
  });
  const options = data.map(({ lineNo, name, rest, label }) => ({
    value: String(lineNo),
    label: String(lineNo),
    name,
    detail: label ? `${name} · ${say(label)} ${valueText(rest, { kind: 'quantity' })}` : name,
  }));
  return { options, loading: isLoading };
}
