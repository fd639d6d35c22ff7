import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { unknownCentre } from './capacity-errors.ts';
import type { Centre } from './centre.ts';
import { MachineDiary } from './machine-diary.ts';
import { DAY, momentOf, placeOf, type ShiftClock, type Span, shiftClocks } from './shift-clock.ts';

/** An order to be scheduled; its operations in the order of work. */
export interface Job {
  id: string;
  number: string;
  /** Not before this day. */
  readyOn: BusinessDate;
  dueOn: BusinessDate;
  /** Smaller is more important. */
  priority: number;
  /** Text that sorts by age: the order's id or its number. */
  age: string;
  operations: readonly JobOperation[];
}

export interface JobOperation {
  number: number;
  centreId: string;
  /** On one machine, set-up included, by the efficiency of the centre. */
  minutes: number;
  /** Of these, before the first piece is finished. */
  setupMinutes: number;
  /** For one piece. */
  pieceMinutes: number;
  /** On the clock, after it, before the next may start. */
  waitMinutes: number;
  /** The next may start with what this one has finished. */
  overlap: boolean;
}

/** Work that stays where it is. */
export interface Fixed {
  centreId: string;
  machine: number;
  startOn: BusinessDate;
  startMinute: number;
  minutes: number;
}

export interface ScheduleQuestion {
  today: BusinessDate;
  centres: readonly Centre[];
  jobs: readonly Job[];
  fixed: readonly Fixed[];
  direction: 'forward' | 'backward';
  rule: 'dueDate' | 'slack' | 'priority' | 'fifo';
}

export interface PlannedOperation {
  number: number;
  centreId: string;
  /** From 1. */
  machine: number;
  startOn: BusinessDate;
  /** Since the shift began. */
  startMinute: number;
  endOn: BusinessDate;
  endMinute: number;
  minutes: number;
}

export interface PlannedJob {
  id: string;
  number: string;
  startOn: BusinessDate;
  endOn: BusinessDate;
  dueOn: BusinessDate;
  late: boolean;
  operations: PlannedOperation[];
}

interface Shop {
  today: BusinessDate;
  clockOf: (centreId: string) => ShiftClock;
  diariesOf: (centreId: string) => readonly MachineDiary[];
}

interface Placed {
  operation: JobOperation;
  machine: number;
  span: Span;
}

/**
 * Finds every operation a time on a machine, one order after the other by the rule, around what is
 * fixed. Forward from the day an order is ready; backward from its due day, and forward where that
 * would begin before today. Nothing is ever on a machine twice at once.
 */
export function schedule(question: ScheduleQuestion): PlannedJob[] {
  const shop = openShop(question);
  return inTurn(question, shop).map((job) => {
    const backward = question.direction === 'backward' ? placeBackward(job, shop) : undefined;
    const placed = backward ?? placeForward(job, shop);
    for (const { operation, machine, span } of placed) {
      shop.diariesOf(operation.centreId)[machine]?.book(span);
    }
    return answerOf(job, placed, shop);
  });
}

function openShop({ today, centres, fixed }: ScheduleQuestion): Shop {
  const makeClock = shiftClocks(today);
  const byId = new Map(
    centres.map((centre) => [
      centre.id,
      {
        clock: makeClock(centre.calendar, centre.minutesPerDay),
        diaries: Array.from({ length: centre.machines }, () => new MachineDiary()),
      },
    ]),
  );
  const need = (id: string) => {
    const known = byId.get(id);
    if (!known) throw unknownCentre({ id });
    return known;
  };
  const shop: Shop = {
    today,
    clockOf: (id) => need(id).clock,
    diariesOf: (id) => need(id).diaries,
  };
  for (const { centreId, machine, startOn, startMinute, minutes } of fixed) {
    const known = byId.get(centreId);
    if (!known || minutes === 0) continue;
    const span = known.clock.forward(momentOf(today, startOn, startMinute), minutes);
    const diaries = known.diaries;
    const asked = diaries[machine - 1];
    const free = asked?.within(span).length === 0 ? asked : undefined;
    (free ?? diaries.find((one) => one.within(span).length === 0))?.book(span);
  }
  return shop;
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function inTurn({ jobs, rule }: ScheduleQuestion, shop: Shop): Job[] {
  const slackOf = (job: Job): number => {
    const work = job.operations.reduce((sum, { minutes }) => sum + minutes, 0);
    const [first] = job.operations;
    if (!first) return 0;
    const clock = shop.clockOf(first.centreId);
    const { start } = clock.backward(momentOf(shop.today, job.dueOn, DAY), work);
    return start;
  };
  const rank: Record<ScheduleQuestion['rule'], (a: Job, b: Job) => number> = {
    dueDate: (a, b) => byText(a.dueOn, b.dueOn),
    slack: (a, b) => slackOf(a) - slackOf(b),
    priority: (a, b) => a.priority - b.priority || byText(a.dueOn, b.dueOn),
    fifo: () => 0,
  };
  return jobs.toSorted((a, b) => rank[rule](a, b) || byText(a.age, b.age) || byText(a.id, b.id));
}

/** The machine on which an operation ends first. */
function earliest(operation: JobOperation, from: number, shop: Shop): Placed {
  const clock = shop.clockOf(operation.centreId);
  const offers = shop
    .diariesOf(operation.centreId)
    .map((diary, machine) => ({ machine, span: diary.firstFit(clock, from, operation.minutes) }));
  const best = offers.reduce((a, b) => (b.span.end < a.span.end ? b : a));
  return { operation, ...best };
}

/** The machine on which an operation can start last. */
function latest(operation: JobOperation, until: number, shop: Shop): Placed {
  const clock = shop.clockOf(operation.centreId);
  const offers = shop
    .diariesOf(operation.centreId)
    .map((diary, machine) => ({ machine, span: diary.lastFit(clock, until, operation.minutes) }));
  const best = offers.reduce((a, b) => (b.span.start > a.span.start ? b : a));
  return { operation, ...best };
}

/**
 * The next operation follows the end and the wait of this one; with overlap it follows the first
 * piece, and does not run out of pieces: its last one comes after this one's last.
 */
function readyAfter({ operation, span }: Placed, next: JobOperation, shop: Shop): number {
  const { setupMinutes, pieceMinutes, waitMinutes, overlap } = operation;
  if (!overlap) return span.end + waitMinutes;
  const clock = shop.clockOf(operation.centreId);
  const first = clock.forward(span.start, setupMinutes + pieceMinutes).end + waitMinutes;
  const nextClock = shop.clockOf(next.centreId);
  const end = nextClock.forward(span.end + waitMinutes, next.pieceMinutes).end;
  return Math.max(first, nextClock.backward(end, next.minutes).start);
}

function placeForward(job: Job, shop: Shop): Placed[] {
  const placed: Placed[] = [];
  const ready = laterOf(job.readyOn, shop.today);
  for (const operation of job.operations) {
    const before = placed.at(-1);
    const from = before ? readyAfter(before, operation, shop) : momentOf(shop.today, ready);
    placed.push(earliest(operation, from, shop));
  }
  return placed;
}

/** Undefined if it would have to begin before today. */
function placeBackward(job: Job, shop: Shop): Placed[] | undefined {
  const placed: Placed[] = [];
  for (const operation of job.operations.toReversed()) {
    const next = placed[0];
    const until = next ? doneBefore(operation, next, shop) : momentOf(shop.today, job.dueOn, DAY);
    if (until <= 0) return undefined;
    const one = latest(operation, until, shop);
    if (one.span.start < 0) return undefined;
    placed.unshift(one);
  }
  return placed;
}

function doneBefore(operation: JobOperation, next: Placed, shop: Shop): number {
  const { setupMinutes, pieceMinutes, waitMinutes, overlap, minutes } = operation;
  if (!overlap) return next.span.start - waitMinutes;
  const clock = shop.clockOf(operation.centreId);
  const nextClock = shop.clockOf(next.operation.centreId);
  const lastPiece = nextClock.backward(next.span.end, next.operation.pieceMinutes).start;
  const firstPiece = clock.backward(next.span.start - waitMinutes, setupMinutes + pieceMinutes);
  const byFirst = clock.forward(firstPiece.start, minutes).end;
  return Math.min(lastPiece - waitMinutes, byFirst);
}

function answerOf(job: Job, placed: readonly Placed[], shop: Shop): PlannedJob {
  const operations = placed.map(({ operation, machine, span }): PlannedOperation => {
    const start = placeOf(shop.today, span.start);
    const end = placeOf(shop.today, span.end, true);
    return {
      number: operation.number,
      centreId: operation.centreId,
      machine: machine + 1,
      startOn: start.date,
      startMinute: start.minute,
      endOn: operation.minutes === 0 ? start.date : end.date,
      endMinute: operation.minutes === 0 ? start.minute : end.minute,
      minutes: operation.minutes,
    };
  });
  const ends = operations.map(({ endOn }) => endOn).sort();
  const endOn = ends.at(-1) ?? job.dueOn;
  const startOn = operations[0]?.startOn ?? job.readyOn;
  const { id, number, dueOn } = job;
  return { id, number, startOn, endOn, dueOn, late: endOn > dueOn, operations };
}
