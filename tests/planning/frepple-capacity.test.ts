import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Job, schedule } from '../../functions/planning/domain/capacity/schedule.ts';
import { addDays } from '../../shared/kernel/date.ts';
import type { FreppleModel } from './frepple-model.ts';

const file = '../shared/data/frepple/constraints_resource_1.json';
const missing = !existsSync(file);
if (missing) console.warn(`skipped: ${file} is not here`);

const everyDay = { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], makeUpDays: [] };

/** One machine round the clock; each order takes it a day and is delivered the day after. */
function planned(model: FreppleModel): string[] {
  const jobs = Object.entries(model.demands).map(([id, { due = '', priority }]): Job => {
    const operation = { number: 10, centreId: 'Resource', minutes: 1_440, setupMinutes: 0 };
    return {
      ...{ id, number: id, age: id, priority: Number(priority) },
      readyOn: model.planningDate.slice(0, 10),
      // Due by the end of a day: two days before the instant, or that day's noon, of delivery.
      dueOn: addDays(due.slice(0, 10), -2),
      operations: [{ ...operation, pieceMinutes: 144, waitMinutes: 0, overlap: false }],
    };
  });
  const centre = { id: 'Resource', name: 'Resource', machines: 1, minutesPerDay: 1_440 };
  return schedule({
    ...{ today: model.planningDate.slice(0, 10), jobs, fixed: [] },
    centres: [{ ...centre, efficiency: '1', calendar: everyDay }],
    ...{ direction: 'backward', rule: 'priority' },
  })
    .map(({ id, startOn }) => `${id} on ${startOn}`)
    .sort();
}

describe.skipIf(missing)('one machine for five orders of a day each', () => {
  test('the two most important run last, the others before them, none twice at once', () => {
    const model: FreppleModel = JSON.parse(readFileSync(file, 'utf8'));
    const theirs = (model.expected['1']?.operationPlans ?? [])
      .filter(({ operation }) => operation === 'make end item')
      .map(({ start }) => start.slice(0, 16));
    expect(theirs).toEqual([
      '2009-01-14T12:00',
      '2009-01-15T12:00',
      '2009-01-17T00:00',
      '2009-01-18T00:00',
      '2009-01-19T00:00',
    ]);
    // Ours differs in two things. A due date is a day, so order 3 is not made up to noon. Nothing
    // limits how early an order may be made, so order 5 is early; theirs, late after four days.
    expect(planned(model)).toEqual([
      'order 1 on 2009-01-18',
      'order 2 on 2009-01-17',
      'order 3 on 2009-01-15',
      'order 4 on 2009-01-16',
      'order 5 on 2009-01-14',
    ]);
  });
});
