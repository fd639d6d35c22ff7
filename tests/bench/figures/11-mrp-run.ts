import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshotReport } from '../../../functions/planning/data/read-snapshot.ts';
import { makePlan } from '../../../functions/planning/domain/mrp/make-plan.ts';
import { packPlan, unpackPlan } from '../../../functions/planning/domain/mrp/packed-plan.ts';
import { PlanView } from '../../../functions/planning/domain/mrp/plan-view.ts';
import { selectOrders } from '../../../functions/planning/domain/mrp/select-orders.ts';
import { openReadModel } from '../../../functions/platform/read-model/file.ts';
import { sqlOver } from '../../../functions/platform/read-model/report.ts';
import { nouns } from '../../../shared/contracts/system.ts';
import { denseCompany } from '../../planning/dense-company.ts';
import { foldCompany } from '../../planning/dense-read-model.ts';
import { cpuMs, type Figure, type Measure, rounded } from '../figure.ts';

const RUNS = 3;
const HORIZON_DAYS = 364;
const rule = { mode: 'consume' as const, backwardDays: 15, forwardDays: 0 };

/** From the caught-up read model to a stored plan of which the first page was read again. */
function runOnce(sql: ReturnType<typeof sqlOver>, today: string, path: string) {
  const marks: Record<string, number> = {};
  let since = process.cpuUsage();
  const mark = (name: string) => {
    marks[name] = rounded(cpuMs(since), 0);
    since = process.cpuUsage();
  };
  const started = process.hrtime.bigint();
  const snapshot = snapshotReport.run(sql, { today, horizonDays: HORIZON_DAYS, rule });
  mark('read');
  const plan = makePlan(snapshot);
  mark('plan');
  writeFileSync(path, packPlan(plan));
  mark('store');
  const view = new PlanView(unpackPlan(readFileSync(path)));
  const rows = selectOrders(view.columns, {}, 'releaseOn').subarray(0, 100);
  for (const row of rows) view.order(row);
  mark('show');
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { seconds, marks, orders: plan.orderAvailable.length };
}

/** The figure without what a run commits: two small documents, and the machine that calls it. */
export const measure: Measure = async () => {
  const shape = {
    items: 20_000,
    levels: 6,
    demands: 20_000,
    components: 2,
    horizonDays: HORIZON_DAYS,
  };
  const company = denseCompany(shape);
  const folder = mkdtempSync(join(tmpdir(), 'mrp-'));
  const file = openReadModel(join(folder, 'company.sqlite'), nouns);
  try {
    foldCompany(file, company);
    const sql = sqlOver(file.db);
    const runs = Array.from({ length: RUNS }, () =>
      runOnce(sql, company.today, join(folder, 'plan')),
    );
    const best = runs.toSorted((a, b) => a.seconds - b.seconds)[0] as (typeof runs)[number];
    const figure: Figure = {
      row: 11,
      metric: 'MRP end to end: read model → plan → stored → first page, 20,000 items, 6 levels',
      value: rounded(best.seconds),
      unit: 's',
      goal: '≤ 2 s',
      met: best.seconds <= 2,
      note: `${best.orders} planned orders; ms of CPU: ${JSON.stringify(best.marks)}`,
    };
    return [figure];
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
