import type { Doc } from '../../../../shared/contracts/noun.ts';
import {
  holdOwners,
  holdReasons,
  matchOutcomes,
  type purchaseInvoice,
} from '../../../../shared/contracts/purchasing/purchase-invoice.ts';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { TitleLink } from '../../kit/fields/title-text.tsx';
import { decimalText, moneyText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import '../../kit/workbench/workbench.css';
import './receive/receive.css';

const texts = {
  title: { en: 'How it matches', zh: '三单匹配' },
  item: { en: 'Item', zh: '物料' },
  billed: { en: 'Billed', zh: '开票数量' },
  accepted: { en: 'Accepted', zh: '合格可匹配' },
  price: { en: 'Price difference', zh: '价差' },
  result: { en: 'Result', zh: '结果' },
  owner: { en: 'To be settled by', zh: '处理人' },
} as const;

const tones = { matched: 'ok', tolerated: 'ok', held: 'bad' } as const;

/** Line by line: what was billed beside what was accepted, and why it is held. */
function Match({ doc }: PartProps) {
  const say = useSay();
  const { lines, state, colour } = doc as unknown as Doc<typeof purchaseInvoice>;
  if (state !== 'held' || colour !== 'blue') return null;
  return (
    <section className="panel panel-scroll" tabIndex={0} aria-label={say(texts.title)}>
      <h2>{say(texts.title)}</h2>
      <table className="small-table">
        <thead>
          <tr>
            <th>{say(texts.item)}</th>
            <th>{say(texts.result)}</th>
            <th className="num">{say(texts.billed)}</th>
            <th className="num">{say(texts.accepted)}</th>
            <th className="num">{say(texts.price)}</th>
            <th>{say(texts.owner)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <th scope="row">
                <TitleLink noun="item" id={line.itemId} />
              </th>
              <td>
                <span className="state" data-tone={tones[line.outcome]}>
                  {line.reasons?.map((reason) => say(holdReasons[reason])).join(' · ') ??
                    say(matchOutcomes[line.outcome])}
                </span>
              </td>
              <td className="num">{decimalText(line.quantity)}</td>
              <td className="num">{decimalText(line.matchable)}</td>
              <td className="num">
                {line.priceRate === '0'
                  ? '–'
                  : `${rateText(line.priceRate)} · ${moneyText(line.priceDifference)}`}
              </td>
              <td>{say(line.owner && holdOwners[line.owner])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const parts = { First: Match } as const;

/** A supplier's invoice: why it is held stands first. */
export const Page = () => <DocumentPage parts={parts} />;
