import { hashKey, type UseQueryOptions, useQueries } from '@tanstack/react-query';
import type { AnyOperation, Input } from '../../../../shared/contracts/operation.ts';
import type { Output } from '../../lib/call.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { cleaned } from '../form/paths.ts';
import type { Line } from '../lines/grid-props.ts';

type Quote<A> = UseQueryOptions<A, Error, A>;

/** What is asked about a line while it is typed: as soon as the question is whole, by who may. */
export function quoteFor<C extends AnyOperation>(
  contract: C,
  wish: Readonly<Record<keyof Input<C>, unknown>>,
  of: readonly string[],
): Quote<Output<C>> {
  const input = cleaned(wish) as Input<C>;
  const enabled = mayDo(contract.permission) && contract.input.safeParse(input).success;
  return { ...ask(contract, input, of), enabled };
}

/** Longer documents have too many lines to ask for one by one. */
const MOST = 60;

/** The answers for all lines of a document of usual length, equal ones asked once; else none. */
export function useQuotes<A>(
  lines: readonly Line[],
  quoteOf: (line: Line) => Quote<A>,
): readonly (A | undefined)[] {
  const quotes = lines.length > MOST ? [] : lines.map(quoteOf);
  const keys = quotes.map(({ queryKey }) => hashKey(queryKey));
  const asked = [...new Map(quotes.map((quote, at) => [keys[at] as string, quote]))];
  const found = useQueries({ queries: asked.map(([, quote]) => quote) });
  const answers = new Map(asked.map(([key], at) => [key, found[at]?.data as A | undefined]));
  return lines.map((_, at) => answers.get(keys[at] ?? ''));
}
