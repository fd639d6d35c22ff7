import { Button } from 'antd';
import {
  exceptionKinds,
  orderKinds,
} from '../../../../../shared/contracts/planning/plan-choices.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { PickList } from '../../../kit/workbench/pick-list.tsx';
import { Tick } from '../../../kit/workbench/tick.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { kindsInOrder } from './exception-list.tsx';
import { canRelease, type OrderListProps, OrderWorkbench } from './order-workbench.tsx';
import { type Difference, useDifferences } from './plan-data.ts';

const texts = {
  label: { en: 'Differences', zh: '差异' },
  same: { en: 'Both plans are the same.', zh: '两个计划相同。' },
  exceptions: { en: 'Exceptions:', zh: '例外：' },
  more: { en: 'Show more', zh: '显示更多' },
  added: { en: 'New', zh: '新增' },
  removed: { en: 'Gone', zh: '取消' },
  changed: { en: 'Changed', zh: '变更' },
  firm: { en: 'Firm', zh: '已确认' },
  dates: {
    en: 'release {release} · available {available}',
    zh: '下达 {release} · 可用 {available}',
  },
} as const;

const tones = { added: 'ok', removed: 'bad', changed: 'warn' } as const;

const signed = (count: number) => `${count > 0 ? '+' : '−'}${decimalText(String(Math.abs(count)))}`;

interface Props {
  /** The plan beside which the other is held. */
  before: string;
  runId: string;
}

/** What a plan orders otherwise than another; what is liked of it can be firmed or released. */
export function ChangesView({ before, runId }: Props) {
  const say = useSay();
  const list = useDifferences(before, runId);
  const found = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const rows = found.map((row) => (row.change === 'removed' ? { ...row, ofRun: before } : row));
  const first = list.data?.pages[0];
  if (list.error) return <ProblemBox error={list.error} />;
  if (!first) return null;
  const exceptions = kindsInOrder.flatMap((kind) => {
    const count = first.exceptions[kind] ?? 0;
    return count === 0 ? [] : [`${say(exceptionKinds[kind])} ${signed(count)}`];
  });
  if (rows.length === 0 && exceptions.length === 0) {
    return <div className="empty">{say(texts.same)}</div>;
  }
  return (
    <>
      {exceptions.length > 0 && (
        <p className="caption plan-moved">
          {say(texts.exceptions)} {exceptions.join(' · ')}
        </p>
      )}
      <OrderWorkbench
        runId={runId}
        rows={rows}
        list={(props) => (
          <ChangeList
            {...props}
            rows={rows}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
      />
    </>
  );
}

type Row = Difference & { ofRun?: string };

interface ListProps extends OrderListProps<Row> {
  rows: readonly Row[];
  onMore: (() => void) | undefined;
}

/** By item as the plan has them; Space ticks, Enter releases. */
function ChangeList({ rows, taken, ticked, onMore, ...list }: ListProps) {
  const say = useSay();
  return (
    <PickList
      {...list}
      label={say(texts.label)}
      groups={[{ key: 'all', rows }]}
      idOf={({ id }) => id}
      isTicked={({ id }) => ticked.has(id)}
      render={(row) => {
        const { before, after } = row;
        const firm = taken.get(row.id);
        const shown = after ?? before;
        return (
          <>
            <span className="cut pick-check">
              <Tick
                on={ticked.has(row.id)}
                disabled={!canRelease(row, taken)}
                onToggle={() => list.onTick(row)}
              />
              <span className="cut">
                {row.code} <span className="title-name">{row.name}</span>
              </span>
            </span>
            <span className="num">
              <span className="title-name">{say(orderKinds[row.kind])}</span>{' '}
              {[before, after]
                .flatMap((side) => (side ? [decimalText(side.quantity)] : []))
                .join(' → ')}
            </span>
            <span className="caption pick-under">
              {shown &&
                say(texts.dates, {
                  release: dateText(shown.releaseOn),
                  available: dateText(shown.availableOn),
                })}
              <span className="spacer" />
              <span className="state" data-tone={firm ? 'ok' : tones[row.change]}>
                {firm ? (firm.documentNumber ?? say(texts.firm)) : say(texts[row.change])}
              </span>
            </span>
          </>
        );
      }}
      foot={
        onMore && (
          <div className="pick-foot">
            <Button onClick={onMore}>{say(texts.more)}</Button>
          </div>
        )
      }
    />
  );
}
