import type { Label } from '../../../../shared/contracts/fields.ts';
import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Centre } from './centre.ts';
import type { PlannedOperation } from './schedule.ts';
import { momentOf, placeOf, type Span, shiftClocks } from './shift-clock.ts';

export interface Conflict {
  kind: 'machine' | 'before' | 'after' | 'past' | 'late' | 'closed';
  /** The order and operation it conflicts with. */
  number?: string;
  operation?: number;
  sentence: Label;
}

/** Where somebody wants to put an operation. */
export interface Move {
  number: number;
  startOn: BusinessDate;
  startMinute: number;
  machine: number;
  minutes: number;
}

export interface Placed {
  orderNumber: string;
  operation: number;
  machine: number;
  startOn: BusinessDate;
  startMinute: number;
  minutes: number;
}

export interface MoveQuestion {
  today: BusinessDate;
  centre: Centre;
  move: Move;
  dueOn: BusinessDate;
  /** Other work at the centre. */
  others: readonly Placed[];
  /** The operations around it in its own order, at their centres. */
  previous?: Placed & { centre: Centre; waitMinutes: number; overlap: boolean };
  next?: Placed;
}

/** Where the operation would lie if it went there, and all that speaks against it. */
export function findConflicts(question: MoveQuestion): {
  operation: PlannedOperation;
  conflicts: Conflict[];
} {
  const { today, centre, move, others, previous, next, dueOn } = question;
  const clocks = shiftClocks(today);
  const clock = clocks(centre.calendar, centre.minutesPerDay);
  const wanted = momentOf(today, move.startOn, move.startMinute);
  const span = clock.forward(Math.max(0, wanted), move.minutes);
  const start = placeOf(today, span.start);
  const end = placeOf(today, span.end, move.minutes > 0);
  const conflicts: Conflict[] = [];
  if (wanted < 0) conflicts.push({ kind: 'past', sentence: past });
  else if (!clock.works(move.startOn)) conflicts.push({ kind: 'closed', sentence: closed });
  const spanOf = (one: Placed): Span =>
    clock.forward(Math.max(0, momentOf(today, one.startOn, one.startMinute)), one.minutes);
  for (const other of others) {
    const busy = spanOf(other);
    const apart = busy.end <= span.start || span.end <= busy.start;
    if (other.machine !== move.machine || apart || other.minutes === 0) continue;
    conflicts.push(conflictWith('machine', other));
  }
  if (previous) {
    const own = clocks(previous.centre.calendar, previous.centre.minutesPerDay);
    const from = Math.max(0, momentOf(today, previous.startOn, previous.startMinute));
    const before = own.forward(from, previous.minutes);
    const ready = previous.overlap ? before.start : before.end + previous.waitMinutes;
    if (span.start < ready) conflicts.push(conflictWith('before', previous));
  }
  if (next && span.end > momentOf(today, next.startOn, next.startMinute)) {
    conflicts.push(conflictWith('after', next));
  }
  if (end.date > dueOn) conflicts.push({ kind: 'late', sentence: lateAfter(dueOn) });
  return {
    conflicts,
    operation: {
      number: move.number,
      centreId: centre.id,
      machine: move.machine,
      startOn: start.date,
      startMinute: start.minute,
      endOn: end.date,
      endMinute: end.minute,
      minutes: move.minutes,
    },
  };
}

const past = { en: 'It would begin in the past.', zh: '开始时间早于今天。' };
const closed = {
  en: 'Nobody works that day; it would begin on the next working day.',
  zh: '当天不是工作日，将顺延到下一个工作日。',
};
const lateAfter = (dueOn: BusinessDate): Label => ({
  en: `It would end after the due date, ${dueOn}.`,
  zh: `完成时间晚于交期 ${dueOn}。`,
});

function conflictWith(
  kind: 'machine' | 'before' | 'after',
  { orderNumber: number, operation }: Placed,
): Conflict {
  const sentences = {
    machine: {
      en: `The machine works on ${number}, operation ${operation}, at that time.`,
      zh: `该时段机台正在加工 ${number} 工序 ${operation}。`,
    },
    before: {
      en: `Operation ${operation} before it would not be done by then.`,
      zh: `前道工序 ${operation} 届时尚未完成。`,
    },
    after: {
      en: `Operation ${operation} after it would have begun by then.`,
      zh: `后道工序 ${operation} 届时已经开始。`,
    },
  };
  return { kind, number, operation, sentence: sentences[kind] };
}
