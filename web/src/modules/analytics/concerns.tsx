import { Link } from '@tanstack/react-router';
import { concerns } from '../../../../shared/contracts/analytics/cockpit.ts';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { pathTo } from '../../kit/fields/title-text.tsx';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { nounOfId } from '../../lib/noun-of-id.ts';
import { mayDo } from '../../lib/session.ts';
import { type Answer, labelOf } from './answer.ts';

type Concern = Answer['concerns'][number];
type Kind = Concern['kind'];

const texts = {
  none: { en: 'Nothing waits for you.', zh: '没有需要您处理的事项。' },
  leads: { en: '{count} {count:lead|leads}', zh: '{count} 条线索' },
  waits: { en: 'waits for', zh: '等待' },
} as const;

const WORKBENCH = '/planning/workbench';

/** Why an order will be late when no document stands for it. */
const causes: Readonly<Record<NonNullable<Concern['cause']>, Label>> = {
  stock: { en: 'the goods are there', zh: '货已齐' },
  receipt: { en: 'waits for goods that are ordered', zh: '等待采购到货' },
  work: { en: 'waits for a work order', zh: '等待生产工单' },
  make: { en: 'not made yet: no work order', zh: '待生产：尚无工单' },
  buy: { en: 'not bought yet: no purchase order', zh: '待采购：尚无采购订单' },
  unknown: { en: 'ship date unknown', zh: '无法确定可发货日期' },
};

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
      <span className="concern-what" title={[called, party].filter(Boolean).join(' ')}>
        {path ? <Link to={path}>{called}</Link> : called}
        {party && <span className="title-name"> {party}</span>}
      </span>
      <span className="caption">{when}</span>
      <span className="num">{amount === undefined ? '' : moneyText(amount)}</span>
      <Cause concern={concern} />
    </li>
  );
}

/** What holds the order up, as a link to where it is seen to. */
function Cause({ concern: { cause, causeId, causeNumber } }: { concern: Concern }) {
  const say = useSay();
  if (!cause) return null;
  const noun = causeId && nounOfId(causeId);
  const planned = (cause === 'make' || cause === 'buy') && mayDo('plan.read');
  const path = noun ? pathTo(noun, causeId) : planned && WORKBENCH;
  const text = causeNumber ?? say(causes[cause]);
  return (
    <span className="caption concern-cause">
      {causeNumber && `${say(texts.waits)} `}
      {path ? <Link to={path}>{text} →</Link> : text}
    </span>
  );
}
