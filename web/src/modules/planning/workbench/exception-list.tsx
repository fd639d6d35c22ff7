import { Button } from 'antd';
import { exceptionKinds } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { PickList } from '../../../kit/workbench/pick-list.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import type { Exception, Firm } from './plan-data.ts';

const texts = {
  label: { en: 'Exceptions', zh: '例外信息' },
  more: { en: 'Show more', zh: '显示更多' },
  firm: { en: 'Firm', zh: '已确认' },
} as const;

type Kind = keyof typeof exceptionKinds;

/** What stops somebody first: demands in danger, then orders too late, then what can be moved. */
export const kindsInOrder: readonly Kind[] = [
  'late',
  'short',
  'noSource',
  'noBom',
  'noSupplier',
  'noLeadTime',
  'pastDue',
  'delayed',
  'overdue',
  'expedite',
  'timeFence',
  'belowSafety',
  'lotLimit',
  'defer',
  'cancel',
];

/** How bad it is; the word stands with it. */
const tones: Partial<Record<Kind, string>> = {
  late: 'bad',
  short: 'bad',
  noSource: 'bad',
  noBom: 'bad',
  noSupplier: 'bad',
  noLeadTime: 'warn',
  pastDue: 'warn',
  delayed: 'warn',
  overdue: 'warn',
  expedite: 'warn',
};

/** An exception has no id of its own: what it is about and says makes it one. */
export const idOfException = (one: Exception): string =>
  [
    one.kind,
    one.plannedOrderId ?? one.supply ?? one.demand ?? one.itemId,
    one.date,
    one.to ?? '',
    one.quantity,
  ].join(' ');

interface Props {
  rows: readonly Exception[];
  counts: Readonly<Partial<Record<Kind, number>>>;
  taken: ReadonlyMap<string, Firm>;
  active: string | undefined;
  onActive: (id: string) => void;
  onAccept: (row: Exception) => void;
  onMore: (() => void) | undefined;
}

/** Exceptions by kind, the worst first. */
export function ExceptionList({ rows, counts, taken, onMore, ...list }: Props) {
  const say = useSay();
  const groups = kindsInOrder.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const title = (
      <>
        <span className="state" data-tone={tones[kind] ?? 'quiet'}>
          {say(exceptionKinds[kind])}
        </span>
        <span className="count">{counts[kind]}</span>
      </>
    );
    return [{ key: kind, title, rows: own }];
  });
  return (
    <PickList
      {...list}
      label={say(texts.label)}
      groups={groups}
      idOf={idOfException}
      render={(row) => <Line row={row} firm={taken.get(row.plannedOrderId ?? '')} />}
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

function Line({ row, firm }: { row: Exception; firm: Firm | undefined }) {
  const say = useSay();
  return (
    <>
      <span className="cut">
        {row.code} <span className="title-name">{row.name}</span>
      </span>
      <span className="num">
        {firm ? (
          <span className="state" data-tone="ok">
            {firm.documentNumber ?? say(texts.firm)}
          </span>
        ) : (
          <>
            {decimalText(row.quantity)}
            <span className="pick-date">{dateText(row.to ?? row.date)}</span>
          </>
        )}
      </span>
      <span className="caption">{say(row.text)}</span>
    </>
  );
}
