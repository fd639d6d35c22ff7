import { type ReportColumn, ReportTable } from '../../kit/report/report-table.tsx';
import { dateText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import type { Taken } from './allocate.ts';
import { Amount } from './amount.tsx';
import { OverdueText } from './overdue-text.tsx';
import type { OpenItem } from './use-open-items.ts';

const texts = {
  title: { en: 'Open items', zh: '未清明细' },
  hint: {
    en: '↑ ↓ walk · Space marks or unmarks. Until you do, what is due longest goes first.',
    zh: '↑ ↓ 移动 · 空格勾选或取消；未勾选时按到期先后自动核销。',
  },
  document: { en: 'Document', zh: '单据' },
  date: { en: 'Date', zh: '日期' },
  due: { en: 'Due', zh: '到期日' },
  age: { en: 'Age', zh: '账龄' },
  open: { en: 'Open', zh: '未清金额' },
  taken: { en: 'Settled now', zh: '本次核销' },
  none: {
    en: 'Nothing is open: all of it becomes an advance.',
    zh: '没有未清明细，全部转为预收／预付。',
  },
} as const;

interface Props {
  items: readonly OpenItem[];
  taken: readonly Taken[];
  isMarked: (item: OpenItem) => boolean;
  onToggle: (item: OpenItem) => void;
}

/** The items that a payment can settle, and how much of it goes to each. */
export function AllocationTable({ items, taken, isMarked, onToggle }: Props) {
  const say = useSay();
  const amountFor = (id: string) => taken.find(({ openItemId }) => openItemId === id)?.amount;
  const columns: readonly ReportColumn<OpenItem>[] = [
    {
      key: 'document',
      label: texts.document,
      show: (item) => (
        <>
          <span className="mark" data-on={isMarked(item) || undefined} aria-hidden="true">
            {isMarked(item) ? '✓' : ''}
          </span>{' '}
          {item.documentNumber}
        </>
      ),
    },
    { key: 'date', label: texts.date, width: 96, wide: true, show: ({ date }) => dateText(date) },
    {
      key: 'due',
      label: texts.due,
      width: 96,
      wide: true,
      show: ({ dueDate }) => dateText(dueDate),
    },
    {
      key: 'age',
      label: texts.age,
      width: 112,
      wide: true,
      show: (row) => <OverdueText {...row} />,
    },
    {
      ...{ key: 'open', label: texts.open, numeric: true, width: 124 },
      show: ({ open }) => <Amount value={open} />,
    },
    {
      ...{ key: 'taken', label: texts.taken, numeric: true, width: 124 },
      show: ({ id }) => <Amount value={amountFor(id)} />,
    },
  ];
  if (items.length === 0) {
    return (
      <div className="empty">
        <p>{say(texts.none)}</p>
      </div>
    );
  }
  return (
    <section className="stack-part" data-path="allocations">
      <div className="row">
        <h2>{say(texts.title)}</h2>
        <span className="caption">{say(texts.hint)}</span>
      </div>
      <ReportTable
        label={say(texts.title)}
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        onSpace={onToggle}
        isMarked={isMarked}
      />
    </section>
  );
}
