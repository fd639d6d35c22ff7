import { useDraggable } from '@dnd-kit/react';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { dateText, moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { boardTexts as texts } from './board-texts.ts';
import type { DealCard } from './pipeline-of.ts';

interface Props {
  deal: DealCard;
  /** The one card that Tab reaches; arrows go on from there. */
  first: boolean;
  lifted: boolean;
  onKey: (event: KeyboardEvent, id: string) => void;
}

/** A deal on the board: a link that can be lifted. */
export function DealItem({ deal, first, lifted, onKey }: Props) {
  const say = useSay();
  const { ref } = useDraggable({ id: deal.id });
  const { daysInStage: days, stalled, amount, expectedCloseDate } = deal;
  return (
    <li>
      <Link
        ref={ref}
        to={`/crm/opportunities/${deal.id}`}
        className="deal"
        draggable={false}
        tabIndex={first ? 0 : -1}
        data-deal={deal.id}
        data-lifted={lifted || undefined}
        onKeyDown={(event) => onKey(event, deal.id)}
      >
        <strong>{deal.name}</strong>
        {deal.customerName && <span className="deal-customer">{deal.customerName}</span>}
        <span className="deal-figures">
          <span className="caption" data-tone={stalled ? 'warn' : undefined}>
            {stalled && `${say(texts.stalled)} · `}
            {days > 0 ? say(texts.days, { days }) : say(texts.today)}
          </span>
          {amount !== undefined && <span className="num">{moneyText(amount)}</span>}
        </span>
        {expectedCloseDate && (
          <span className="caption">
            {say(texts.closes, { date: dateText(expectedCloseDate) })}
          </span>
        )}
      </Link>
    </li>
  );
}
