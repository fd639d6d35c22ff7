/** By hand: one question answers the whole page, and no list or document shows what it says. */
import './cockpit.css';
import { useQuery } from '@tanstack/react-query';
import { cockpit } from '../../../../shared/contracts/analytics/cockpit.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { instantOf, instantText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import { useCompany } from '../../lib/session.ts';
import { Ages } from './ages.tsx';
import { Concerns } from './concerns.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { MonthsChart } from './months-chart.tsx';

const texts = { asOf: { en: 'As of {moment}', zh: '截至 {moment}' } } as const;

/** What moves any of the figures: whatever touches money, orders, goods and work. */
const rests = [
  'journal',
  'openItem',
  'salesOrder',
  'orderPromise',
  'delivery',
  'workOrder',
  'purchaseInvoice',
  'lead',
];

export function Page() {
  const say = useSay();
  const company = useCompany();
  const { data, error, dataUpdatedAt } = useQuery(ask(cockpit, {}, rests));
  const moment = dataUpdatedAt > 0 ? instantText(instantOf(dataUpdatedAt)) : '';
  return (
    <div className="page cockpit">
      <div className="page-head">
        <h1>{company?.name}</h1>
        <span className="spacer" />
        {moment && <span className="caption">{say(texts.asOf, { moment })}</span>}
      </div>
      <ProblemBox error={error} />
      <FirstSteps />
      <Figures answer={data} />
      <div className="cockpit-rows">
        <Concerns answer={data} />
        <div className="cockpit-charts">
          <MonthsChart answer={data} />
          <Ages answer={data} />
        </div>
      </div>
    </div>
  );
}
