import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Performer } from '../perform.ts';

const MOST_TIMES = 20;

/** When each open order can leave, and a plan: its computing begins here and ends by itself. */
export async function planAhead(on: Performer, today: BusinessDate): Promise<void> {
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const key = `promises-${time}`;
    const { remaining } = await on.perform(key, today, 'planning.refreshPromises', {});
    if (remaining === 0) break;
  }
  await on.perform('plan', today, 'planning.runMrp', {});
}
