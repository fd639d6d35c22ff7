import { describe, expect, test } from 'vitest';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { MOST_LEAD_DAYS } from '../../functions/planning/domain/mrp/net-stream.ts';
import { plan as planOf } from '../../functions/planning/domain/mrp/plan.ts';
import { PlanView } from '../../functions/planning/domain/mrp/plan-view.ts';
import { projectDays } from '../../functions/planning/domain/mrp/project-days.ts';
import type { Plan, PlannedOrder, ProjectedDay } from '../../functions/planning/domain/plan.ts';
import type { PlannedItem, Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { workingDaysBetween } from '../../shared/kernel/calendar.ts';
import { diffDays } from '../../shared/kernel/date.ts';
import { add, ceilToMultiple, div, gte, lte, mul, sub, sum } from '../../shared/kernel/decimal.ts';
import { randomOf, runSeed } from '../support/seeded.ts';
import { applyPlan } from './apply-plan.ts';
import { checkPlan, streamKey } from './checker/check-plan.ts';
import { generateCompany } from './generate-company.ts';

/** What must hold of every plan, whoever made it and however. SEED=… repeats a run. */
const seed = runSeed();
const many = Array.from({ length: 40 }, (_, index) => index);
const companyOf = (index: number): Snapshot =>
  generateCompany(seed + index, 5 + randomOf(seed + index).below(56));

const forEachPlan = (check: (plan: Plan, company: Snapshot) => void): void => {
  for (const index of many) {
    const company = companyOf(index);
    try {
      check(planOf(company), company);
    } catch (error) {
      (error as Error).message += `\nSEED=${seed}, company ${index}`;
      throw error;
    }
  }
};

/** The record that an order is planned by. */
const itemOf = (company: Snapshot, { itemId, area }: PlannedOrder): PlannedItem => {
  const records = company.items.filter(({ id }) => id === itemId);
  const first = records.toSorted((a, b) => (a.area < b.area ? -1 : 1))[0];
  return records.find((item) => item.area === area) ?? (first as PlannedItem);
};

const totals = <T>(rows: readonly T[], keyOf: (row: T) => string, of: (row: T) => string) =>
  new Map(
    [...Map.groupBy(rows, keyOf)].map(([key, list]) => [key, sum(list.map((row) => of(row)))]),
  );

describe('every plan', () => {
  test('carries each balance on, as the independent planner does day by day', () => {
    for (const index of many.slice(0, 15)) {
      const company = companyOf(index);
      const view = new PlanView(makePlan(company));
      const checked = checkPlan(company);
      for (const stream of view.columns.streamItem.keys()) {
        const rows = projectDays(view, stream);
        for (const [at, { balance, scheduled, planned, gross }] of rows.entries()) {
          const previous = rows[at - 1]?.balance;
          if (previous === undefined) continue;
          expect(balance).toBe(sub(add(previous, scheduled, planned), gross));
        }
        const busy = ({ date, gross, scheduled, planned }: ProjectedDay) =>
          date === company.today || [gross, scheduled, planned].some((one) => one !== '0');
        const wanted = checked.daysOf(streamKey(view.stream(stream))).filter(busy);
        expect(rows.filter(busy)).toEqual(wanted);
      }
    }
  });

  test('pegs each demand wholly or says what is short, and no supply more than it has', () => {
    forEachPlan((plan, company) => {
      const met = totals(
        plan.pegs,
        ({ demand }) => JSON.stringify(demand),
        ({ quantity }) => quantity,
      );
      const short = totals(
        plan.exceptions.filter(({ code }) => code === 'short'),
        ({ demand }) => demand ?? '',
        ({ quantity }) => quantity,
      );
      for (const { id, quantity, date } of company.demands) {
        if (date > plan.lastDay) continue;
        const pegged = met.get(JSON.stringify({ kind: 'given', id })) ?? '0';
        expect(add(pegged, short.get(id) ?? '0'), id).toBe(add(quantity));
      }
      const given = new Map(company.supplies.map(({ id, quantity }) => [id, quantity]));
      const planned = new Map(plan.orders.map(({ id, quantity }) => [id, quantity]));
      const used = Map.groupBy(plan.pegs, ({ supply }) => JSON.stringify(supply));
      for (const pegs of used.values()) {
        const { supply } = pegs[0] as Plan['pegs'][number];
        if (supply.kind === 'stock') continue;
        const has = (supply.kind === 'given' ? given : planned).get(supply.id) ?? '0';
        expect(lte(sum(pegs.map(({ quantity }) => quantity)), has), supply.id).toBe(true);
      }
    });
  });

  test('needs components of lower levels only', () => {
    forEachPlan((plan) => {
      const level = new Map(plan.levels.map((row) => [row.itemId, row.level]));
      const parents = new Map(plan.orders.map(({ id, itemId }) => [id, itemId]));
      for (const { itemId, parent } of plan.dependentDemands) {
        const above = level.get(parents.get(parent) ?? '') ?? Number.NaN;
        expect(level.get(itemId)).toBeGreaterThan(above);
      }
    });
  });

  test('releases its orders as many working days ahead as the lead time says', () => {
    forEachPlan((plan, company) => {
      for (const order of plan.orders.filter(({ kind }) => kind !== 'phantom')) {
        const { leadTime } = itemOf(company, order);
        const exact = add(String(leadTime.fixedDays), mul(leadTime.perUnitDays, order.quantity));
        const days = Math.min(MOST_LEAD_DAYS, Number(div(exact, '1', 0, 'ceil')));
        const calendar = company.calendars[leadTime.calendar ?? 'standard'];
        if (calendar === undefined || days === 0) continue;
        const counted =
          leadTime.counts === 'calendar'
            ? diffDays(order.releaseOn, order.dueOn)
            : workingDaysBetween(calendar, order.releaseOn, order.dueOn);
        expect(counted, order.id).toBe(days);
      }
    });
  });

  test('keeps lot rules: a minimum, whole multiples, and a maximum unless that is impossible', () => {
    forEachPlan((plan, company) => {
      const unlimited = plan.exceptions
        .filter(({ code }) => code === 'lotLimit')
        .map(({ plannedOrder }) => plannedOrder);
      for (const order of plan.orders.filter(({ kind }) => kind !== 'phantom')) {
        const { minimum = '0', multiple, maximum } = itemOf(company, order).lot;
        expect(gte(order.quantity, minimum), order.id).toBe(true);
        if (multiple !== undefined) {
          expect(ceilToMultiple(order.quantity, multiple), order.id).toBe(order.quantity);
        }
        const least = multiple === undefined ? minimum : ceilToMultiple(minimum, multiple);
        const possible = maximum !== undefined && lte(multiple ?? '0', maximum);
        if (possible && lte(least, maximum) && !unlimited.includes(order.id)) {
          expect(lte(order.quantity, maximum), order.id).toBe(true);
        }
      }
    });
  });

  test('leaves what it was given as it was', () => {
    for (const index of many) {
      const company = companyOf(index);
      const before = JSON.stringify(company);
      planOf(company);
      expect(JSON.stringify(company)).toBe(before);
    }
  });

  test('once it is carried out, leaves nothing to plan', () => {
    forEachPlan((plan, company) => {
      expect(planOf(applyPlan(company, plan)).orders).toEqual([]);
    });
  });
});
