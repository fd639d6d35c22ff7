import { Button } from 'antd';
import { useState } from 'react';
import { firmPlannedOrders } from '../../../../../shared/contracts/planning/release-operations.ts';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { usePhone } from '../../../kit/use-phone.ts';
import { RehearseDrawer } from '../../../kit/workbench/rehearse-drawer.tsx';
import { loadOperation } from '../../../lib/contracts.ts';
import { decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { mayDo } from '../../../lib/session.ts';
import { type Done, DoneLine } from './done-line.tsx';
import { ItemPlanPanel } from './item-plan-panel.tsx';
import { NettingPanel } from './netting-panel.tsx';
import { PeggingPanel } from './pegging-panel.tsx';
import { type PlannedOrder, usePlannedOrders, useTakenInHand } from './plan-data.ts';
import { canRelease, PlannedList } from './planned-list.tsx';
import { ReleaseDrawer } from './release-drawer.tsx';
import { releasedDone } from './released-done.ts';

const texts = {
  none: { en: 'Nothing is to be bought or made.', zh: '没有需要采购或生产的计划。' },
  release: { en: 'Release…', zh: '投放…' },
  releaseAll: { en: 'Release {count}…', zh: '投放 {count} 张…' },
  firm: { en: 'Firm', zh: '确认' },
  firmed: { en: 'Firm from now on:', zh: '已确认：' },
  chosen: { en: '{count} chosen', zh: '已选 {count} 张' },
  clear: { en: 'Clear', zh: '清除' },
} as const;

/** Planned orders on the left, why on the right; ticked ones are released together. */
export function OrdersView({ runId }: { runId: string }) {
  const say = useSay();
  const phone = usePhone();
  const [search, setSearch] = useAddress();
  const list = usePlannedOrders(runId, search['kind'], true);
  const taken = useTakenInHand(runId);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [releasing, setReleasing] = useState<readonly string[]>();
  const [firming, setFirming] = useState<readonly string[]>();
  const [done, setDone] = useState<Done>();
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const active = rows.find(({ id }) => id === search['at']) ?? (phone ? undefined : rows[0]);
  const activeId = search['at'] ?? active?.id;
  const tick = (row: PlannedOrder) => {
    if (!canRelease(row, taken)) return;
    const next = new Set(ticked);
    if (!next.delete(row.id)) next.add(row.id);
    setTicked(next);
  };
  const release = (row?: PlannedOrder) => {
    const ids = ticked.size > 0 ? [...ticked] : row && canRelease(row, taken) ? [row.id] : [];
    if (ids.length > 0) setReleasing(ids);
  };
  const finish = (next: Done) => {
    setTicked(new Set());
    setDone(next);
  };
  if (list.error) return <ProblemBox error={list.error} />;
  if (list.data && rows.length === 0) return <div className="empty">{say(texts.none)}</div>;
  return (
    <>
      {done && <DoneLine done={done} onUndone={() => setDone(undefined)} />}
      <div className="workbench">
        <PlannedList
          rows={rows}
          taken={taken}
          ticked={ticked}
          active={activeId}
          onActive={(at) => setSearch({ at })}
          onTick={tick}
          onAccept={release}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        />
        {activeId && (
          <Detail
            key={activeId}
            id={activeId}
            row={active}
            runId={runId}
            {...(active &&
              canRelease(active, taken) && {
                onRelease: () => setReleasing([active.id]),
                ...(!taken.has(active.id) && { onFirm: () => setFirming([active.id]) }),
              })}
          />
        )}
      </div>
      {ticked.size > 0 && (
        <div className="bulk" role="toolbar">
          <span>{say(texts.chosen, { count: decimalText(String(ticked.size)) })}</span>
          <Button onClick={() => setTicked(new Set())}>{say(texts.clear)}</Button>
          <Button onClick={() => setFirming([...ticked])}>{say(texts.firm)}</Button>
          <Button type="primary" onClick={() => release()} title="Enter">
            {say(texts.releaseAll, { count: decimalText(String(ticked.size)) })}
          </Button>
        </div>
      )}
      {releasing && (
        <ReleaseDrawer
          runId={runId}
          ids={releasing}
          onClose={() => setReleasing(undefined)}
          onDone={(made) => {
            setReleasing(undefined);
            finish(releasedDone(runId, made));
          }}
        />
      )}
      {firming && (
        <RehearseDrawer
          operation={firmPlannedOrders}
          input={{ runId, plannedOrderIds: [...firming] }}
          title={say(texts.firm)}
          action={texts.firm}
          onClose={() => setFirming(undefined)}
          onDone={({ data }) => {
            setFirming(undefined);
            void firmedDone(data.map(({ id }) => id)).then(finish);
          }}
        />
      )}
    </>
  );

  async function firmedDone(ids: readonly string[]): Promise<Done> {
    const operation = await loadOperation('planning.cancelFirmPlannedOrder');
    return {
      text: say(texts.firmed),
      documents: ids.map((id) => ({ noun: 'firmPlannedOrder', id })),
      undo: ids.map((id) => ({ operation, input: { id } })),
    };
  }
}

interface DetailProps {
  id: string;
  row: PlannedOrder | undefined;
  runId: string;
  onRelease?: () => void;
  onFirm?: () => void;
}

function Detail({ id, row, runId, onRelease, onFirm }: DetailProps) {
  const say = useSay();
  const itemId = row?.itemId ?? id.slice(0, id.indexOf('~'));
  return (
    <div className="workbench-detail">
      <section className="panel panel-head">
        <h2>
          <TitleLink noun="item" id={itemId} />
        </h2>
        <span className="spacer" />
        {onFirm && mayDo(firmPlannedOrders.permission) && (
          <Button onClick={onFirm}>{say(texts.firm)}</Button>
        )}
        {onRelease && mayDo('plan.release') && (
          <Button type="primary" onClick={onRelease} title="Enter">
            {say(texts.release)}
          </Button>
        )}
      </section>
      <NettingPanel id={id} runId={runId} />
      <PeggingPanel id={id} runId={runId} />
      {row && <ItemPlanPanel itemId={itemId} runId={runId} area={row.area} order={row.order} />}
    </div>
  );
}
