import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { exceptionKinds } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { releasePlannedOrders } from '../../../../../shared/contracts/planning/release-operations.ts';
import { pathTo, TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { usePhone } from '../../../kit/use-phone.ts';
import { RehearseDrawer } from '../../../kit/workbench/rehearse-drawer.tsx';
import { useSay } from '../../../lib/language.ts';
import { mayDo } from '../../../lib/session.ts';
import { type Acceptance, acceptanceOf, isAcceptable } from './acceptance.ts';
import { type Done, DoneLine } from './done-line.tsx';
import { ExceptionList, idOfException, kindsInOrder } from './exception-list.tsx';
import { ItemPlanPanel } from './item-plan-panel.tsx';
import { NettingPanel } from './netting-panel.tsx';
import { PeggingPanel } from './pegging-panel.tsx';
import { type Exception, useExceptions, useTakenInHand } from './plan-data.ts';
import { documentOf, PlanThing } from './plan-thing.tsx';
import { ReleaseDrawer } from './release-drawer.tsx';
import { releasedDone } from './released-done.ts';

const texts = {
  accept: { en: 'Accept', zh: '采纳' },
  release: { en: 'Release…', zh: '投放…' },
  open: { en: 'Open', zh: '打开单据' },
  calm: { en: 'Nothing needs you: the plan fits.', zh: '没有例外：计划一切正常。' },
  accepted: { en: 'Accepted:', zh: '已采纳：' },
} as const;

interface Props {
  runId: string;
  /** Documents follow the plan in use alone: another one knows what is assumed, or what was. */
  isInUse: boolean;
}

/** Exceptions on the left, why and what to do on the right. */
export function ExceptionsView({ runId, isInUse }: Props) {
  const say = useSay();
  const phone = usePhone();
  const navigate = useNavigate();
  const [search, setSearch] = useAddress();
  const list = useExceptions(runId, search['kind']);
  const taken = useTakenInHand(runId);
  const [releasing, setReleasing] = useState<Exception>();
  const [accepting, setAccepting] = useState<{ row: Exception; step: Acceptance }>();
  const [done, setDone] = useState<Done>();
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const counts = list.data?.pages[0]?.counts ?? {};
  const first = kindsInOrder.flatMap((kind) => rows.filter((row) => row.kind === kind))[0];
  const active =
    rows.find((row) => idOfException(row) === search['at']) ?? (phone ? undefined : first);
  const accept = async (row: Exception) => {
    if (row.plannedOrderId && !taken.has(row.plannedOrderId)) return setReleasing(row);
    const step = isInUse ? await acceptanceOf(row) : undefined;
    if (step && mayDo(step.operation.permission)) return setAccepting({ row, step });
    const doc = documentOf(row.supply ?? row.demand ?? '');
    const path = doc && pathTo(doc.noun, doc.id);
    if (path) await navigate({ to: path });
  };
  if (list.error) return <ProblemBox error={list.error} />;
  if (list.data && rows.length === 0) return <div className="empty">{say(texts.calm)}</div>;
  return (
    <>
      {done && <DoneLine done={done} onUndone={() => setDone(undefined)} />}
      <div className="workbench">
        <ExceptionList
          rows={rows}
          counts={counts}
          taken={taken}
          active={active && idOfException(active)}
          onActive={(at) => setSearch({ at })}
          onAccept={(row) => void accept(row)}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        />
        {active && (
          <Detail
            key={idOfException(active)}
            row={active}
            runId={runId}
            canAccept={active.plannedOrderId !== undefined || (isInUse && isAcceptable(active))}
            onAccept={accept}
          />
        )}
      </div>
      {releasing?.plannedOrderId && (
        <ReleaseDrawer
          runId={runId}
          ids={[releasing.plannedOrderId]}
          onClose={() => setReleasing(undefined)}
          onDone={(made) => {
            setReleasing(undefined);
            setDone(releasedDone(runId, made));
          }}
        />
      )}
      {accepting && (
        <RehearseDrawer
          operation={accepting.step.operation}
          input={accepting.step.input as never}
          title={say(exceptionKinds[accepting.row.kind])}
          action={texts.accept}
          danger={accepting.row.kind === 'cancel'}
          onClose={() => setAccepting(undefined)}
          onDone={() => {
            const { row, step } = accepting;
            const doc = documentOf(row.supply ?? '');
            setAccepting(undefined);
            setDone({
              text: `${say(texts.accepted)} ${row.code} ${say(row.text)}`,
              documents: doc ? [doc] : [],
              undo: step.undo ? [step.undo] : [],
            });
          }}
        />
      )}
    </>
  );
}

interface DetailProps {
  row: Exception;
  runId: string;
  /** Whether Enter does more with it than open its document. */
  canAccept: boolean;
  onAccept: (row: Exception) => Promise<unknown>;
}

function Detail({ row, runId, canAccept, onAccept }: DetailProps) {
  const say = useSay();
  const { plannedOrderId, supply, demand, itemId, area, order } = row;
  const about = plannedOrderId ?? supply ?? demand;
  const releases = plannedOrderId !== undefined && mayDo(releasePlannedOrders.permission);
  const label = releases ? texts.release : canAccept ? texts.accept : texts.open;
  const linked = supply ?? demand;
  return (
    <div className="workbench-detail">
      <section className="panel">
        <div className="panel-head">
          <h2>
            <TitleLink noun="item" id={itemId} />
          </h2>
          <span className="spacer" />
          {(releases || linked !== undefined) && (
            <Button
              type={canAccept ? 'primary' : 'default'}
              onClick={() => void onAccept(row)}
              title="Enter"
            >
              {say(label)}
            </Button>
          )}
        </div>
        <p className="sentence">{say(row.text)}</p>
        {linked && (
          <p>
            <PlanThing id={linked} />
          </p>
        )}
      </section>
      {plannedOrderId && <NettingPanel id={plannedOrderId} runId={runId} />}
      {about && <PeggingPanel id={about} runId={runId} ends={about === demand} />}
      <ItemPlanPanel itemId={itemId} runId={runId} area={area} order={order} />
    </div>
  );
}
