import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { namesOf } from '../names.ts';
import type { Performer } from '../perform.ts';

const MOST_TIMES = 20;

/** What planners of such a company wonder about; it waits to be planned. */
async function askWhatIf(on: Performer, today: BusinessDate): Promise<void> {
  const { item, supplier } = await namesOf(on.ctx().store);
  await on.perform('scenario', today, 'planning.createPlanningScenario', {
    name: '钢板晚到两周 Steel two weeks late',
    note: '重型支架再多卖三百件。 And three hundred heavy-duty brackets more.',
    delays: [{ supplierId: supplier('S01'), days: 14 }],
    demands: [{ itemId: item('FG-01'), quantity: '300', date: addDays(today, 30) }],
  });
}

/** When each open order can leave, and a plan: its computing begins here and ends by itself. */
export async function planAhead(on: Performer, today: BusinessDate): Promise<void> {
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const key = `promises-${time}`;
    const { remaining } = await on.perform(key, today, 'planning.refreshPromises', {});
    if (remaining === 0) break;
  }
  await askWhatIf(on, today);
  await on.perform('plan', today, 'planning.runMrp', {});
}
