import { describe, expect, test } from 'vitest';
import { plan } from '../../functions/planning/domain/mrp/plan.ts';
import { exceptionCodes, type Plan } from '../../functions/planning/domain/plan.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { addDays } from '../../shared/kernel/date.ts';
import { randomOf, runSeed } from '../support/seeded.ts';
import { disagreements, expectAgreement } from './agreement.ts';
import { checkPlan } from './checker/check-plan.ts';
import { generateCompany } from './generate-company.ts';
import { oddCompany } from './odd-company.ts';
import { type PlantedBug, plantedBugs, slips } from './planted-bugs.ts';
import { reduceCompany } from './reduce-company.ts';

/**
 * Larger companies: COMPANY_ITEMS=5000 vitest run tests/planning/agreement.test.ts
 * (20,000 items take about a minute). SEED=… repeats a run, COMPANIES=… plans more small ones.
 */
const seed = runSeed();
const companies = Number(process.env['COMPANIES'] ?? 80);
const items = Number(process.env['COMPANY_ITEMS'] ?? 1_000);
const replay = `SEED=${seed} vitest run tests/planning/agreement.test.ts`;

const smallCompany = (index: number): Snapshot =>
  generateCompany(seed + index, 5 + randomOf(seed + index).below(56));

describe('the engine and the independent planner agree to the last digit', () => {
  test(`on ${companies} small companies`, { timeout: 600_000 }, () => {
    for (let index = 0; index < companies; index += 1) {
      expectAgreement(smallCompany(index), replay);
    }
  });

  test(`on ${companies} small companies with odd data`, { timeout: 600_000 }, () => {
    for (let index = 0; index < companies; index += 1) {
      expectAgreement(oddCompany(smallCompany(index), seed + index), replay);
    }
  });

  test(`on a company of ${items} items`, { timeout: 1_200_000 }, () => {
    expectAgreement(generateCompany(seed, items), replay);
  });

  test('on the same company in any order of its rows, byte for byte', () => {
    for (let index = 0; index < 20; index += 1) {
      const company = smallCompany(index);
      const { shuffled } = randomOf(seed + index);
      const again = plan({
        ...company,
        items: shuffled(company.items),
        boms: company.boms.map((bom) => ({ ...bom, components: shuffled(bom.components) })),
        onHand: shuffled(company.onHand),
        demands: shuffled(company.demands),
        supplies: shuffled(company.supplies),
      });
      expect(JSON.stringify(again)).toBe(JSON.stringify(plan(company)));
    }
  });
});

/** Lots that no need of this size can be split into. */
const withTinyLots = (company: Snapshot): Snapshot => ({
  ...company,
  items: company.items.map((item) => ({
    ...item,
    lot: item.lot.maximum === undefined ? item.lot : { policy: 'lotForLot', maximum: '1' },
  })),
});

describe('the companies', () => {
  const plans = Array.from({ length: 80 }, (_, index) => {
    const company = generateCompany(815 + index, 60);
    return plan(index % 4 === 0 ? withTinyLots(company) : company);
  });
  const all = <T>(of: (plan: Plan) => readonly T[]): T[] => plans.flatMap(of);

  test('show every exception', () => {
    const seen = new Set(all(({ exceptions }) => exceptions.map(({ code }) => code)));
    expect(exceptionCodes.filter((code) => !seen.has(code))).toEqual([]);
  });

  test('show orders of every kind and fate, split ones, ones for an order, other areas', () => {
    const orders = all((one) => one.orders);
    const seen = new Set(orders.map(({ kind, achievable }) => `${kind} ${achievable}`));
    const kinds = ['make', 'buy', 'phantom'];
    const fates = ['onTime', 'late', 'never'];
    const wanted = kinds.flatMap((kind) => fates.map((fate) => `${kind} ${fate}`));
    // What is bought needs nothing, so it can always be had.
    expect(wanted.filter((one) => !seen.has(one))).toEqual(['buy never']);
    for (const shown of [
      orders.filter(({ id }) => id.endsWith('~2')),
      orders.filter(({ order }) => order !== ''),
      orders.filter(({ area }) => area !== ''),
      orders.filter(({ kind, order }) => kind === 'phantom' && order !== ''),
      all((one) => one.pegs).filter(({ demand }) => demand.kind === 'deficit'),
      all((one) => one.levels).filter(({ level }) => level > 5),
    ]) {
      expect(shown.length).toBeGreaterThan(5);
    }
  });
});

describe('a wrong plan is found', () => {
  const company = (index: number): Snapshot => generateCompany(4_711 + index, 60);

  test.each(plantedBugs)('$name', ({ change }: PlantedBug) => {
    const found = [0, 1, 2, 3, 4, 5].some((index) => {
      const today = company(index);
      const right = plan(today);
      const wrong = change(right, plan({ ...today, today: addDays(today.today, 1) }));
      return wrong !== right && disagreements(today, () => wrong).length > 0;
    });
    expect(found).toBe(true);
  });

  test.each(slips)('an engine that $name', ({ slip }) => {
    const planner = (of: Snapshot) => plan(slip(of));
    const found = Array.from({ length: 12 }, (_, index) => company(index)).some(
      (one) => disagreements(one, planner).length > 0,
    );
    expect(found).toBe(true);
  });

  test('and cut down to the rows that show it', () => {
    const planner = (of: Snapshot) =>
      plan({ ...of, items: of.items.map((item) => ({ ...item, safetyStock: '0' })) });
    const fails = (of: Snapshot) => disagreements(of, planner).length > 0;
    const small = reduceCompany(company(1), fails);
    expect(fails(small)).toBe(true);
    expect(small.items).toHaveLength(1);
    expect([small.boms, small.demands, small.supplies]).toEqual([[], [], []]);
  });

  test('the checker refuses what the rules refuse', () => {
    const one = company(2);
    expect(() => checkPlan({ ...one, items: [...one.items, ...one.items] })).toThrow(
      'duplicateItem',
    );
    expect(() => checkPlan({ ...one, items: [] })).toThrow('unknownItem');
  });
});
