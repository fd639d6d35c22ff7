import { exceptionKinds } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { say, useLanguage } from '../../../lib/language.ts';
import { kindsInOrder } from './exception-list.tsx';
import { OrderList, type OrderTexts } from './order-list.tsx';
import { OrderWorkbench } from './order-workbench.tsx';
import { type Difference, useDifferences } from './plan-data.ts';

const texts = {
  label: { en: 'Differences', zh: '差异' },
  same: { en: 'Both plans are the same.', zh: '两个计划相同。' },
  exceptions: { en: 'Exceptions:', zh: '例外：' },
  added: { en: 'New', zh: '新增' },
  removed: { en: 'Gone', zh: '取消' },
  changed: { en: 'Changed', zh: '变更' },
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
  useLanguage();
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
          <OrderList
            {...props}
            label={say(texts.label)}
            rows={rows}
            textsOf={textsOf}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
      />
    </>
  );
}

type Row = Difference & { ofRun?: string };

function textsOf({ before, after, change }: Row): OrderTexts {
  const sides = [before, after].flatMap((side) => side ?? []);
  const dates = sides.map(({ releaseOn, availableOn }) =>
    say(texts.dates, { release: dateText(releaseOn), available: dateText(availableOn) }),
  );
  return {
    quantity: sides.map(({ quantity }) => decimalText(quantity)).join(' → '),
    dates: dates.at(-1) ?? '',
    state: { tone: tones[change], text: say(texts[change]) },
  };
}
