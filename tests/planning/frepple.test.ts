import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { plan as planOf } from '../../functions/planning/domain/mrp/plan.ts';
import { PlanView } from '../../functions/planning/domain/mrp/plan-view.ts';
import { projectDays } from '../../functions/planning/domain/mrp/project-days.ts';
import type { Peg, Plan } from '../../functions/planning/domain/plan.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { sum } from '../../shared/kernel/decimal.ts';
import { checkPlan } from './checker/check-plan.ts';
import { compare } from './checker/compare.ts';
import { dateOf, dayOf } from './checker/day-count.ts';
import { unexpressed } from './frepple-left-out.ts';
import {
  deliveryDays,
  type FreppleModel,
  madeBy,
  type OperationPlan,
  plain,
  type Reading,
  snapshotOf,
  soldBy,
} from './frepple-model.ts';
import type { Difference, Story } from './frepple-readings.ts';
import { stories } from './frepple-stories.ts';

const folder = '../shared/data/frepple';
const missing = !existsSync(folder);
if (missing) console.warn(`skipped: ${folder} is not here`);

const modelOf = (file: string): FreppleModel =>
  JSON.parse(readFileSync(`${folder}/${file}.json`, 'utf8'));

/** What an operation of theirs replenishes; undefined for deliveries and orders given. */
function itemOf(model: FreppleModel, { operation, extra }: OperationPlan, reading: Reading) {
  if (extra?.includes('confirmed')) return undefined;
  const bought = /^Purchase (.+) @ (.+?) from /.exec(operation);
  if (bought !== null) return reading.byPlace ? `${bought[1]} @ ${bought[2]}` : bought[1];
  const shipped = /^Ship (.+) from .+ to (.+)$/.exec(operation);
  if (shipped !== null) return `${shipped[1]} @ ${shipped[2]}`;
  return madeBy(model, operation, reading);
}

/** Their rows of replenishment, as 'item: quantity from start to end'. */
function theirOrders(model: FreppleModel, { run, reading = {} }: Story, company: Snapshot) {
  const wanted = reading.items ?? (() => true);
  const rows = model.expected[run]?.operationPlans ?? [];
  return rows.flatMap((row) => {
    const item = itemOf(model, row, reading);
    if (item === undefined || !wanted(item)) return [];
    const quantity = Number(row.quantity) * (reading.outputs?.[item] ?? 1);
    const given = company.supplies.some(
      (supply) => supply.itemId === item && supply.date === row.end.slice(0, 10),
    );
    if (given) return [];
    return [`${item}: ${quantity} from ${row.start.slice(0, 10)} to ${row.end.slice(0, 10)}`];
  });
}

function ourOrders(plan: Plan): string[] {
  return plan.orders.map(
    ({ itemId, quantity, releaseOn, dueOn }) =>
      `${itemId}: ${quantity} from ${releaseOn} to ${dueOn}`,
  );
}

/** Their rows of a run within lead times and material, as 'item: quantity by end'. */
function theirFinishes(model: FreppleModel, story: Story, company: Snapshot): string[] {
  return theirOrders(model, story, company).map((row) =>
    row.replace(/ from \S+ to (\S+)$/, ' by $1'),
  );
}

function ourFinishes(plan: Plan): string[] {
  return plan.orders
    .filter(({ achievable }) => achievable !== 'never')
    .map(
      ({ itemId, quantity, availableOn, achievableOn = availableOn }) =>
        `${itemId}: ${quantity} by ${achievableOn}`,
    );
}

/** Their stock at the end of each day that something happens on, as 'item: on hand on date'. */
function theirBalances(model: FreppleModel, { run, reading = {} }: Story, company: Snapshot) {
  const wanted = reading.items ?? (() => true);
  const ends = new Map<string, string>();
  for (const { buffer, date, onhand } of model.expected[run]?.bufferProfile ?? []) {
    const day = date.slice(0, 10);
    if (day < company.today || !wanted(plain(buffer))) continue;
    ends.set(`${plain(buffer)} ${day}`, `${plain(buffer)}: ${onhand} on ${day}`);
  }
  return [...ends.values()];
}

function ourBalances(company: Snapshot): string[] {
  const view = new PlanView(makePlan(company));
  return [...view.columns.streamItem.keys()].flatMap((stream) =>
    projectDays(view, stream)
      .filter(({ gross, scheduled, planned }) => sum([gross, scheduled, planned]) !== '0')
      .map(({ date, balance }) => `${view.stream(stream).itemId}: ${balance} on ${date}`),
  );
}

/** Their rows of demand met, as 'demand: quantity on date'. */
function theirDeliveries(model: FreppleModel, { run, reading = {} }: Story): string[] {
  const wanted = reading.items ?? (() => true);
  return (model.expected[run]?.demandPlans ?? [])
    .filter(({ demand }) => wanted(soldBy(model, demand)))
    .map(({ demand, quantity, date }) => `${demand}: ${quantity} on ${date.slice(0, 10)}`);
}

/**
 * When each demand is met, if ever, if nothing starts in the past: pegs, and the time to deliver.
 */
function ourDeliveries(model: FreppleModel, plan: Plan, company: Snapshot): string[] {
  const orders = company.demands.filter(({ kind }) => kind === 'salesOrder');
  return orders.flatMap(({ id, date }) => {
    const days = new Map<string, number>();
    for (const peg of plan.pegs) {
      if (peg.demand.kind !== 'given' || peg.demand.id !== id) continue;
      const there = thereOn(plan, company, peg.supply);
      if (there === undefined) continue;
      const counted = [there, date, company.today].sort().at(-1) as string;
      const met = dateOf(dayOf(counted) + deliveryDays(model, id));
      days.set(met, (days.get(met) ?? 0) + Number(peg.quantity));
    }
    return [...days].map(([met, quantity]) => `${id}: ${quantity} on ${met}`);
  });
}

function thereOn(plan: Plan, company: Snapshot, supply: Peg['supply']): string | undefined {
  if (supply.kind === 'stock') return company.today;
  if (supply.kind === 'given') {
    return company.supplies.find(({ id }) => id === supply.id)?.date ?? company.today;
  }
  const order = plan.orders.find(({ id }) => id === supply.id);
  if (order?.achievable === 'never') return undefined;
  return order?.achievableOn ?? order?.availableOn ?? company.today;
}

/** Their rows with those replaced where we differ; a row that is not theirs is a mistake here. */
function withDifferences(theirs: readonly string[], differences: readonly Difference[]): string[] {
  const left = [...theirs];
  for (const { theirs: row } of differences.flatMap((one) =>
    one.theirs.map((theirs) => ({ theirs })),
  )) {
    const at = left.indexOf(row);
    if (at < 0) throw new Error(`not a row of theirs: ${row}`);
    left.splice(at, 1);
  }
  return [...left, ...differences.flatMap(({ ours }) => ours)].sort();
}

describe.skipIf(missing)('the models of frePPLe', () => {
  test.each(stories)('$file, run $run: $of', (story) => {
    const model = modelOf(story.file);
    const company = snapshotOf(model, story.reading);
    const plan = planOf(company);
    const theirs = {
      orders: () => theirOrders(model, story, company),
      balances: () => theirBalances(model, story, company),
      finishes: () => theirFinishes(model, story, company),
      deliveries: () => theirDeliveries(model, story),
    }[story.of]();
    const ours = {
      orders: () => ourOrders(plan),
      balances: () => ourBalances(company),
      finishes: () => ourFinishes(plan),
      deliveries: () => ourDeliveries(model, plan, company),
    }[story.of]();
    expect(theirs.length).toBeGreaterThan(0);
    expect(ours.sort()).toEqual(withDifferences(theirs, story.differences ?? []));
    expect(compare(plan, checkPlan(company))).toEqual([]);
  });

  test('every run of every model is a story here or left out with a reason', () => {
    const told = [...stories, ...unexpressed].map(({ file, run }) => `${file} ${run}`);
    const runs = [...new Set([...stories, ...unexpressed].map(({ file }) => file))].flatMap(
      (file) =>
        Object.entries(modelOf(file).expected)
          .filter(([, { operationPlans }]) => operationPlans.length > 0)
          .map(([run]) => `${file} ${run}`),
    );
    expect(runs.filter((run) => !told.includes(run))).toEqual([]);
    expect(new Set(told.map((run) => run.split(' ')[0])).size).toBe(12);
  });
});
