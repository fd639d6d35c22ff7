import { describe, expect, test } from 'vitest';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { netChange } from '../../functions/planning/domain/mrp/net-change.ts';
import { packPlan, unpackPlan } from '../../functions/planning/domain/mrp/packed-plan.ts';
import type { PlanColumns } from '../../functions/planning/domain/mrp/plan-columns.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { randomOf, runSeed } from '../support/seeded.ts';
import { changeCompany } from './change-company.ts';
import { denseCompany } from './dense-company.ts';
import { generateCompany } from './generate-company.ts';
import { oddCompany } from './odd-company.ts';

const seed = runSeed();
const companies = Number(process.env['COMPANIES'] ?? 60);
const CHANGES = 4;

const stored = (plan: PlanColumns): PlanColumns => unpackPlan(packPlan(plan));
const bytes = (plan: PlanColumns): Buffer => Buffer.from(packPlan(plan));

/** What a planner answers, or the code of its refusal. */
function outcome<T>(planner: () => T): T | string {
  try {
    return planner();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

interface Told {
  replanned: number;
  /** Of them, those in which something was taken over. */
  partly: number;
}

function walk(company: Snapshot, start: number, told: Told): void {
  let now = company;
  const first = outcome(() => makePlan(now));
  if (typeof first === 'string') return;
  let before = stored(first);
  for (let step = 0; step < CHANGES; step += 1) {
    const next = changeCompany(now, randomOf(start * 31 + step));
    const whole = outcome(() => makePlan(next));
    const again = outcome(() => netChange(next, before));
    if (typeof whole === 'string' || typeof again === 'string') {
      expect(again).toBe(whole);
      continue;
    }
    now = next;
    const { plan, netted } = again;
    const replay = `SEED=${seed} company ${start - seed} step ${step}`;
    expect(bytes(plan).equals(bytes(whole)), replay).toBe(true);
    told.replanned += 1;
    if (netted < plan.streamItem.length) told.partly += 1;
    before = stored(plan);
  }
}

describe('only what has changed is netted again, and the plan is the whole one byte for byte', () => {
  test.each([
    ['companies', (company: Snapshot) => company],
    ['odd companies', (company: Snapshot, index: number) => oddCompany(company, index)],
  ])(`on ${companies} small %s, change after change`, { timeout: 600_000 }, (_, bend) => {
    const told: Told = { replanned: 0, partly: 0 };
    for (let index = seed; index < seed + companies; index += 1) {
      const size = 5 + randomOf(index).below(56);
      walk(bend(generateCompany(index, size), index), index, told);
    }
    expect(told.partly).toBeGreaterThan(told.replanned / 2);
  });

  const shape = { items: 600, levels: 6, demands: 900, components: 2, horizonDays: 200 };
  const dense = denseCompany(shape);

  test('one order more nets its product and what that is made of, nothing else', () => {
    const [first] = dense.demands;
    const more = { ...first, id: 'so_more', quantity: '7' } as (typeof dense.demands)[number];
    const { netted } = netChange({ ...dense, demands: [...dense.demands, more] }, makePlan(dense));
    expect(netted).toBeGreaterThan(5);
    expect(netted).toBeLessThan(200);
  });

  test('nothing changed, nothing netted', () => {
    expect(netChange(dense, stored(makePlan(dense))).netted).toBe(0);
  });

  test.each<[string, Partial<Snapshot>]>([
    ['another day', { today: '2026-01-06' }],
    ['another horizon', { horizonDays: 201 }],
    ['other calendars', { calendars: {} }],
    ['an item more', { items: [...dense.items, { ...dense.items[0], id: 'itm_new' } as never] }],
  ])('%s: all is netted again', (_, change) => {
    const now = { ...dense, ...change };
    const { plan, netted } = netChange(now, makePlan(dense));
    expect(netted).toBe(plan.streamItem.length);
    expect(bytes(plan).equals(bytes(makePlan(now)))).toBe(true);
  });
});

describe('a plan before that is not what it says is believed, and the comparison finds it out', () => {
  type Bug = [
    string,
    (company: Snapshot) => Partial<Snapshot>,
    (before: PlanColumns, now: PlanColumns) => PlanColumns,
  ];
  const add = (text: string, more: number) => `${Number(text) + more}`;
  const company = generateCompany(4_711, 60);

  /** The plan before claims to have been made from what is new, so that nothing is netted. */
  const bugs: Bug[] = [
    [
      'the stock',
      ({ onHand }) => ({ onHand: onHand.map((row) => ({ ...row, quantity: '4000' })) }),
      (before, now) => ({ ...before, streamStock: now.streamStock }),
    ],
    [
      'the demands',
      ({ demands }) => ({
        demands: demands.map((one) => ({ ...one, quantity: add(one.quantity, 9) })),
      }),
      (before, now) => ({ ...before, demandQuantity: now.demandQuantity }),
    ],
    [
      'the safety stock',
      ({ items }) => ({
        items: items.map((one) => ({ ...one, safetyStock: add(one.safetyStock, 5) })),
      }),
      (before, now) => ({ ...before, streamSafety: now.streamSafety }),
    ],
    [
      'lead times',
      ({ items }) => ({
        items: items.map((one) => ({
          ...one,
          leadTime: { ...one.leadTime, fixedDays: one.leadTime.fixedDays + 2 },
        })),
      }),
      ({ ...before }, { streamRules = new Float64Array() }) => ({ ...before, streamRules }),
    ],
    [
      'bills of materials',
      ({ boms }) => ({ boms: boms.map((one) => ({ ...one, outputQuantity: '0.5' })) }),
      ({ ...before }, { streamRules = new Float64Array() }) => ({ ...before, streamRules }),
    ],
  ];

  test.each(bugs)('%s', (_, change, lie) => {
    const now = { ...company, ...change(company) };
    const whole = makePlan(now);
    const before = makePlan(company);
    expect(bytes(netChange(now, before).plan).equals(bytes(whole))).toBe(true);
    expect(bytes(netChange(now, lie(before, whole)).plan).equals(bytes(whole))).toBe(false);
  });
});
