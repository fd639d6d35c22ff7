import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { type KitOrder, type KitSubject, nounOfSubject, shortRate } from './kit-list.tsx';

const texts = {
  item: { en: 'Material', zh: '物料' },
  need: { en: 'Still needed', zh: '未领需求' },
  available: { en: 'There', zh: '可用' },
  shortage: { en: 'Short', zh: '短缺' },
  sets: { en: 'Sets', zh: '可配套数' },
  completeOn: { en: 'Complete on', zh: '到齐日期' },
  instead: { en: '{quantity} of a substitute', zh: '替代料 {quantity}' },
  unknown: { en: 'unknown', zh: '未知' },
  rate: { en: 'Kit rate {rate}', zh: '齐套率 {rate}' },
  byValue: { en: 'by value {rate}', zh: '按金额 {rate}' },
} as const;

interface Props {
  order: KitOrder;
  subject: KitSubject;
}

/** What an order needs, has and lacks; what is short stands first. */
export function KitDetail({ order, subject }: Props) {
  const say = useSay();
  const { id, itemId, kitRate, valueRate } = order;
  const lines = order.lines.toSorted(
    (a, b) => Number(a.shortage === '0') - Number(b.shortage === '0') || a.lineNo - b.lineNo,
  );
  return (
    <div className="workbench-detail">
      <section className="panel">
        <div className="panel-head">
          <h2>
            <TitleLink noun={nounOfSubject[subject]} id={id} />
          </h2>
          {itemId && <TitleLink noun="item" id={itemId} />}
          <span className="spacer" />
          <span className="caption">
            {say(texts.rate, { rate: shortRate(kitRate) })}
            {valueRate !== undefined && ` · ${say(texts.byValue, { rate: shortRate(valueRate) })}`}
          </span>
        </div>
        <div className="panel-scroll" tabIndex={0} role="region" aria-label={say(texts.item)}>
          <table className="small-table">
            <thead>
              <tr>
                <th>{say(texts.item)}</th>
                <th className="num">{say(texts.need)}</th>
                <th className="num">{say(texts.available)}</th>
                <th className="num">{say(texts.shortage)}</th>
                <th className="num">{say(texts.sets)}</th>
                <th className="num">{say(texts.completeOn)}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.lineNo} ${line.itemId}`}>
                  <th scope="row">
                    <TitleLink noun="item" id={line.itemId} />
                    {line.substitutes.map((one) => (
                      <div key={one.itemId} className="caption">
                        {say(texts.instead, { quantity: decimalText(one.quantity) })}{' '}
                        <TitleLink noun="item" id={one.itemId} />
                      </div>
                    ))}
                  </th>
                  <td className="num">{dash(line.need)}</td>
                  <td className="num">{dash(line.available)}</td>
                  <td className="num" data-bad={line.shortage !== '0' || undefined}>
                    {dash(line.shortage)}
                  </td>
                  <td className="num">{line.sets === undefined ? '' : decimalText(line.sets)}</td>
                  <td className="num">
                    {line.completeOn ? dateText(line.completeOn) : say(texts.unknown)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

const dash = (quantity: string): string => (quantity === '0' ? '–' : decimalText(quantity));
