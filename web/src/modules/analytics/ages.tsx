import { Link } from '@tanstack/react-router';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { add, isZero } from '../../../../shared/kernel/decimal.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { type Answer, labelOf } from './answer.ts';

const rows = {
  notDue: { en: 'Not due', zh: '未到期' },
  days30: { en: '1–30 days', zh: '1–30 天' },
  days60: { en: '31–60 days', zh: '31–60 天' },
  days90: { en: '61–90 days', zh: '61–90 天' },
  older: { en: 'Over 90 days', zh: '90 天以上' },
} as const satisfies Record<keyof Answer['ages'], Label>;

const none = { en: 'Nobody owes anything.', zh: '没有应收款。' } as const;

/** What customers owe, by how long it has been overdue. */
export function Ages({ answer }: { answer: Answer | undefined }) {
  const say = useSay();
  const amounts = Object.values(answer?.ages ?? {});
  const most = Math.max(1, ...amounts.map(Number));
  const empty = answer !== undefined && isZero(add('0', ...amounts));
  return (
    <section className="card chart" aria-busy={!answer}>
      <header>
        <h2>
          <Link to="/finance/receivables">{say(labelOf('ages'))}</Link>
        </h2>
      </header>
      {empty ? (
        <p className="muted">{say(none)}</p>
      ) : (
        <dl className="ages">
          {Object.entries(rows).map(([name, label]) => {
            const amount = answer?.ages[name as keyof Answer['ages']] ?? '0';
            const width = `${Math.max(0, Number(amount) / most) * 100}%`;
            return (
              <div key={name}>
                <dt>{say(label)}</dt>
                <dd className="ages-bar" aria-hidden="true">
                  <span data-late={name !== 'notDue' || undefined} style={{ width }} />
                </dd>
                <dd className="num">{isZero(amount) ? '–' : moneyText(amount)}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
