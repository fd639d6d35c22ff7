import './customer.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ageing } from '../../../../shared/contracts/finance/finance-queries.ts';
import { isZero, sub } from '../../../../shared/kernel/decimal.ts';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

const texts = {
  title: { en: 'Receivables', zh: '应收款' },
  owes: { en: 'Owes', zh: '应收余额' },
  overdue: { en: 'Of which overdue', zh: '其中逾期' },
  limit: { en: 'Credit limit', zh: '信用额度' },
  statement: { en: 'Statement', zh: '对账单' },
} as const;

/** What the customer owes and how much of it is late, for those who may see it. */
export function CustomerOwes({ doc }: PartProps) {
  const say = useSay();
  const customerId = doc.id;
  const may = mayDo(ageing.permission);
  const asked = ask(ageing, { kind: 'receivable', customerId }, ['openItem']);
  const { data } = useQuery({ ...asked, enabled: may });
  if (!may || !data) return null;
  const { total, notDue } = data.totals;
  const overdue = sub(total, notDue);
  const limit = doc['creditLimit'] as string | undefined;
  return (
    <section className="card side-card">
      <h2>{say(texts.title)}</h2>
      <dl className="owes">
        <div>
          <dt>{say(texts.owes)}</dt>
          <dd className="num">{moneyText(total)}</dd>
        </div>
        <div>
          <dt>{say(texts.overdue)}</dt>
          <dd className="num" data-tone={isZero(overdue) ? undefined : 'bad'}>
            {isZero(overdue) ? '–' : moneyText(overdue)}
          </dd>
        </div>
        {limit !== undefined && (
          <div>
            <dt>{say(texts.limit)}</dt>
            <dd className="num">{moneyText(limit)}</dd>
          </div>
        )}
      </dl>
      <Link to="/finance/ask/customerStatement" search={{ customerId } as never}>
        {say(texts.statement)}
      </Link>
    </section>
  );
}
