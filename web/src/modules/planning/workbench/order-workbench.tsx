import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { firmPlannedOrders } from '../../../../../shared/contracts/planning/release-operations.ts';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
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
import { type Firm, type PlannedOrder, useTakenInHand } from './plan-data.ts';
import { ReleaseDrawer } from './release-drawer.tsx';
import { releasedDone } from './released-done.ts';

const texts = {
  release: { en: 'Release…', zh: '投放…' },
  releaseAll: { en: 'Release {count}…', zh: '投放 {count} 张…' },
  firm: { en: 'Firm', zh: '确认' },
  firmed: { en: 'Firm from now on:', zh: '已确认：' },
  chosen: { en: '{count} chosen', zh: '已选 {count} 张' },
  clear: { en: 'Clear', zh: '清除' },
} as const;

/** A phantom is ordered through what it is part of; what is not in this plan cannot be taken. */
export const canRelease = (row: OrderRow, taken: ReadonlyMap<string, Firm>): boolean =>
  row.ofRun === undefined && row.kind !== 'phantom' && taken.get(row.id)?.state !== 'released';

/** A planned order on the left side of the workbench. */
export type OrderRow = Pick<PlannedOrder, 'id' | 'itemId' | 'kind' | 'area' | 'order'> & {
  /** Another run, of whose plan it is. */
  ofRun?: string;
};

export interface OrderListProps<R> {
  taken: ReadonlyMap<string, Firm>;
  ticked: ReadonlySet<string>;
  active: string | undefined;
  onActive: (id: string) => void;
  onTick: (row: R) => void;
  onAccept: (row: R) => void;
}

interface Props<R extends OrderRow> {
  runId: string;
  rows: readonly R[];
  list: (props: OrderListProps<R>) => ReactNode;
}

/** Planned orders on the left, why on the right; ticked ones are firmed or released together. */
export function OrderWorkbench<R extends OrderRow>({ runId, rows, list }: Props<R>) {
  const say = useSay();
  const phone = usePhone();
  const [search, setSearch] = useAddress();
  const taken = useTakenInHand(runId);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [releasing, setReleasing] = useState<readonly string[]>();
  const [firming, setFirming] = useState<readonly string[]>();
  const [done, setDone] = useState<Done>();
  const at = search['at'];
  const active = at === undefined && !phone ? rows[0] : rows.find(({ id }) => id === at);
  const activeId = at ?? active?.id;
  const tick = (row: R) => {
    if (!canRelease(row, taken)) return;
    const next = new Set(ticked);
    if (!next.delete(row.id)) next.add(row.id);
    setTicked(next);
  };
  const release = (row?: R) => {
    const ids = ticked.size > 0 ? [...ticked] : row && canRelease(row, taken) ? [row.id] : [];
    if (ids.length > 0) setReleasing(ids);
  };
  const finish = (next: Done) => {
    setTicked(new Set());
    setDone(next);
  };
  return (
    <>
      {done && <DoneLine done={done} onUndone={() => setDone(undefined)} />}
      <div className="workbench">
        {list({
          ...{ taken, ticked, active: activeId },
          onActive: (at) => setSearch({ at }),
          ...{ onTick: tick, onAccept: release },
        })}
        {activeId && (
          <Detail
            key={activeId}
            id={activeId}
            row={active}
            runId={active?.ofRun ?? runId}
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
  row: OrderRow | undefined;
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
