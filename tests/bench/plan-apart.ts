import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshotReport } from '../../functions/planning/data/read-snapshot.ts';
import {
  countChanges,
  countExceptions,
} from '../../functions/planning/domain/mrp/compare-columns.ts';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { netChange } from '../../functions/planning/domain/mrp/net-change.ts';
import { packPlan, unpackPlan } from '../../functions/planning/domain/mrp/packed-plan.ts';
import type { PlanColumns } from '../../functions/planning/domain/mrp/plan-columns.ts';
import { PlanView } from '../../functions/planning/domain/mrp/plan-view.ts';
import { selectOrders } from '../../functions/planning/domain/mrp/select-orders.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { openReadModel } from '../../functions/platform/read-model/file.ts';
import { type Sql, sqlOver } from '../../functions/platform/read-model/report.ts';
import { shapeOf } from '../../functions/platform/read-model/shape.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { denseCompany } from '../planning/dense-company.ts';
import { changeOneOrder, foldCompany } from '../planning/dense-read-model.ts';
import { cpuMs, rounded } from './figure.ts';

const HORIZON_DAYS = 364;
const PLAN = 'plan';
const SHOW = '--show';
const rule = { mode: 'consume' as const, backwardDays: 15, forwardDays: 0 };
const shape = { levels: 6, components: 2, horizonDays: HORIZON_DAYS };

/** One way from the caught-up read model to a stored plan of which the first page was read. */
export interface Planned {
  seconds: number;
  cpuMs: number;
  /** The most memory that the process had had when the plan was stored. */
  storedMb: number;
  orders: number;
  /** Streams netted again; all of them in a whole run. */
  netted: number;
  /** Milliseconds of CPU by step. */
  steps: Record<string, number>;
}

export interface Apart {
  first: Planned;
  best: Planned;
  /** After one order has changed: where the process has read the company before, and where not. */
  netChange: Planned;
  netChangeUnread: Planned;
  /** The most memory of a process that does nothing but show the first page of the plan. */
  shownMb: number;
}

type Step = <T>(name: string, work: () => T) => T;

interface Done {
  plan: PlanColumns;
  netted: number;
  storedMb: number;
}

function timed(work: (step: Step) => Done): Planned {
  const steps: Record<string, number> = {};
  const start = process.cpuUsage();
  const started = performance.now();
  const { plan, ...figures } = work((name, part) => {
    const since = process.cpuUsage();
    const result = part();
    steps[name] = rounded(cpuMs(since), 0);
    return result;
  });
  const seconds = rounded((performance.now() - started) / 1_000);
  const orders = plan.orderAvailable.length;
  const cpu = rounded(cpuMs(start), 0);
  return { seconds, cpuMs: cpu, orders, ...figures, steps };
}

const readCompany = (sql: Sql, today: string): Snapshot =>
  snapshotReport.run(sql, { today, horizonDays: HORIZON_DAYS, rule });

/** The most memory that the process has had so far. */
const peakMb = (): number => rounded(process.resourceUsage().maxRSS / 1_024, 0);

function store(path: string, plan: PlanColumns): void {
  const bytes = packPlan(plan);
  createHash('sha256').update(bytes).digest('hex');
  writeFileSync(path, bytes);
}

function firstPage(path: string): void {
  const view = new PlanView(unpackPlan(readFileSync(path)));
  const rows = selectOrders(view.columns, {}, 'releaseOn').subarray(0, 100);
  for (const row of rows) view.order(row);
}

const wholeRun = (sql: Sql, today: string, path: string): Planned =>
  timed((step) => {
    const snapshot = step('read', () => readCompany(sql, today));
    const plan = step('plan', () => makePlan(snapshot));
    step('store', () => store(path, plan));
    const storedMb = peakMb();
    step('show', () => firstPage(path));
    return { plan, netted: plan.streamItem.length, storedMb };
  });

const changedRun = (sql: Sql, today: string, path: string): Planned =>
  timed((step) => {
    const before = step('load', () => unpackPlan(readFileSync(path)));
    const snapshot = step('read', () => readCompany(sql, today));
    const { plan, netted } = step('plan', () => netChange(snapshot, before));
    step('compare', () => {
      countChanges(before, plan);
      countExceptions(plan);
    });
    step('store', () => store(`${path}.next`, plan));
    const storedMb = peakMb();
    step('show', () => firstPage(`${path}.next`));
    return { plan, netted, storedMb };
  });

const fastest = (runs: readonly Planned[]): Planned =>
  runs.toSorted((a, b) => a.cpuMs - b.cpuMs)[0] as Planned;

/**
 * In the process of its own: whole runs, then net changes after one order each. What keeps nothing
 * of the company asks by a connection that has not asked before.
 */
function planAll(folder: string, items: number, runs: number): Omit<Apart, 'shownMb'> {
  const company = { today: denseCompany({ ...shape, items: 6, demands: 1 }).today };
  const file = openReadModel(join(folder, 'company.sqlite'), shapeOf(nouns));
  const path = join(folder, PLAN);
  const fresh = () => sqlOver(file.db);
  const each = <T>(work: (run: number) => T) => Array.from({ length: runs }, (_, run) => work(run));
  const whole = each(() => wholeRun(fresh(), company.today, path));
  const changed = (sql: Sql, run: number) => {
    changeOneOrder(file, items, run);
    return changedRun(sql, company.today, path);
  };
  const unread = each((run) => changed(fresh(), run));
  const sql = fresh();
  readCompany(sql, company.today);
  const read = each((run) => changed(sql, runs + run));
  file.close();
  const [first] = whole as [Planned];
  return {
    ...{ first, best: fastest(whole) },
    ...{ netChange: fastest(read), netChangeUnread: fastest(unread) },
  };
}

/**
 * Plans a dense company of so many items, six levels and as many demands in a process that does
 * nothing else, so that its memory is that of planning.
 */
export function planApart(items: number, runs: number): Apart {
  const folder = mkdtempSync(join(tmpdir(), 'mrp-'));
  try {
    const file = openReadModel(join(folder, 'company.sqlite'), shapeOf(nouns));
    foldCompany(file, denseCompany({ ...shape, items, demands: items }));
    file.close();
    const planned = inProcess(folder, String(items), String(runs)) as Omit<Apart, 'shownMb'>;
    return { ...planned, shownMb: inProcess(folder, SHOW) as number };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a process of its own, started with these words, answers. */
function inProcess(...words: string[]): unknown {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}

function showAlone(folder: string): number {
  firstPage(join(folder, PLAN));
  return peakMb();
}

if (process.argv[1] === import.meta.filename) {
  const [folder = '', items, runs] = process.argv.slice(2);
  const answer = items === SHOW ? showAlone(folder) : planAll(folder, Number(items), Number(runs));
  process.stdout.write(JSON.stringify(answer));
}
