import { type Job, schedule } from '../../../functions/planning/domain/capacity/schedule.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { cpuMs, type Measure, rounded } from '../figure.ts';

const JOBS = 2_000;
const OPERATIONS = 5;
const CENTRES = 40;
const TODAY = '2026-03-02';

const calendar = { workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2026-05-01'], makeUpDays: [] };

function jobs(): Job[] {
  return Array.from({ length: JOBS }, (_, job) => ({
    id: `wo${job}`,
    number: `WO${job}`,
    readyOn: addDays(TODAY, job % 60),
    dueOn: addDays(TODAY, 20 + (job % 90)),
    priority: job % 9,
    age: String(job).padStart(6, '0'),
    operations: Array.from({ length: OPERATIONS }, (_, operation) => ({
      number: operation * 10 + 10,
      centreId: `c${(job * 7 + operation * 11) % CENTRES}`,
      minutes: 60 + ((job * 13 + operation * 29) % 600),
      setupMinutes: 20,
      pieceMinutes: 5,
      waitMinutes: operation === 2 ? 120 : 0,
      overlap: operation === 3,
    })),
  }));
}

/** Finite scheduling of ten thousand operations on forty centres of two machines. */
export const measure: Measure = async () => {
  const centres = Array.from({ length: CENTRES }, (_, centre) => ({
    id: `c${centre}`,
    name: `c${centre}`,
    machines: 2,
    minutesPerDay: 480,
    efficiency: '1',
    calendar,
  }));
  const asked = { today: TODAY, centres, jobs: jobs(), fixed: [], rule: 'dueDate' as const };
  const figures = (['forward', 'backward'] as const).map((direction) => {
    let least = Number.POSITIVE_INFINITY;
    let late = 0;
    for (let run = 0; run < 3; run += 1) {
      const start = process.cpuUsage();
      late = schedule({ ...asked, direction }).filter((one) => one.late).length;
      least = Math.min(least, cpuMs(start));
    }
    return {
      row: 10,
      metric: `${direction} finite scheduling of ${JOBS * OPERATIONS} operations`,
      value: rounded(least / 1000),
      unit: 's',
      goal: '≤ 2 s',
      met: least <= 2_000,
      note: `${late} orders late`,
    };
  });
  return figures;
};
