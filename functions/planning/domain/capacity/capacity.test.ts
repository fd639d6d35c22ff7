import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import { dateRange } from '../../../../shared/kernel/date.ts';
import { type Centre, minutesFor, minutesOf } from './centre.ts';
import { loadOf } from './load.ts';
import { type Job, type JobOperation, type ScheduleQuestion, schedule } from './schedule.ts';

const weekdays: WorkCalendar = {
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  makeUpDays: [],
};
const centre = (id: string, hours = '8', machines = 1): Centre => ({
  id,
  name: id,
  machines,
  minutesPerDay: minutesOf(hours),
  efficiency: '1',
  calendar: weekdays,
});
const operation = (number: number, centreId: string, hours: number): JobOperation => ({
  number,
  centreId,
  minutes: hours * 60,
  setupMinutes: 0,
  pieceMinutes: 60,
  waitMinutes: 0,
  overlap: false,
});
const job = (id: string, operations: JobOperation[], more: Partial<Job> = {}): Job => ({
  id,
  number: id,
  readyOn: '2026-03-05',
  dueOn: '2026-03-13',
  priority: 5,
  age: id,
  operations,
  ...more,
});
const question = (jobs: Job[], more: Partial<ScheduleQuestion> = {}): ScheduleQuestion => ({
  today: '2026-03-02',
  centres: [centre('CNC'), centre('MILL'), centre('TWO', '8', 2)],
  jobs,
  fixed: [],
  direction: 'forward',
  rule: 'dueDate',
  ...more,
});

describe('forward', () => {
  test('20 h at 8 h a day from Thursday end on Monday after the weekend', () => {
    const [planned] = schedule(question([job('WO', [operation(10, 'CNC', 20)])]));
    expect(planned).toMatchObject({ startOn: '2026-03-05', endOn: '2026-03-09', late: false });
    expect(planned?.operations[0]).toMatchObject({ startMinute: 0, endMinute: 240, machine: 1 });
  });

  test('holidays are left out and make-up days are worked', () => {
    const calendar = { ...weekdays, holidays: ['2026-03-06'], makeUpDays: ['2026-03-07'] };
    const centres = [{ ...centre('CNC'), calendar }];
    const [planned] = schedule(question([job('WO', [operation(10, 'CNC', 16)])], { centres }));
    expect(planned?.endOn).toBe('2026-03-07');
  });

  test('the second order waits for the machine; with two machines both start at once', () => {
    const ends = (id: string) =>
      schedule(question([job('A', [operation(10, id, 8)]), job('B', [operation(10, id, 8)])])).map(
        ({ endOn }) => endOn,
      );
    expect(ends('CNC')).toEqual(['2026-03-05', '2026-03-06']);
    expect(ends('TWO')).toEqual(['2026-03-05', '2026-03-05']);
  });

  test('a short order fills the gap before one that is fixed', () => {
    const fixed = [
      { centreId: 'CNC', machine: 1, startOn: '2026-03-05', startMinute: 240, minutes: 480 },
    ];
    const short = job('SHORT', [operation(10, 'CNC', 4)]);
    const long = job('LONG', [operation(10, 'CNC', 5)]);
    const planned = schedule(question([long, short], { fixed, rule: 'fifo' }));
    expect(planned.map(({ id, startOn }) => [id, startOn])).toEqual([
      ['LONG', '2026-03-06'],
      ['SHORT', '2026-03-05'],
    ]);
  });

  test('the next operation waits for the end and the wait; with overlap for the first piece', () => {
    const pair = (more: Partial<JobOperation>) =>
      schedule(
        question([
          job('WO', [
            { ...operation(10, 'CNC', 8), setupMinutes: 60, ...more },
            operation(20, 'MILL', 8),
          ]),
        ]),
      )[0]?.operations[1];
    expect(pair({})).toMatchObject({ startOn: '2026-03-06', startMinute: 0 });
    expect(pair({ waitMinutes: 1_500 })).toMatchObject({ startOn: '2026-03-09' });
    expect(pair({ overlap: true })).toMatchObject({ startOn: '2026-03-05', startMinute: 120 });
  });

  test('an overlapping operation that is faster starts later, so that it never runs dry', () => {
    const fast = { ...operation(20, 'MILL', 2), pieceMinutes: 15 };
    const slow = { ...operation(10, 'CNC', 8), overlap: true };
    const [planned] = schedule(question([job('WO', [slow, fast])]));
    expect(planned?.operations[1]).toMatchObject({ endOn: '2026-03-06', endMinute: 15 });
    expect(planned?.operations[1]).toMatchObject({ startOn: '2026-03-05', startMinute: 375 });
  });
});

describe('backward', () => {
  test('ends on the due day and starts as late as it can', () => {
    const asked = question([job('WO', [operation(10, 'CNC', 20)])], { direction: 'backward' });
    expect(schedule(asked)[0]).toMatchObject({ startOn: '2026-03-11', endOn: '2026-03-13' });
  });

  test('what would begin before today goes forward from today and is late', () => {
    const urgent = job('WO', [operation(10, 'CNC', 20)], {
      dueOn: '2026-03-03',
      readyOn: '2026-03-02',
    });
    const [planned] = schedule(question([urgent], { direction: 'backward' }));
    expect(planned).toMatchObject({ startOn: '2026-03-02', endOn: '2026-03-04', late: true });
  });
});

describe('whose turn it is', () => {
  const long = job('LONG', [operation(10, 'CNC', 30)], { dueOn: '2026-03-12', priority: 2 });
  const soon = job('SOON', [operation(10, 'CNC', 2)], { dueOn: '2026-03-11', priority: 3 });
  const first = job('EARLY', [operation(10, 'CNC', 2)], { dueOn: '2026-03-20', priority: 1 });

  test.each([
    ['dueDate', ['SOON', 'LONG', 'EARLY']],
    ['slack', ['LONG', 'SOON', 'EARLY']],
    ['priority', ['EARLY', 'LONG', 'SOON']],
    ['fifo', ['EARLY', 'LONG', 'SOON']],
  ] as const)('%s', (rule, expected) => {
    const planned = schedule(question([long, soon, first], { rule }));
    expect(planned.map(({ id }) => id)).toEqual(expected);
  });
});

describe('load', () => {
  const work = (hours: number, startOn: string) => ({
    centreId: 'CNC',
    orderId: 'wo',
    orderNumber: 'WO',
    operation: 10,
    startOn,
    startMinute: 0,
    minutes: hours * 60,
  });
  const days = dateRange('2026-03-12', '2026-03-14');

  test('20 h planned for a day of 16 h are 125 %, and overload', () => {
    const two = [centre('CNC', '8', 2)];
    const list = [work(8, '2026-03-12'), work(8, '2026-03-12'), work(4, '2026-03-12')];
    const [load] = loadOf(two, list, { today: '2026-03-02', days });
    expect(load?.days[0]).toMatchObject({ rate: '1.25', overloaded: true, load: 1_200 });
    expect(load?.days[1]).toMatchObject({ rate: '0', overloaded: false, capacity: 960 });
    expect(load?.days[2]).toMatchObject({ capacity: 0, overloaded: false });
  });

  test('what should have been done falls on today', () => {
    const asked = { today: '2026-03-12', days };
    const [load] = loadOf([centre('CNC')], [work(12, '2026-03-02')], asked);
    expect(load?.days.map((day) => day.load)).toEqual([480, 240, 0]);
  });

  test('efficiency stretches standard minutes, rounded up', () => {
    expect(minutesFor('10', '0', '1', '0.9')).toBe(12);
    expect(minutesFor('30', '1.5', '40', '1')).toBe(90);
  });
});

describe('for any shop', () => {
  const anyJob = fc.record({
    ready: fc.integer({ min: 2, max: 20 }),
    due: fc.integer({ min: 2, max: 28 }),
    operations: fc.array(
      fc.record({
        centre: fc.constantFrom('CNC', 'MILL', 'TWO'),
        hours: fc.integer({ min: 0, max: 20 }),
        wait: fc.integer({ min: 0, max: 600 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });
  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;

  test('no machine does two things at once, and an order is worked in sequence', () => {
    fc.assert(
      fc.property(
        fc.array(anyJob, { maxLength: 8 }),
        fc.constantFrom('forward', 'backward'),
        (list, direction) => {
          const jobs = list.map(({ ready, due, operations }, index) =>
            job(
              `J${index}`,
              operations.map(({ centre: id, hours, wait }, at) => ({
                ...operation(at * 10 + 10, id, hours),
                waitMinutes: wait,
              })),
              { readyOn: day(ready), dueOn: day(due) },
            ),
          );
          const planned = schedule(question(jobs, { direction }));
          const all = planned.flatMap((one) => one.operations);
          for (const [index, a] of all.entries()) {
            for (const b of all.slice(index + 1)) {
              if (a.centreId !== b.centreId || a.machine !== b.machine) continue;
              if (a.minutes === 0 || b.minutes === 0) continue;
              const apart = endOf(a) <= startOf(b) || endOf(b) <= startOf(a);
              expect(apart).toBe(true);
            }
          }
          for (const { operations } of planned) {
            operations.slice(1).forEach((next, index) => {
              expect(startOf(next) >= endOf(operations[index] as typeof next)).toBe(true);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Shown = { startOn: string; startMinute: number; endOn: string; endMinute: number };
const moment = (date: string, minute: number): string =>
  `${date} ${String(minute).padStart(4, '0')}`;
const startOf = ({ startOn, startMinute }: Shown) => moment(startOn, startMinute);
const endOf = ({ endOn, endMinute }: Shown) => moment(endOn, endMinute);
