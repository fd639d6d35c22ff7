import { today } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { daysOverdue } from './use-open-items.ts';

const texts = {
  late: { en: '{days} {days:day|days} late', zh: '逾期 {days} 天' },
  one: { en: '1 day late', zh: '逾期 1 天' },
  due: { en: 'due today', zh: '今天到期' },
  soon: { en: 'in {days} {days:day|days}', zh: '{days} 天后' },
} as const;

/** How late an item is, in words. */
export function OverdueText({ dueDate }: { dueDate: string }) {
  const say = useSay();
  const days = daysOverdue(dueDate, today());
  if (days === 0) return <>{say(texts.due)}</>;
  if (days < 0) return <span className="muted">{say(texts.soon, { days: -days })}</span>;
  return (
    <span style={{ color: 'var(--bad)' }}>
      {say(days === 1 ? texts.one : texts.late, { days })}
    </span>
  );
}
