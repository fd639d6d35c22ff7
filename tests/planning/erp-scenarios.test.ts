import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { taxOfDocument } from '../../functions/finance/domain/document-tax.ts';
import { issue, newCostPool, receive } from '../../functions/inventory/domain/cost-pool.ts';
import { unitCost } from '../../functions/inventory/domain/cost-pool-document.ts';
import { plan } from '../../functions/planning/domain/mrp/plan.ts';
import { addDays, diffDays } from '../../shared/kernel/date.ts';
import { add, mul, sum } from '../../shared/kernel/decimal.ts';
import { convertExact } from '../../shared/kernel/quantity.ts';
import { requirement } from '../../shared/kernel/requirement.ts';
import { caseSnapshot } from './case-snapshot.ts';

interface Scenario {
  readonly id: string;
  readonly steps: readonly { expectRequests?: number; expectTotalQty?: number }[];
  readonly expect: Readonly<Record<string, unknown>>;
  readonly policyDependent?: string;
}

const path = '../shared/data/scenarios/erp_scenarios.json';
const scenarios: readonly Scenario[] = existsSync(path)
  ? JSON.parse(readFileSync(path, 'utf8')).scenarios
  : [];
const missing = scenarios.length === 0;
if (missing) console.warn(`skipped: ${path} is not here`);

const scenario = (id: string): Scenario => {
  const found = scenarios.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return found;
};
const wanted = (id: string): Readonly<Record<string, unknown>> => scenario(id).expect;

/** What we do not have; the page on planning policies says so. */
const notOurs = ['com-01'];
const decided = readFileSync('docs/planning-policies.md', 'utf8');
const played = [
  'functions/inventory/domain/valuation-scenarios.test.ts',
  'functions/finance/domain/tax.test.ts',
  import.meta.filename,
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const date = '2026-03-05';
const pool = (unit: string, quantity: string) => {
  const empty = newCostPool({ method: 'movingAverage', currency: 'CNY' });
  return receive(empty, { quantity, unitCost: unit, source: 'opening', date }).pool;
};
/** What an order costs that takes so much from each pool. */
const issueAll = (takes: readonly [ReturnType<typeof pool>, string][]): string =>
  takes
    .map(([from, quantity]) => issue(from, { quantity, source: 'order', date }).cost)
    .reduce((sum, cost) => add(sum, cost), '0');

describe.skipIf(missing)('production and invoices as other systems test them', () => {
  test('every case is played or refused by name', () => {
    const unknown = scenarios.filter(
      ({ id }) => !notOurs.includes(id) && !played.includes(`'${id}`),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
    expect(notOurs.filter((id) => !decided.includes(`| ${id} `))).toEqual([]);
    expect(notOurs.filter((id) => played.includes(`test('${id}`))).toEqual([]);
  });

  test('every case that systems disagree about has our decision in the documentation', () => {
    const policies = scenarios.filter(({ policyDependent }) => policyDependent !== undefined);
    expect(policies.length).toBeGreaterThan(8);
    expect(policies.filter(({ id }) => !decided.includes(id)).map(({ id }) => id)).toEqual([]);
  });

  test('prod-01: two pieces take ten and three metres, and cost 12.50 each', () => {
    const { consumed, totalCost, outputUnitCost } = wanted('prod-01');
    const line = { lossMode: 'factor', for: '2' } as const;
    const pieces = requirement({ ...line, quantity: '5' }, 0);
    const centimetres = requirement({ ...line, quantity: '150' }, 0);
    expect({ component1: Number(pieces), component2_cm: Number(centimetres) }).toEqual(consumed);
    const metres = convertExact(centimetres, { numerator: '1', denominator: '100' }, 2);
    const cost = issueAll([
      [pool('1', '20'), pieces],
      [pool('5', '6'), metres],
    ]);
    expect(Number(cost)).toBe(totalCost);
    expect(Number(unitCost(cost, '2'))).toBe(outputUnitCost);
  });

  test('prod-03: the good piece carries what the scrapped one took', () => {
    const cost = issueAll([[pool('1', '20'), mul('10', '2')]]);
    const { totalCost, goodUnitCost } = wanted('prod-03');
    expect(Number(cost)).toBe(totalCost);
    expect(Number(unitCost(cost, '1'))).toBe(goodUnitCost);
  });

  test('sup-02: two pieces taken on days 0 and 10 are two orders, each for its own day', () => {
    const { steps } = scenario('sup-02');
    const planned = plan(
      caseSnapshot({
        items: [{ id: 'made' }],
        onHand: [{ itemId: 'made', quantity: '-1' }],
        demands: [{ itemId: 'made', quantity: '1', date: addDays('2026-01-05', 10) }],
      }),
    ).orders;
    const run = steps.find(({ expectRequests }) => expectRequests === 2);
    expect(planned).toHaveLength(run?.expectRequests ?? 0);
    expect(Number(sum(planned.map(({ quantity }) => quantity)))).toBe(run?.expectTotalQty);
    // Theirs plans the second for the day before it is taken: goods of a day serve the day here.
    expect(planned.map(({ dueOn }) => diffDays('2026-01-05', dueOn))).toEqual([0, 10]);
  });

  test('inv-02: amounts are rounded per line, so two of a third of a cent are nothing', () => {
    const line = { quantity: '1', price: '0.0035', rate: '0.1' };
    const document = taxOfDocument([line, line], false, 'CNY');
    const { untaxed, taxBase } = wanted('inv-02');
    expect([Number(document.net), Number(document.byRate[0]?.net)]).toEqual([untaxed, taxBase]);
  });
});
