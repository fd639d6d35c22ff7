import { useQuery } from '@tanstack/react-query';
import { whereUsed } from '../../../../../shared/contracts/engineering/structure-queries.ts';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';

const texts = {
  title: { en: 'Where used', zh: '被哪些产品使用' },
  none: { en: 'Nowhere: it is what is sold.', zh: '没有上级产品。' },
} as const;

/** The products that use an item, up to what is sold. */
export function WhereUsed({ itemId }: { itemId: string }) {
  const say = useSay();
  const { data, error } = useQuery(ask(whereUsed, { itemId }, ['bom']));
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <ProblemBox error={error} />
      {data?.data.length === 0 && <p className="muted">{say(texts.none)}</p>}
      {data?.data.map((use, index) => (
        <div key={index} className="row" style={{ paddingLeft: (use.level - 1) * 12 }}>
          <TitleLink noun="item" id={use.itemId} />
          <span className="spacer" />
          <span className="num">{decimalText(use.quantity)}</span>
        </div>
      ))}
    </section>
  );
}
