import './customer.css';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { dateText, moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { titleOf } from '../../lib/titles.ts';

const texts = {
  title: { en: 'Business', zh: '往来业务' },
  none: { en: 'No business with this customer yet.', zh: '与该客户还没有业务往来。' },
  new: { en: 'New order', zh: '新建订单' },
} as const;

/** The documents that make up the story, each kind as far as the person may see it. */
const kinds = ['opportunity', 'quotation', 'salesOrder', 'delivery', 'salesInvoice', 'payment'];
const OF_EACH = 8;
const SHOWN = 16;

interface Happened {
  noun: AnyNoun;
  doc: Row;
  date: string;
}

const dayOf = (doc: Row): string => String(doc['date'] ?? doc['createdAt']).slice(0, 10);

/** What was offered, ordered, delivered, invoiced and paid, newest first. */
function useStory(customerId: string): readonly Happened[] | undefined {
  const input = { filter: { customerId: { in: customerId } }, sort: '-createdAt', limit: OF_EACH };
  return useQueries({
    queries: kinds.map((noun) => ({
      queryKey: keys.list(noun, { ...input, story: true }),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { noun: contract, list } = await loadNoun(noun);
        const { data } = await call(list, input as never, { signal });
        return (data as Row[]).map((doc) => ({ noun: contract, doc, date: dayOf(doc) }));
      },
      enabled: mayDo(`${noun}.read`),
    })),
    combine: (answers) =>
      answers.some(({ isLoading }) => isLoading)
        ? undefined
        : answers
            .flatMap(({ data }) => data ?? [])
            .toSorted((a, b) => b.date.localeCompare(a.date))
            .slice(0, SHOWN),
  });
}

export function CustomerStory({ doc }: PartProps) {
  const say = useSay();
  const story = useStory(doc.id);
  return (
    <section className="card story" aria-busy={!story}>
      <header>
        <h2>{say(texts.title)}</h2>
        {mayDo('salesOrder.create') && (
          <Link to="/sales/sales-orders/new" search={{ customerId: doc.id } as never}>
            {say(texts.new)}
          </Link>
        )}
      </header>
      {story?.length === 0 && <p className="muted">{say(texts.none)}</p>}
      <ul>
        {story
          ? story.map(({ noun, doc: found, date }) => (
              <One key={found.id} noun={noun} doc={found} date={date} />
            ))
          : Array.from({ length: 6 }, (_, at) => (
              <li key={at} aria-hidden="true">
                <span className="bone" />
              </li>
            ))}
      </ul>
    </section>
  );
}

function One({ noun, doc, date }: Happened) {
  const say = useSay();
  const state = doc['state'] as string | undefined;
  const choices = noun.fields.shape['state'] && fieldMeta(noun.fields.shape['state']).choices;
  const amount = (doc['gross'] ?? doc['amount']) as string | undefined;
  const path = pathTo(noun.id, doc.id);
  const { code } = titleOf(noun.id, doc);
  return (
    <li>
      <span className="caption">{dateText(date)}</span>
      <span className="muted">{say(noun.label)}</span>
      <span className="story-what">{path ? <Link to={path}>{code}</Link> : code}</span>
      <span>{state && <StateTag state={state} label={say(choices?.[state])} />}</span>
      <span className="num">{amount === undefined ? '' : moneyText(amount)}</span>
    </li>
  );
}
