// By hand: exceptions, their explanation and their acceptance stand beside each other.
import './planning.css';
import { Button } from 'antd';
import { useState } from 'react';
import { exceptionKinds, orderKinds } from '../../../../shared/contracts/planning/plan-choices.ts';
import { runMrp } from '../../../../shared/contracts/planning/run-operations.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { Chip } from '../../kit/chip.tsx';
import { EmptyPage } from '../../kit/empty-page.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { useAddress } from '../../kit/use-address.ts';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { Segments } from '../../kit/workbench/segments.tsx';
import { call } from '../../lib/call.ts';
import { useSay } from '../../lib/language.ts';
import { refreshAll } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';
import { ChangesView } from './workbench/changes-view.tsx';
import { kindsInOrder } from './workbench/exception-list.tsx';
import { ExceptionsView } from './workbench/exceptions-view.tsx';
import { ExportMenu } from './workbench/export-menu.tsx';
import { OrdersView } from './workbench/orders-view.tsx';
import { useExceptions, useOtherPlans, useRuns } from './workbench/plan-data.ts';
import { PlanMenu } from './workbench/plan-menu.tsx';
import { RunFailed, RunLine, RunProgress } from './workbench/run-line.tsx';

const texts = {
  title: { en: 'MRP workbench', zh: 'MRP 工作台' },
  run: { en: 'Plan', zh: '运行 MRP' },
  show: { en: 'Show', zh: '显示' },
  none: { en: 'There is no plan yet', zh: '还没有计划' },
  first: {
    en: 'Planning looks at orders, stock and lead times and says what to buy and make, and when.',
    zh: 'MRP 根据订单、库存和提前期，给出采购和生产建议及日期。',
  },
  all: { en: 'All', zh: '全部' },
} as const;

const views = {
  exceptions: { en: 'Exceptions', zh: '例外信息' },
  orders: { en: 'Planned orders', zh: '计划订单' },
  changes: { en: 'Differences', zh: '差异' },
} as const;

type View = keyof typeof views;

const nextSteps = [
  {
    label: { en: 'New sales order', zh: '新建销售订单' },
    to: '/sales/sales-orders/new',
    permission: 'salesOrder.create',
  },
  {
    label: { en: 'New forecast', zh: '新建预测' },
    to: '/planning/forecasts/new',
    permission: 'forecast.write',
  },
] as const;

export function Page() {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const { inUse, running, failed, isPending, error } = useRuns();
  const others = useOtherPlans(search['run']);
  const [problem, setProblem] = useState<unknown>();
  const mayRun = mayDo(runMrp.permission);
  const run = async () => {
    setProblem(undefined);
    try {
      await call(runMrp, {});
    } catch (failure) {
      setProblem(failure);
    }
    refreshAll();
  };
  usePageKeys({ r: mayRun && !running && run });
  if (isPending || others.isPending) return <LoadingPage />;
  const shown = others.chosen ?? inUse;
  // A plan of another day or scenario is held beside the one in use, this beside its forerunner.
  const beside = shown?.id === inUse?.id ? inUse?.previousRunId : inUse?.id;
  const { changes, ...usual } = views;
  const offered = beside === undefined ? usual : { ...usual, changes };
  const asked = search['show'] ?? 'exceptions';
  const view = asked in offered ? (asked as View) : 'exceptions';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        {(shown || others.kept.length > 0) && (
          <PlanMenu inUse={inUse} shown={shown} kept={others.kept} />
        )}
        {shown && (
          <Segments
            choices={offered}
            value={view}
            label={say(texts.show)}
            onChange={(show) =>
              setSearch({
                show: show === 'exceptions' ? undefined : show,
                kind: undefined,
                at: undefined,
              })
            }
          />
        )}
        <span className="spacer" />
        {shown && <ExportMenu run={shown} onFail={setProblem} />}
        {mayRun && (
          <Button
            {...(!shown && { type: 'primary' as const })}
            disabled={running !== undefined}
            onClick={() => void run()}
            title="R"
          >
            {say(texts.run)}
          </Button>
        )}
      </div>
      <ProblemBox error={problem ?? error ?? others.error} />
      {running && <RunProgress run={running} />}
      {!running && failed && <RunFailed run={failed} />}
      {!shown && !running && <EmptyPage says={[texts.none, texts.first]} next={nextSteps} sample />}
      {shown && (
        <>
          <p className="plan-basis">
            <RunLine run={shown} inUse={inUse} />
          </p>
          {view === 'exceptions' && (
            <>
              <ExceptionKinds runId={shown.id} />
              <ExceptionsView key={shown.id} runId={shown.id} isInUse={shown.id === inUse?.id} />
            </>
          )}
          {view === 'orders' && (
            <>
              <Kinds labels={orderKinds} kinds={['make', 'buy', 'phantom']} />
              <OrdersView key={shown.id} runId={shown.id} />
            </>
          )}
          {view === 'changes' && beside !== undefined && (
            <ChangesView key={shown.id} before={beside} runId={shown.id} />
          )}
        </>
      )}
    </div>
  );
}

/** The kinds that there are, with how many of each. */
function ExceptionKinds({ runId }: { runId: string }) {
  const { data } = useExceptions(runId, undefined);
  const counts = data?.pages[0]?.counts ?? {};
  const kinds = kindsInOrder.filter((kind) => counts[kind]);
  return <Kinds labels={exceptionKinds} kinds={kinds} counts={counts} />;
}

interface KindProps {
  labels: Readonly<Record<string, { en: string; zh: string }>>;
  kinds: readonly string[];
  counts?: Readonly<Partial<Record<string, number>>>;
}

/** Filters as chips; they stand in the address. */
function Kinds({ labels, kinds, counts }: KindProps) {
  const say = useSay();
  const [search, setSearch] = useAddress();
  const chosen = search['kind'];
  const chip = (kind: string | undefined, text: string) => (
    <Chip
      key={kind ?? ''}
      on={chosen === kind}
      count={kind === undefined ? undefined : counts?.[kind]}
      onChoose={() => setSearch({ kind, at: undefined })}
    >
      {text}
    </Chip>
  );
  return (
    <div className="chips">
      {chip(undefined, say(texts.all))}
      {kinds.map((kind) => chip(kind, say(labels[kind])))}
    </div>
  );
}
