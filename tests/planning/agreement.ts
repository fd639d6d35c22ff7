import { plan } from '../../functions/planning/domain/mrp/plan.ts';
import type { Plan } from '../../functions/planning/domain/plan.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { type CheckedPlan, checkPlan } from './checker/check-plan.ts';
import { compare } from './checker/compare.ts';
import { fraction, ZERO } from './checker/fraction.ts';
import { reduceCompany } from './reduce-company.ts';

/** What the product may make of a company instead of what the engine makes of it. */
export type Planner = (company: Snapshot) => Plan;

const MOST_STEPS = 10n ** 18n;

/** What the planner and the checker say differently of a company; nothing if they agree. */
export function disagreements(company: Snapshot, planner: Planner = plan): string[] {
  const checked = attempt(() => checkPlan(company));
  const planned = attempt(() => planner(company));
  if (typeof planned === 'string' || typeof checked === 'string') {
    if (planned === checked) return [];
    if (planned === 'quantityTooLarge' && typeof checked !== 'string') {
      return isTooLarge(company, checked) ? [] : ['refused as too large, which it is not'];
    }
    const told = (made: unknown) => (typeof made === 'string' ? `refused: ${made}` : 'a plan');
    return [`the engine says ${told(planned)}, the checker ${told(checked)}`];
  }
  return compare(planned, checked);
}

/** The answer, or the code of the refusal; anything else is thrown on. */
function attempt<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    throw error;
  }
}

/** True if all that an item is asked for and given comes near 18 digits, where the engine stops. */
function isTooLarge(company: Snapshot, checked: CheckedPlan): boolean {
  const sums = new Map<string, bigint>();
  const rows = [
    ...company.demands,
    ...company.supplies,
    ...company.onHand,
    ...checked.orders,
    ...checked.dependentDemands,
  ];
  for (const { itemId, quantity } of rows) {
    const value = fraction(quantity);
    const size = (value.isAbove(ZERO) ? value : ZERO.minus(value)).times(fraction('1000000')).up();
    sums.set(itemId, (sums.get(itemId) ?? 0n) + size);
  }
  return [...sums.values()].some((sum) => sum * 2n > MOST_STEPS);
}

/** Fails with the smallest company that shows it, and how to see it again. */
export function expectAgreement(company: Snapshot, replay: string): void {
  const found = disagreements(company);
  if (found.length === 0) return;
  const fails = (smaller: Snapshot) => disagreements(smaller).length > 0;
  const small = company.items.length > 2_000 ? company : reduceCompany(company, fails);
  const text = JSON.stringify(small);
  const shown = text.length > 20_000 ? '(too large to show)' : text;
  const told = disagreements(small).join('\n');
  throw new Error(`${told}\nrepeat with: ${replay}\nthe smallest company found:\n${shown}`);
}
