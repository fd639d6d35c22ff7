import { useQueries } from '@tanstack/react-query';
import { explainItemCost } from '../../../../shared/contracts/inventory/stock-queries.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { moneyText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { type CostedLine, costedItems, marginOf } from './margin-of.ts';

const texts = {
  title: { en: 'Margin', zh: '毛利' },
  net: { en: 'Net', zh: '不含税金额' },
  cost: { en: "At today's cost", zh: '按当前成本' },
  margin: { en: 'Margin', zh: '毛利' },
  loss: { en: 'below cost', zh: '低于成本' },
  unknown: {
    en: 'Known once every item has been received or made.',
    zh: '所有物料入库后才有成本，届时显示毛利。',
  },
} as const;

/** Longer orders have too many items to ask for one by one. */
const MOST_ITEMS = 60;

/** What the order leaves over at what its items cost now, for those who may see costs. */
export function Margin({ doc }: PartProps) {
  const say = useSay();
  const lines = doc['lines'] as readonly CostedLine[];
  const ids = costedItems(lines);
  const asked = mayDo(explainItemCost.permission) && ids.length <= MOST_ITEMS;
  const costs = useQueries({
    queries: (asked ? ids : []).map((id) => ask(explainItemCost, { id }, ['costPool'])),
    combine: (answers): ReadonlyMap<string, Decimal> | undefined =>
      answers.every(({ data }) => data)
        ? new Map(
            answers.flatMap(({ data }, index) =>
              // What has never moved has no cost yet.
              data && data.steps.length > 0 ? [[ids[index] as string, data.value]] : [],
            ),
          )
        : undefined,
  });
  if (!asked || !costs) return null;
  const found = marginOf(lines, costs);
  if (!found) {
    return (
      <section className="card side-card">
        <h2>{say(texts.title)}</h2>
        <p className="muted">{say(texts.unknown)}</p>
      </section>
    );
  }
  const { net, cost, margin, rate } = found;
  const loss = margin.startsWith('-');
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <dl className="side-facts side-sums">
        <div>
          <dt>{say(texts.net)}</dt>
          <dd className="num">{moneyText(net)}</dd>
        </div>
        <div>
          <dt>{say(texts.cost)}</dt>
          <dd className="num">{moneyText(cost)}</dd>
        </div>
        <div data-last>
          <dt>
            {say(texts.margin)}
            {loss && (
              <span className="caption" data-tone="bad">
                {' '}
                {say(texts.loss)}
              </span>
            )}
          </dt>
          <dd className="num" data-tone={loss ? 'bad' : undefined}>
            {moneyText(margin)}
            {rate && <span className="caption"> {rateText(rate)}</span>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
