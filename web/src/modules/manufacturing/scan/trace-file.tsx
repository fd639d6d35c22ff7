import { Link } from '@tanstack/react-router';
import type * as z from 'zod';
import type { traceNumber } from '../../../../../shared/contracts/manufacturing/questions.ts';
import { traceKinds } from '../../../../../shared/contracts/manufacturing/trace-kinds.ts';
import { pathTo, TitleLink, TitleText } from '../../../kit/fields/title-text.tsx';
import { nounEntry } from '../../../lib/contracts.ts';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';

const texts = {
  backward: { en: 'Where it came from', zh: '来源追溯' },
  forward: { en: 'Where it went', zh: '去向追溯' },
  lot: { en: 'lot {lot}', zh: '批次 {lot}' },
} as const;

type Answer = z.infer<typeof traceNumber.output>;
type Step = Answer['backward'][number];

/** The whole way of a number, lot or serial number, to both sides. */
export const TraceFile = ({ answer }: { answer: Answer }) => (
  <>
    <Way title="backward" steps={answer.backward} />
    <Way title="forward" steps={answer.forward.filter(({ level }) => level > 0)} />
  </>
);

function Way({ title, steps }: { title: 'backward' | 'forward'; steps: readonly Step[] }) {
  const say = useSay();
  if (steps.length === 0) return null;
  return (
    <section className="panel">
      <h2>{say(texts[title])}</h2>
      <ul className="trace-list">
        {steps.map((step, index) => (
          <One key={index} step={step} />
        ))}
      </ul>
    </section>
  );
}

function One({ step }: { step: Step }) {
  const say = useSay();
  const { level, kind, noun, id, number, itemId, quantity, date, lot, serial } = step;
  const path = id && pathTo(noun, id);
  const name = number ?? say(nounEntry(noun)?.label);
  return (
    <li style={{ paddingLeft: Math.min(level, 6) * 12 }}>
      <span>
        {itemId ? (
          <TitleLink noun="item" id={itemId} />
        ) : path ? (
          <Link to={path}>{name}</Link>
        ) : (
          name
        )}
      </span>
      <span className="num">{quantity ? decimalText(quantity) : ''}</span>
      <span className="caption">
        {say(traceKinds[kind])}
        {itemId && number && <> · {path ? <Link to={path}>{number}</Link> : number}</>}
        {date && ` · ${dateText(date)}`}
        {(lot ?? serial) && ` · ${say(texts.lot, { lot: lot ?? serial ?? '' })}`}
        {step.memberId && (
          <>
            {' · '}
            <TitleText noun="member" id={step.memberId} />
          </>
        )}
        {step.note && ` · ${step.note}`}
      </span>
    </li>
  );
}
