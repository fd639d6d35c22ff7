import { salesOrderStateLabels } from '../../../../shared/contracts/sales/sales-order.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { dateText, decimalText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { useProgress } from './use-progress.ts';

const texts = {
  done: { en: 'done', zh: '已完成' },
  partly: { en: 'partly', zh: '部分完成' },
  waiting: { en: 'to come', zh: '未开始' },
  blocked: { en: 'blocked', zh: '受阻' },
  notNeeded: { en: 'not needed', zh: '不需要' },
  planned: { en: 'due {date}', zh: '计划 {date}' },
} as const;

/** From confirming to closing, how far each stage is and what stands in the way. */
export function StageTracker({ doc }: PartProps) {
  const say = useSay();
  const { data } = useProgress(doc.id);
  const state = String(doc['state']) as keyof typeof salesOrderStateLabels;
  const stages = data?.stages ?? [];
  const blockers = stages.flatMap(({ blockedBecause = [] }) => blockedBecause);
  if (state === 'cancelled' || state === 'closed') {
    return (
      <p className="state-line">
        <StateTag state={state} label={say(salesOrderStateLabels[state])} />
      </p>
    );
  }
  return (
    <>
      <ol className="state-line tracker" aria-busy={!data}>
        {stages
          .filter((stage) => stage.state !== 'notNeeded')
          .map((stage) => (
            <li
              key={stage.stage}
              data-step={stage.state === 'done' ? 'past' : stepOf(stage.state)}
              data-stage={stage.stage}
              data-state={stage.state}
            >
              {say(stage.label)}
              <span className="caption">{detailOf(stage)}</span>
            </li>
          ))}
      </ol>
      {blockers.length > 0 && (
        <ul className="blockers">
          {blockers.slice(0, 3).map((blocker, index) => (
            <li key={index} className="state" data-tone="warn">
              <span>
                {say(blocker.label)}
                {blocker.itemId && (
                  <>
                    {' '}
                    <TitleText noun="item" id={blocker.itemId} />
                  </>
                )}
                {blocker.quantity !== undefined && ` × ${decimalText(blocker.quantity)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function detailOf(stage: (typeof stages)[number]): string {
    const { happenedOn, plannedOn, share } = stage;
    if (stage.state === 'done') return happenedOn ? dateText(happenedOn) : say(texts.done);
    if (stage.state === 'partly') return rateText(share);
    if (stage.state === 'blocked') return share === '0' ? say(texts.blocked) : rateText(share);
    return plannedOn ? say(texts.planned, { date: dateText(plannedOn) }) : say(texts.waiting);
  }
}

const stepOf = (state: string): string => (state === 'waiting' ? 'next' : 'now');
