// By hand: time runs to the right, machines stand below each other, and bars are moved.
import './schedule.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { conflictKinds } from '../../../../../shared/contracts/planning/capacity-choices.ts';
import {
  moveOperation,
  scheduleWorkOrders,
  workCentreLoad,
} from '../../../../../shared/contracts/planning/capacity-operations.ts';
import { LoadingPage } from '../../../app/loading-page.tsx';
import { EmptyPage } from '../../../kit/empty-page.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { usePageKeys } from '../../../kit/use-page-keys.ts';
import { useDays } from '../../../kit/workbench/days.tsx';
import { RehearseDrawer } from '../../../kit/workbench/rehearse-drawer.tsx';
import { dateText, today } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import { mayDo } from '../../../lib/session.ts';
import { Gantt, type Move } from './gantt.tsx';
import { useSchedule } from './schedule-data.ts';

const texts = {
  title: { en: 'Schedule', zh: '排产' },
  schedule: { en: 'Find times', zh: '自动排产' },
  move: { en: 'Move {order} / {operation}', zh: '移动 {order} / {operation}' },
  moveIt: { en: 'Move', zh: '移动' },
  fits: { en: 'Nothing speaks against it.', zh: '没有冲突。' },
  to: { en: 'From {from} to {to}, machine {machine}', zh: '{from} 至 {to}，机台 {machine}' },
  line: { en: '{number}: {from} to {to}', zh: '{number}：{from} 至 {to}' },
  late: { en: 'late', zh: '延误' },
  none: { en: 'No released work order has an operation to do.', zh: '没有待排的工序。' },
  keys: {
    en: 'Arrows walk · Alt+arrows move a bar: ← → an hour, with Shift a day, ↑ ↓ the machine · Enter confirms',
    zh: '方向键选择 · Alt+←→ 移动一小时（加 Shift 一天），Alt+↑↓ 换机台 · Enter 确认',
  },
} as const;

const nextSteps = [
  {
    label: { en: 'Work orders', zh: '生产工单' },
    to: '/manufacturing/work-orders',
    permission: 'workOrder.read',
  },
] as const;

export function Page() {
  const say = useSay();
  const { days, picker } = useDays(['7', '14', '28'], '14');
  const first = today();
  const { operations, centres, isPending, error } = useSchedule();
  const load = useQuery(ask(workCentreLoad, { from: first, days }, ['workOrder', 'workCentre']));
  const [moving, setMoving] = useState<Move>();
  const [finding, setFinding] = useState(false);
  const may = mayDo(moveOperation.permission);
  usePageKeys({ 'ctrl+enter': may && !moving && !finding && (() => setFinding(true)) });
  if (isPending) return <LoadingPage />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        {picker}
        <span className="spacer" />
        {may && operations.length > 0 && (
          <Button type="primary" onClick={() => setFinding(true)} title="Ctrl+Enter">
            {say(texts.schedule)}
          </Button>
        )}
      </div>
      <ProblemBox error={error ?? load.error} />
      {operations.length === 0 && <EmptyPage says={[texts.none]} next={nextSteps} sample />}
      {operations.length > 0 && (
        <>
          <Gantt
            operations={operations}
            centres={centres}
            load={load.data?.centres ?? []}
            first={first}
            days={days}
            onMove={may ? setMoving : undefined}
          />
          {may && <p className="caption gantt-keys">{say(texts.keys)}</p>}
        </>
      )}
      {moving && (
        <RehearseDrawer
          operation={moveOperation}
          input={{ ...moving.input, despiteConflicts: true }}
          title={say(texts.move, { order: moving.order, operation: moving.input.operation })}
          action={texts.moveIt}
          told={({ result: { operation, conflicts } }) => (
            <ul className="effect-list">
              <li>
                {say(texts.to, {
                  from: `${dateText(operation.startOn)} ${clock(operation.startMinute)}`,
                  to: `${dateText(operation.endOn)} ${clock(operation.endMinute)}`,
                  machine: operation.machine,
                })}
              </li>
              {conflicts.length === 0 && <li>{say(texts.fits)}</li>}
              {conflicts.map((one, index) => (
                <li key={index}>
                  <p className="state" data-tone="bad">
                    {say(conflictKinds[one.kind])}
                  </p>
                  <div>{say(one.sentence)}</div>
                </li>
              ))}
            </ul>
          )}
          onClose={() => setMoving(undefined)}
          onDone={() => setMoving(undefined)}
        />
      )}
      {finding && (
        <RehearseDrawer
          operation={scheduleWorkOrders}
          input={{}}
          title={say(texts.schedule)}
          told={({ result }) => (
            <ul className="effect-list">
              {result.orders.map(({ workOrderId, number, startOn, endOn, late }) => (
                <li key={workOrderId}>
                  {say(texts.line, { number, from: dateText(startOn), to: dateText(endOn) })}{' '}
                  {late && (
                    <span className="state" data-tone="bad">
                      {say(texts.late)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          onClose={() => setFinding(false)}
          onDone={() => setFinding(false)}
        />
      )}
    </div>
  );
}

/** Minutes into the shift as hours and minutes. */
const clock = (minute: number): string =>
  `+${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
