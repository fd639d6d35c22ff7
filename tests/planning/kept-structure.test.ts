import { expect, test } from 'vitest';
import { makePlan } from '../../functions/planning/domain/mrp/make-plan.ts';
import { packPlan } from '../../functions/planning/domain/mrp/packed-plan.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { LastMade } from '../../shared/kernel/last-made.ts';
import { generateCompany } from './generate-company.ts';

/** Items and structures that are planned again are not put into columns again. */
const company: Snapshot = { ...generateCompany(4_711, 60), lastMade: new LastMade() };
const bytes = (snapshot: Snapshot) => Buffer.from(packPlan(makePlan(snapshot)));

const [standard] = Object.values(company.calendars);
const sixDays = { ...standard, workingWeekdays: [1, 2, 3, 4, 5, 6] };
const [first, ...others] = company.demands;

test.each<[string, Partial<Snapshot>]>([
  ['nothing', {}],
  ['other structures', { boms: company.boms.map((one) => ({ ...one, outputQuantity: '0.5' })) }],
  ['other items', { items: company.items.map((one) => ({ ...one, safetyStock: '40' })) }],
  ['another day', { today: '2026-01-06' }],
  ['a shorter horizon', { horizonDays: 20 }],
  ['losses of another kind', { lossMode: company.lossMode === 'factor' ? 'yield' : 'factor' }],
  ['other calendars', { calendars: { ...company.calendars, standard: sixDays } as never }],
  ['an area before all others', { demands: [{ ...first, area: ' a' } as never, ...others] }],
  ['more than doubles hold', { demands: [{ ...first, quantity: '9'.repeat(13) } as never] }],
])('planning them again with %s gives what planning a copy gives', (what, change) => {
  const plan = bytes(company);
  const now = { ...company, ...change };
  const copy = structuredClone({ ...now, lastMade: undefined });
  expect(bytes(now).equals(bytes(copy))).toBe(true);
  expect(bytes(now).equals(plan)).toBe(what === 'nothing');
  expect(bytes(company).equals(plan)).toBe(true);
});
