import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { figures } from '../../../../shared/contracts/analytics/cockpit.ts';
import { isZero } from '../../../../shared/kernel/decimal.ts';
import { explainerOf } from '../../kit/why/explainers.ts';
import { Why } from '../../kit/why/why.tsx';
import { decimalText, moneyText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { type Answer, labelOf } from './answer.ts';
import { type Change, changeOf, pointsOf } from './change.ts';
import { Sparkline } from './sparkline.tsx';

const texts = {
  figures: { en: 'Figures', zh: '关键指标' },
  up: { en: '▲ {share} on last month', zh: '▲ 较上月 {share}' },
  down: { en: '▼ {share} on last month', zh: '▼ 较上月 {share}' },
  more: { en: '▲ more than last month', zh: '▲ 高于上月' },
  less: { en: '▼ less than last month', zh: '▼ 低于上月' },
  same: { en: 'As last month', zh: '与上月持平' },
  points: { en: '{points} points', zh: '{points} 个百分点' },
  overdue: { en: '{amount} overdue', zh: '逾期 {amount}' },
  orders: { en: '{count} {count:order|orders}', zh: '{count} 张订单' },
  late: { en: '{count} late', zh: '{count} 张延期' },
  onTime: { en: 'none late', zh: '无延期' },
} as const;

/** The five numbers that an owner looks at first. */
export function Figures({ answer }: { answer: Answer | undefined }) {
  const say = useSay();
  return (
    <section className="cockpit-figures" aria-label={say(texts.figures)} aria-busy={!answer}>
      {answer ? <Known answer={answer} /> : Array.from({ length: 5 }, (_, at) => <Bone key={at} />)}
    </section>
  );
}

function Known({ answer }: { answer: Answer }) {
  const say = useSay();
  const { cash, receivable, revenue, margin, orders, overdue } = answer;
  const moved = (change: Change | undefined) => {
    if (!change) return '';
    if (change.direction === 'same') return say(texts.same);
    if (change.share === undefined) return say(change.direction === 'up' ? texts.more : texts.less);
    return say(texts[change.direction], { share: rateText(change.share) });
  };
  const values = (series: readonly { value: string | null }[]) => series.map(({ value }) => value);
  const late = orders.late > 0 ? texts.late : texts.onTime;
  return (
    <>
      <Figure
        name="cash"
        value={moneyText(cash.value)}
        note={moved(changeOf(cash.value, cash.before))}
        to="/finance/payments"
      >
        <Sparkline values={values(cash.series)} />
      </Figure>
      <Figure
        name="receivable"
        value={moneyText(receivable.value)}
        note={
          isZero(overdue)
            ? moved(changeOf(receivable.value, receivable.before))
            : say(texts.overdue, { amount: moneyText(overdue) })
        }
        tone={isZero(overdue) ? undefined : 'bad'}
        to="/finance/receivables"
      >
        <Sparkline values={values(receivable.series)} />
      </Figure>
      <Figure
        name="revenue"
        value={moneyText(revenue.value)}
        note={moved(changeOf(revenue.value, revenue.before))}
        to="/sales/sales-invoices"
      >
        <Sparkline values={values(revenue.series)} />
      </Figure>
      <Figure
        name="margin"
        value={margin.value === null ? '–' : rateText(margin.value)}
        note={pointsText(pointsOf(margin.value, margin.before))}
      >
        <Sparkline values={values(margin.series)} />
      </Figure>
      <Figure
        name="orders"
        value={moneyText(orders.value)}
        note={`${say(texts.orders, { count: decimalText(String(orders.count)) })} · ${say(late, { count: orders.late })}`}
        tone={orders.late > 0 ? 'warn' : undefined}
        to="/sales/sales-orders"
        search={{ state: 'confirmed,partlyDelivered' }}
      />
    </>
  );

  function pointsText(change: Change | undefined): string {
    if (change?.share === undefined) return moved(change);
    const points = rateText(change.share).replace(/ %$/, '');
    return say(texts[change.direction as 'up' | 'down'], { share: say(texts.points, { points }) });
  }
}

interface FigureProps {
  name: keyof typeof figures;
  value: string;
  note: string;
  tone?: 'warn' | 'bad' | undefined;
  to?: string;
  search?: Record<string, string>;
  children?: ReactNode;
}

function Figure({ name, value, note, tone, to, search, children }: FigureProps) {
  const say = useSay();
  const label = labelOf(name);
  const explainer = explainerOf('cockpit', name);
  return (
    <div className="card figure">
      <h2>{to ? <Link {...{ to, search: search as never }}>{say(label)}</Link> : say(label)}</h2>
      <p className="figure-value">
        {explainer ? (
          <Why explainer={explainer} doc={{ figure: name }}>
            {value}
          </Why>
        ) : (
          value
        )}
      </p>
      <p className="caption" data-tone={tone}>
        {note || '\u00a0'}
      </p>
      {children}
    </div>
  );
}

const Bone = () => (
  <div className="card figure" aria-hidden="true">
    <span className="bone" />
    <span className="bone figure-bone" />
    <span className="bone" />
  </div>
);
