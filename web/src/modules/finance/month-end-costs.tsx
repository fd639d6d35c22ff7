// By hand: the runs that give a month its costs, in the order in which they have to go.
import { Button } from 'antd';
import { useState } from 'react';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { runMonthCost } from '../../../../shared/contracts/inventory/cost-operations.ts';
import {
  runProductionCost,
  spreadConversion,
} from '../../../../shared/contracts/manufacturing/cost-operations.ts';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { AnswerView } from '../../kit/question/answer-view.tsx';
import { RehearseDrawer } from '../../kit/workbench/rehearse-drawer.tsx';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { refreshAll } from '../../lib/queries.ts';
import { mayDo, useCompany } from '../../lib/session.ts';

const texts = {
  costs: { en: 'Month-end costs', zh: '月末成本' },
  preview: { en: 'Preview', zh: '预览' },
  title: { en: '{what}, {period}', zh: '{period} {what}' },
  left: { en: '{count} left', zh: '剩余 {count}' },
  done: { en: 'Done, nothing is left.', zh: '已完成，无剩余。' },
  stuck: { en: '{count} are left that cannot go on yet.', zh: '还有 {count} 项暂不能结转。' },
} as const;

type Run = typeof spreadConversion | typeof runProductionCost | typeof runMonthCost;

/** Wages and overhead first, then what was made of it, then what left stock. */
const runs: readonly { run: Run; averaged: boolean; about: Label }[] = [
  {
    run: spreadConversion,
    averaged: false,
    about: {
      en: 'What wages and overhead really were, less what was charged at standard.',
      zh: '将实际人工与制造费用与标准计入额的差异分摊到工单。',
    },
  },
  {
    run: runProductionCost,
    averaged: true,
    about: {
      en: 'Material at its average into work orders, and these into what they made.',
      zh: '材料按平均价计入工单，工单成本转入产成品。',
    },
  },
  {
    run: runMonthCost,
    averaged: true,
    about: {
      en: 'What left stock gets the average cost of the month.',
      zh: '本月出库按月末加权平均价结转成本。',
    },
  },
];

/** What the person may run, as far as the company values its stock so. */
export function MonthEndCosts({ period }: { period: string }) {
  const say = useSay();
  const averages = useCompany()?.costingMethod === 'monthlyAverage';
  const open = runs.filter(({ run, averaged }) => mayDo(run.permission) && (averages || !averaged));
  if (open.length === 0) return null;
  return (
    <section className="stack-part">
      <h2>{say(texts.costs)}</h2>
      <ul className="card checklist">
        {open.map(({ run, about }) => (
          <OneRun key={run.id} run={run} about={about} period={period} />
        ))}
      </ul>
    </section>
  );
}

interface Progress {
  remaining: number;
  busy: boolean;
}

/** Tried first, then done step by step until nothing is left or nothing moves any more. */
function OneRun({ run, about, period }: { run: Run; about: Label; period: string }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<unknown>();
  const goOn = async (left: number) => {
    let remaining = left;
    try {
      while (remaining > 0) {
        setProgress({ remaining, busy: true });
        const next = (await call(run, { period })).remaining;
        if (next >= remaining) break;
        remaining = next;
      }
    } catch (failure) {
      setError(failure);
    }
    setProgress({ remaining, busy: false });
    refreshAll();
  };
  const begin = () => {
    setError(undefined);
    setOpen(true);
  };
  return (
    <li>
      <div className="row">
        <strong>{say(run.label)}</strong>
        <span className="spacer" />
        <Button loading={progress?.busy ?? false} onClick={begin}>
          {say(texts.preview)}
        </Button>
      </div>
      <p className="caption">{say(about)}</p>
      {progress && !error && <p aria-live="polite">{say(...stateOf(progress))}</p>}
      <ProblemBox error={error} />
      {isOpen && (
        <RehearseDrawer
          operation={run}
          input={{ period }}
          title={say(texts.title, { what: say(run.label), period })}
          told={({ result }) => <AnswerView schema={run.output} value={result} />}
          onClose={() => setOpen(false)}
          onDone={({ remaining }) => {
            setOpen(false);
            void goOn(remaining);
          }}
        />
      )}
    </li>
  );
}

function stateOf({ remaining, busy }: Progress): [Label, { count: number }?] {
  if (remaining === 0) return [texts.done];
  return [busy ? texts.left : texts.stuck, { count: remaining }];
}
