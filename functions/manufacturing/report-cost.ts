import { add, type Decimal, div, isPositive, min, mul } from '../../shared/kernel/decimal.ts';
import { roundMoney } from '../../shared/kernel/money.ts';
import { type WorkCentre, workCentresById } from '../engineering/queries.ts';
import { unitCostsOf } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { conversionToCome, costOfTime, standardMinutes } from './domain/conversion.ts';
import type { Cost } from './domain/cost-of-order.ts';
import { type Operation, type Order, startedFor } from './domain/work-order-life.ts';

const centresOf = (ctx: Ctx, operations: readonly Operation[]): Promise<Map<string, WorkCentre>> =>
  workCentresById(ctx, [...new Set(operations.map(({ workCentreId }) => workCentreId))]);

/**
 * What scrapped pieces had cost up to and with their operation: their share of the material that
 * is used until there, at its present cost, and the standard time of the operations. Never more
 * than is in process.
 */
export async function costOfScrap(
  ctx: Ctx,
  order: Order,
  { operation, pieces, cost }: { operation: Operation; pieces: Decimal; cost: Cost },
): Promise<Decimal> {
  if (!isPositive(pieces)) return '0';
  const used = order.materials.filter(
    (one) => one.operation === undefined || one.operation <= operation.number,
  );
  const passed = order.operations.filter(({ number }) => number <= operation.number);
  const [unitCosts, centres] = await Promise.all([
    unitCostsOf(
      ctx,
      used.map(({ itemId }) => itemId),
    ),
    centresOf(ctx, passed),
  ]);
  const started = startedFor(order.quantity, order.yield, 6);
  const material = used.reduce(
    (total, one) => add(total, mul(one.required, unitCosts.get(one.itemId) ?? '0')),
    '0',
  );
  const { currency } = ctx.company;
  const time = passed.reduce((total, one) => {
    const { labourRate, overheadRate } = centres.get(one.workCentreId) ?? {};
    const minutes = standardMinutes(one, pieces, false);
    return add(
      total,
      costOfTime(minutes, labourRate, currency),
      costOfTime(minutes, overheadRate, currency),
    );
  }, '0');
  const share = roundMoney(div(mul(material, pieces), started, 8), currency);
  const all = add(share, time);
  return isPositive(cost.inProcess) ? min(all, cost.inProcess) : '0';
}

/** Labour and overhead still to come, where the shop reports at all. */
export async function conversionAhead(ctx: Ctx, order: Order): Promise<Decimal> {
  const reported = order.operations.some(({ minutes, good }) => [minutes, good].some(isPositive));
  if (!reported) return '0';
  const centres = await centresOf(ctx, order.operations);
  const started = startedFor(order.quantity, order.yield, 6);
  return order.operations.reduce(
    (total, one) =>
      add(
        total,
        conversionToCome(one, started, centres.get(one.workCentreId) ?? {}, ctx.company.currency),
      ),
    '0',
  );
}
