import { queryOptions, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { call } from '../../lib/call.ts';
import { allNouns, loadNoun, nounEntry } from '../../lib/contracts.ts';
import { decimalText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import { mayDo } from '../../lib/session.ts';
import { TitleLink } from '../fields/title-text.tsx';

const texts = {
  title: { en: 'Related', zh: '关联单据' },
  more: { en: '{count} more', zh: '还有 {count} 个' },
} as const;

const SHOWN = 5;

/** What the document names in lists, and how many of each noun name the document. */
export function Related({ noun, doc }: { noun: AnyNoun; doc: Row }) {
  const say = useSay();
  const own = Object.entries(noun.fields.shape as Record<string, z.ZodType>).flatMap(
    ([name, schema]) => {
      const inner = unwrap(schema);
      const list = inner instanceof z.ZodArray ? fieldMeta(inner.element as z.ZodType) : {};
      const ids = doc[name] as readonly string[] | undefined;
      if (list.kind !== 'ref' || !list.ref || !nounEntry(list.ref) || !ids?.length) return [];
      return [{ name, noun: list.ref, label: fieldMeta(schema).label, ids }];
    },
  );
  const listed = new Set(own.map((one) => one.noun));
  const pointing = allNouns.flatMap((other) =>
    listed.has(other.id) || !mayDo(`${other.id}.read`)
      ? []
      : other.refs
          .filter((ref) => ref.noun === noun.id && !ref.field.includes('.'))
          .slice(0, 1)
          .map(({ field }) => ({ other, field })),
  );
  const counted = useQueries({
    queries: pointing.map(({ other, field }) => countQuery(other.id, field, doc.id)),
  });
  const found = pointing.flatMap((one, index) => {
    const total = counted[index]?.data ?? 0;
    return total > 0 ? [{ ...one, total }] : [];
  });
  if (own.length === 0 && found.length === 0) return null;
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <dl className="related">
        {own.map(({ name, noun: target, label, ids }) => (
          <div key={name}>
            <dt>{say(label)}</dt>
            <dd>
              {ids.slice(0, SHOWN).map((id) => (
                <TitleLink key={id} noun={target} id={id} />
              ))}
              {ids.length > SHOWN && (
                <span className="muted">{say(texts.more, { count: ids.length - SHOWN })}</span>
              )}
            </dd>
          </div>
        ))}
        {found.map(({ other, field, total }) => (
          <div key={other.id}>
            <dt>{say(pluralOf(other.label))}</dt>
            <dd>
              <Link to={`/${other.module}/${other.plural}`} search={{ [field]: doc.id } as never}>
                {decimalText(String(total))}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How many documents of another noun point here. */
const countQuery = (noun: string, field: string, id: string) => {
  const input = { filter: { [field]: { in: id } }, limit: 1, count: true };
  return queryOptions({
    queryKey: keys.list(noun, { ...input, counting: true }),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun(noun);
      const answer = (await call(list, input as never, { signal })) as { total?: number };
      return answer.total ?? 0;
    },
  });
};
