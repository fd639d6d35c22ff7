import type { Label } from '../../../../shared/contracts/fields.ts';
import { moneyText } from '../../lib/format.ts';
import { language, useSay } from '../../lib/language.ts';
import { type Answer, labelOf } from './answer.ts';
import { axisOf } from './axis.ts';

const texts = {
  revenue: { en: 'Revenue', zh: '收入' },
  cost: { en: 'Cost', zh: '成本' },
  month: { en: 'Month', zh: '月份' },
  none: { en: 'No revenue or cost has been booked yet.', zh: '还没有收入和成本。' },
} as const satisfies Record<string, Label>;

type Month = Answer['months'][number];

/** Two bars a month over a few lines; the same numbers as a table for who does not see them. */
export function MonthsChart({ answer }: { answer: Answer | undefined }) {
  const say = useSay();
  const months = answer?.months ?? [];
  const axis = axisOf(months.flatMap(({ revenue, cost }) => [Number(revenue), Number(cost)]));
  return (
    <section className="card chart" aria-busy={!answer}>
      <header>
        <h2>{say(labelOf('months'))}</h2>
        <span className="legend" data-series="revenue">
          {say(texts.revenue)}
        </span>
        <span className="legend" data-series="cost">
          {say(texts.cost)}
        </span>
      </header>
      {answer && axis.top === 0 ? (
        <p className="muted">{say(texts.none)}</p>
      ) : (
        <>
          <div className="bars" aria-hidden="true">
            {axis.marks.map((mark) => (
              <span
                key={mark}
                className="bars-mark"
                style={{ bottom: `${(mark / (axis.top || 1)) * 100}%` }}
              >
                {short(mark)}
              </span>
            ))}
            <div className="bars-months">
              {months.map((month) => (
                <Bars key={month.month} month={month} top={axis.top} />
              ))}
            </div>
          </div>
          <Table months={months} />
        </>
      )}
    </section>
  );
}

const short = (value: number): string =>
  new Intl.NumberFormat(language(), { notation: 'compact', maximumFractionDigits: 1 }).format(
    value,
  );

function Bars({ month, top }: { month: Month; top: number }) {
  const say = useSay();
  const series = ['revenue', 'cost'] as const;
  return (
    <div
      className="bars-month"
      title={`${month.month} · ${series.map((one) => `${say(texts[one])} ${moneyText(month[one])}`).join(' · ')}`}
    >
      {series.map((one) => (
        <span
          key={one}
          data-series={one}
          style={{ height: `${Math.max(0, Number(month[one]) / (top || 1)) * 100}%` }}
        />
      ))}
      <small>{month.month.slice(5)}</small>
    </div>
  );
}

function Table({ months }: { months: readonly Month[] }) {
  const say = useSay();
  return (
    <table className="visually-hidden">
      <thead>
        <tr>
          <th>{say(texts.month)}</th>
          <th>{say(texts.revenue)}</th>
          <th>{say(texts.cost)}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, revenue, cost }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{moneyText(revenue)}</td>
            <td>{moneyText(cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
