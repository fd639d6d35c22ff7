import { addMonths } from '../../../shared/kernel/date.ts';
import { startWorld, type TestTenant } from '../../support/harness.ts';
import { newShop, newStockItem, type Shop } from '../../support/stock.ts';
import { cpuMs, type Measure, rounded, unlessMet } from '../figure.ts';

const ITEMS = 400;
const MOVES = 20_000;
/** As many as one commit holds comfortably. */
const LINES = 30;
const GOAL_MS = 10_000;
const period = addMonths(`${new Date().toISOString().slice(0, 7)}-01`, -1).slice(0, 7);

const REASON =
  'every step looks anew for the items that are open, and its commit is sent, sealed and folded ' +
  'before the next one reads';

/** A month in which every item was received once and went out again and again. */
async function fillMonth(t: TestTenant, shop: Shop): Promise<void> {
  const itemIds: string[] = [];
  for (let n = 0; n < ITEMS; n += 1) itemIds.push((await newStockItem(t, shop)).id);
  const parts = Array.from({ length: Math.ceil(ITEMS / LINES) }, (_, part) =>
    itemIds.slice(part * LINES, (part + 1) * LINES),
  );
  const header = { date: `${period}-05`, warehouseId: shop.mainId };
  for (const part of parts) {
    const lines = part.map((itemId, n) => ({
      ...{ itemId, quantity: '1000', unitCost: String(1 + (n % 7)) },
    }));
    await t.ok('inventory.receiveOtherStock', { ...header, reason: 'found', lines });
  }
  for (let round = 0; round < MOVES / ITEMS; round += 1) {
    const date = `${period}-${String(6 + (round % 20)).padStart(2, '0')}`;
    for (const part of parts) {
      const lines = part.map((itemId, n) => ({ itemId, quantity: String(1 + (n % 9)) }));
      await t.ok('inventory.issueOtherStock', { ...header, date, reason: 'scrap', lines });
    }
  }
}

/** The costs of a month under the monthly average, step after step, as somebody runs them. */
export const measure: Measure = async () => {
  const world = await startWorld();
  try {
    const t = await world.tenant({ costingMethod: 'monthlyAverage', firstPeriod: period });
    await fillMonth(t, await newShop(t));
    await world.settle();
    // The read model is up to date: what is measured is the run.
    await t.ok('inventory.runMonthCost', { period }, { dryRun: true });
    const start = performance.now();
    const cpu = process.cpuUsage();
    let steps = 0;
    let items = 0;
    for (let remaining = 1; remaining > 0; steps += 1) {
      const step = await t.ok('inventory.runMonthCost', { period });
      items += step.items;
      remaining = step.remaining;
    }
    const wall = performance.now() - start;
    return [
      {
        row: 9,
        metric: `month cost run of ${MOVES} issues of ${ITEMS} items, through the API`,
        value: rounded(wall / 1000),
        unit: 's',
        goal: '≤ 10 s',
        ...unlessMet(wall <= GOAL_MS, REASON),
        note: `${items} items in ${steps} steps; ${rounded(cpuMs(cpu) / 1000)} s of processor`,
      },
    ];
  } finally {
    await world.stop();
  }
};
