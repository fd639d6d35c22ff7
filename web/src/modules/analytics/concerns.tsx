import { Link } from '@tanstack/react-router';
import { concerns } from '../../../../shared/contracts/analytics/cockpit.ts';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { type Answer, labelOf } from './answer.ts';

type Concern = Answer['concerns'][number];
type Kind = Concern['kind'];

const texts = {
  none: { en: 'Nothing waits for you.', zh: '没有需要您处理的事项。' },
  leads: { en: '{count} {count:lead|leads}', zh: '{count} 条线索' },
} as const;

const tones: Readonly<Record<Kind, string>> = {
  lateOrder: 'warn',
  overdueReceivable: 'bad',
  lossOrder: 'bad',
  heldInvoice: 'warn',
  lateWork: 'warn',
  waitingLead: 'live',
};

const late: Label = { en: '{days} {days:day|days} late', zh: '延期 {days} 天' };
const dayTexts: Readonly<Partial<Record<Kind, Label>>> = {
  lateOrder: late,
  lateWork: late,
  overdueReceivable: { en: '{days} {days:day|days} overdue', zh: '逾期 {days} 天' },
  heldInvoice: { en: 'for {days} {days:day|days}', zh: '已挂起 {days} 天' },
};

/** What somebody should look at today, each a link to where it is put right. */
export function Concerns({ answer }: { answer: Answer | undefined }) {
  const say = useSay();
  return (
    <section className="card concerns" aria-busy={!answer}>
      <h2>{say(labelOf('concerns'))}</h2>
      {answer?.concerns.length === 0 && <p className="muted">{say(texts.none)}</p>}
      <ul>
        {answer
          ? answer.concerns.map((one) => (
              <One key={`${one.kind} ${one.id ?? one.title}`} concern={one} />
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

function One({ concern }: { concern: Concern }) {
  const say = useSay();
  const { kind, noun, id, title, party, amount, days, count } = concern;
  const path = kind === 'waitingLead' ? '/crm/pool' : id && pathTo(noun, id);
  const called = count === undefined ? title : say(texts.leads, { count });
  const when = days !== undefined && days > 0 ? say(dayTexts[kind], { days }) : '';
  return (
    <li>
      <span className="state" data-tone={tones[kind]}>
        {say(concerns[kind])}
      </span>
      <span className="concern-what">
        {path ? <Link to={path}>{called}</Link> : called}
        {party && <span className="title-name"> {party}</span>}
      </span>
      <span className="caption">{when}</span>
      <span className="num">{amount === undefined ? '' : moneyText(amount)}</span>
    </li>
  );
}
