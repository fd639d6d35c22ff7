import { readdirSync, readFileSync } from 'node:fs';
import { denseCompany } from '../../planning/dense-company.ts';
import { startWorld } from '../../support/harness.ts';
import { todayInChina } from '../../support/today.ts';
import { importCompany, tablesOf } from '../bulk-company.ts';
import { cpuMs, type Measure, rounded } from '../figure.ts';

const ITEMS = 20_000;
const shape = { items: ITEMS, levels: 6, demands: ITEMS, components: 2, horizonDays: 364 };
const TICKS_PER_SECOND = 100;

/** Processor seconds of the processes that this one started: the store is one of them. */
function childSeconds(): number {
  const own = `/proc/${process.pid}/task`;
  const children = readdirSync(own).flatMap((task) =>
    readFileSync(`${own}/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  return children.reduce((sum, pid) => {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = after.split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }, 0);
}

/**
 * A company of 20,000 items through the import API: items, structures, stock, demands, and open
 * orders of what is bought.
 */
export const measure: Measure = async () => {
  const company = denseCompany(shape);
  const today = todayInChina();
  const world = await startWorld();
  try {
    const tenant = await world.tenant();
    const unit = (await tenant.ok('masterdata.listUnit', { limit: 1 })).data[0].code;
    const start = process.cpuUsage();
    const children = childSeconds();
    const loads = await importCompany(world, tenant, tablesOf(company, unit, today));
    const cpu = cpuMs(start) / 1_000;
    const seconds = loads.reduce((sum, load) => sum + load.seconds, 0);
    const each = loads.map(({ what, rows, seconds: own }) => `${what} ${rows}: ${rounded(own)} s`);
    const store = childSeconds() - children;
    return [
      {
        row: 11,
        metric: 'bulk load of 20,000 items: items, structures, stock, demands, receipts',
        value: rounded(seconds, 1),
        unit: 's on the clock',
        goal: '≤ 120 s',
        met: seconds <= 120,
        note: `${each.join(', ')}; ${rounded(cpu, 1)} s CPU of the product, ${rounded(store, 1)} s of the store`,
      },
    ];
  } finally {
    await world.stop();
  }
};
