import { add, type Decimal, div, isPositive, mul, round } from '../../../shared/kernel/decimal.ts';
import { assertQuantity } from '../../../shared/kernel/within-bounds.ts';
import { lotSize } from './lot-size.ts';
import { serviceFactor } from './service-factor.ts';
import { squareRoot } from './square-root.ts';

/** Quantities in the item's unit, times in days, money in the company's currency. */
export interface ReorderNumbers {
  dailyDemand?: Decimal | undefined;
  demandDeviation?: Decimal | undefined;
  leadTimeDays?: Decimal | undefined;
  leadTimeDeviation?: Decimal | undefined;
  serviceLevel?: Decimal | undefined;
  yearlyDemand?: Decimal | undefined;
  orderCost?: Decimal | undefined;
  /** Of one unit for a year. */
  holdingCost?: Decimal | undefined;
}

export interface ReorderLots {
  decimals: number;
  minimumLot?: Decimal | undefined;
  lotMultiple?: Decimal | undefined;
}

interface Step {
  label: { en: string; zh: string };
  value: string;
}

export interface ReorderProposal {
  safetyStock: Decimal | null;
  reorderPoint: Decimal | null;
  orderQuantity: Decimal | null;
  steps: Step[];
}

const PLACES = 10;
const SHOWN = 2;

/**
 * SS = z·√(LT·σd² + d²·σLT²), reorder point = d·LT + SS, both up to the item's decimals;
 * EOQ = √(2DS/H), rounded and then to the supplier's lots (domain-rules §1.8). What cannot be
 * worked out for want of a number is null.
 */
export function reorder(numbers: ReorderNumbers, lots: ReorderLots): ReorderProposal {
  const safety = safetyOf(numbers);
  const { dailyDemand, leadTimeDays } = numbers;
  const steps = [...(safety?.steps ?? [])];
  const up = (value: Decimal) => assertQuantity(round(value, lots.decimals, 'up'));
  let reorderPoint: Decimal | null = null;
  if (safety && dailyDemand !== undefined && leadTimeDays !== undefined) {
    const point = add(mul(dailyDemand, leadTimeDays), safety.value);
    steps.push(
      step(
        'Reorder point: demand × lead time + safety stock',
        '再订货点：日需求×提前期＋安全库存',
        point,
      ),
    );
    reorderPoint = up(point);
  }
  const economic = economicOf(numbers);
  if (economic) steps.push(...economic.steps);
  return {
    safetyStock: safety ? up(safety.value) : null,
    reorderPoint,
    orderQuantity: economic
      ? assertQuantity(lotSize(round(economic.value, lots.decimals), lots))
      : null,
    steps,
  };
}

const step = (en: string, zh: string, value: Decimal, places = SHOWN): Step => ({
  label: { en, zh },
  value: round(value, places),
});

function safetyOf({
  dailyDemand,
  demandDeviation,
  leadTimeDays,
  leadTimeDeviation = '0',
  serviceLevel,
}: ReorderNumbers): { value: Decimal; steps: Step[] } | undefined {
  if (demandDeviation === undefined || leadTimeDays === undefined) return undefined;
  if (serviceLevel === undefined) return undefined;
  const z = serviceFactor(serviceLevel);
  const demand = dailyDemand ?? '0';
  const variance = add(
    mul(leadTimeDays, demandDeviation, demandDeviation),
    mul(demand, demand, leadTimeDeviation, leadTimeDeviation),
  );
  const deviation = squareRoot(round(variance, 2 * PLACES), PLACES);
  const value = mul(z, deviation);
  return {
    value,
    steps: [
      step('Service factor z', '服务系数z', z, 4),
      step('Deviation over the lead time', '提前期需求标准差', deviation),
      step('Safety stock', '安全库存', value),
    ],
  };
}

function economicOf({ yearlyDemand, orderCost, holdingCost }: ReorderNumbers) {
  if (yearlyDemand === undefined || orderCost === undefined) return undefined;
  if (holdingCost === undefined || !isPositive(holdingCost)) return undefined;
  const square = div(mul('2', yearlyDemand, orderCost), holdingCost, 2 * PLACES);
  const value = squareRoot(square, PLACES);
  const label = step('Economic quantity √(2DS/H)', '经济批量√(2DS/H)', value);
  return { value, steps: [label] };
}
