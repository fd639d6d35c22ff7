import type { Label } from '../../shared/contracts/fields.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import {
  type LinePromise,
  type PromiseLine,
  promiseLines,
} from './domain/promise/promise-lines.ts';
import { type PromiseStep, stepLabels } from './domain/promise/promise-step.ts';
import { promiseFactsOf } from './promise-facts.ts';

/** One step of how a promise came about, as it is shown. Level 1 and deeper are components. */
export interface ShownStep {
  label: Label;
  level: number;
  itemId?: string;
  date?: string;
  quantity?: Decimal;
  number?: string;
  workCentreId?: string;
}

export type ExplainedPromise = Omit<LinePromise, 'steps'> & { steps: ShownStep[] };

/**
 * What can leave when, of lines one after the other: out of what nobody else is promised, then
 * out of what would have to be made or bought (ATP, then CTP).
 */
export async function promiseFor(
  ctx: Ctx,
  lines: readonly PromiseLine[],
): Promise<ExplainedPromise[]> {
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const { facts } = await promiseFactsOf(ctx, { itemIds, capacity: true });
  return promiseLines(facts, lines).map(({ steps, ...promise }) => ({
    ...promise,
    steps: steps.map(shownStep),
  }));
}

/** A step in words. */
export const shownStep = ({ code, centreId, ...step }: PromiseStep): ShownStep => ({
  label: stepLabels[code],
  ...step,
  ...(centreId !== undefined && { workCentreId: centreId }),
});
