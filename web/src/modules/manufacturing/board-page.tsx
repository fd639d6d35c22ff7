// By hand: planned beside actual, day by day, and every order that is late with its reason.
import './work-order/work-order.css';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { productionBoard } from '../../../../shared/contracts/manufacturing/questions.ts';
import {
  lateReasons,
  workOrderStateNames,
} from '../../../../shared/contracts/manufacturing/work-order.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { TitleLink } from '../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { useDays } from '../../kit/workbench/days.tsx';
import { dateText, decimalText, rateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';

const texts = {
  title: { en: 'Production board', zh: '生产看板' },
  orders: { en: 'Orders', zh: '工单' },
  onTime: { en: 'On time', zh: '按期' },
  late: { en: 'Late', zh: '延误' },
  lateDays: { en: '{days} {days:day|days} late', zh: '延误 {days} 天' },
  number: { en: 'Work order', zh: '工单' },
  item: { en: 'Product', zh: '产品' },
  department: { en: 'Department', zh: '部门' },
  due: { en: 'Due', zh: '完工日期' },
  planned: { en: 'Planned', zh: '计划' },
  received: { en: 'Received', zh: '已入库' },
  scrapped: { en: 'Scrapped', zh: '报废' },
  progress: { en: 'Progress', zh: '进度' },
  state: { en: 'State', zh: '状态' },
  none: { en: 'No work order is due in these days.', zh: '这段时间没有工单。' },
} as const;

export function Page() {
  const say = useSay();
  const { days, picker } = useDays(['1', '7', '14', '31'], '14');
  const about = ['workOrder', 'operationReport', 'productionReceipt'];
  const { data, error } = useQuery(ask(productionBoard, { days }, about));
  if (!data && !error) return <LoadingPage />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        <span className="spacer" />
        {picker}
      </div>
      <ProblemBox error={error} />
      {data && (
        <>
          <dl className="board-figures">
            <Figure label={say(texts.orders)} value={data.orders} />
            <Figure label={say(texts.onTime)} value={data.onTime} />
            <Figure label={say(texts.late)} value={data.late} bad={data.late > 0} />
            {data.reasons.map(({ reason, orders }) => (
              <Figure key={reason} label={say(lateReasons[reason])} value={orders} />
            ))}
          </dl>
          {data.rows.length === 0 && <div className="empty">{say(texts.none)}</div>}
          {data.rows.length > 0 && <Orders rows={data.rows} />}
        </>
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  value: number;
  bad?: boolean;
}

const Figure = ({ label, value, bad }: FigureProps) => (
  <div>
    <dt>{label}</dt>
    <dd data-bad={bad || undefined}>{decimalText(String(value))}</dd>
  </div>
);

type Row = z.infer<typeof productionBoard.output>['rows'][number];

function Orders({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  return (
    <div className="card lines-scroll" tabIndex={0} role="region" aria-label={say(texts.orders)}>
      <table className="table lines-table free-table">
        <thead>
          <tr>
            <th>{say(texts.number)}</th>
            <th>{say(texts.item)}</th>
            <th>{say(texts.department)}</th>
            <th className="num">{say(texts.due)}</th>
            <th className="num">{say(texts.planned)}</th>
            <th className="num">{say(texts.received)}</th>
            <th className="num">{say(texts.scrapped)}</th>
            <th>{say(texts.progress)}</th>
            <th>{say(texts.late)}</th>
            <th>{say(texts.state)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.workOrderId}>
              <td>
                <TitleLink noun="workOrder" id={row.workOrderId} />
              </td>
              <td>
                <TitleLink noun="item" id={row.itemId} />
              </td>
              <td>{row.department ?? ''}</td>
              <td className="num">{dateText(row.dueOn)}</td>
              <td className="num">{decimalText(row.planned)}</td>
              <td className="num">{row.received === '0' ? '–' : decimalText(row.received)}</td>
              <td className="num">{row.scrapped === '0' ? '–' : decimalText(row.scrapped)}</td>
              <td>
                <span className="progress-bar" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, Number(row.progress) * 100)}%` }} />
                </span>{' '}
                {rateText(row.progress)}
              </td>
              <td>
                {row.late && (
                  <span className="state" data-tone="bad">
                    {say(texts.lateDays, { days: row.lateDays })}
                    {row.reason && ` · ${say(lateReasons[row.reason])}`}
                  </span>
                )}
              </td>
              <td>
                <StateTag state={row.state} label={say(workOrderStateNames[row.state])} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
