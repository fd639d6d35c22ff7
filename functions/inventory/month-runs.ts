import type { Ctx } from '../platform/context.ts';
import { monthNotOver, notMonthlyAverage } from './domain/inventory-errors.ts';

/** Costs of a month are run where stock is valued by the monthly average, once it is over. */
export function assertMonthRuns(ctx: Ctx, period: string): void {
  const { costingMethod } = ctx.company;
  if (costingMethod !== 'monthlyAverage') throw notMonthlyAverage({ method: costingMethod });
  if (period >= ctx.today.slice(0, 7)) throw monthNotOver({ period }, '/period');
}
