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
import { kindsInOrder } from './workbench/exception-list.tsx';
import { ExceptionsView } from './workbench/exceptions-view.tsx';
import { ExportMenu } from './workbench/export-menu.tsx';
import { OrdersView } from './workbench/orders-view.tsx';
import { useExceptions, useRuns } from './workbench/plan-data.ts';
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
} as const;

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
  if (isPending) return <LoadingPage />;
  const view = search['show'] === 'orders' ? 'orders' : 'exceptions';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        {inUse && (
          <Segments
            choices={views}
            value={view}
            label={say(texts.show)}
            onChange={(show) =>
              setSearch({
                show: show === 'orders' ? show : undefined,
                kind: undefined,
                at: undefined,
              })
            }
          />
        )}
        <span className="spacer" />
        {inUse && <ExportMenu run={inUse} onFail={setProblem} />}
        {mayRun && (
          <Button
            {...(!inUse && { type: 'primary' as const })}
            disabled={running !== undefined}
            onClick={() => void run()}
            title="R"
          >
            {say(texts.run)}
          </Button>
        )}
      </div>
      <ProblemBox error={problem ?? error} />
      {running && <RunProgress run={running} />}
      {!running && failed && <RunFailed run={failed} />}
      {!inUse && !running && <EmptyPage says={[texts.none, texts.first]} next={nextSteps} sample />}
      {inUse && (
        <>
          <p className="plan-basis">
            <RunLine run={inUse} />
          </p>
          {view === 'orders' ? (
            <>
              <Kinds labels={orderKinds} kinds={['make', 'buy', 'phantom']} />
              <OrdersView key={inUse.id} runId={inUse.id} />
            </>
          ) : (
            <>
              <ExceptionKinds runId={inUse.id} />
              <ExceptionsView key={inUse.id} runId={inUse.id} />
            </>
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
