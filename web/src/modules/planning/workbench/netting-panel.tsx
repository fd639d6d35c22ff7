import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { explainPlannedOrder } from '../../../../../shared/contracts/planning/plan-queries.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';

const texts = {
  title: { en: 'Why {quantity} on {date}', zh: '为什么是 {date} 的 {quantity}' },
  step: { en: 'Step', zh: '步骤' },
  date: { en: 'Date', zh: '日期' },
  quantity: { en: 'Quantity', zh: '数量' },
} as const;

/** Where a step of the netting can be looked at more closely, by the words it says. */
const placeOf = (words: string, itemId: string): string =>
  /receipts|requirement|Balance/i.test(words)
    ? `/inventory/supply-demand?id=${itemId}`
    : `/masterdata/items/${itemId}`;

/** How the quantity and the dates of a planned order come about: one row a step. */
export function NettingPanel({ id, runId }: { id: string; runId: string }) {
  const say = useSay();
  const { data, error } = useQuery(ask(explainPlannedOrder, { runId, id }, []));
  if (error) return <ProblemBox error={error} />;
  if (!data) return <div className="panel bones" aria-busy="true" />;
  const { order, steps } = data;
  const last = steps.findLastIndex(({ quantity }) => quantity !== undefined);
  return (
    <section className="panel">
      <h2>
        {say(texts.title, {
          quantity: decimalText(order.quantity),
          date: dateText(order.availableOn),
        })}
      </h2>
      <table className="small-table">
        <thead>
          <tr>
            <th>{say(texts.step)}</th>
            <th className="num">{say(texts.date)}</th>
            <th className="num">{say(texts.quantity)}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={index} data-chosen={index === last || undefined}>
              <th scope="row">
                <Link to={placeOf(step.label.en, order.itemId)}>{say(step.label)}</Link>
              </th>
              <td className="num">{step.date ? dateText(step.date) : ''}</td>
              <td className="num">
                {step.quantity === undefined ? '' : decimalText(step.quantity)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
