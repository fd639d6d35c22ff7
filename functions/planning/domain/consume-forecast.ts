import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { add, type Decimal, gt, isPositive, min, sub } from '../../../shared/kernel/decimal.ts';

/** What is expected in a period, both days included. */
export interface ForecastPeriod {
  id: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

/** What was ordered, shipped or not, but nothing that is made to order. */
export interface ConsumingOrder {
  id: string;
  date: BusinessDate;
  quantity: Decimal;
}

export interface ConsumptionRule {
  /** 'larger' is the plain maximum of orders and forecast in each period. */
  mode: 'consume' | 'larger';
  backwardDays: number;
  forwardDays: number;
}

export interface RemainingForecast extends ForecastPeriod {
  remaining: Decimal;
  /** By which order, and how much of it. */
  consumed: { orderId: string; quantity: Decimal }[];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Which forecasts an order may consume in one of the rounds, the nearest first. */
type Reach = (order: ConsumingOrder, forecasts: RemainingForecast[]) => RemainingForecast[];

const samePeriod: Reach = ({ date }, forecasts) =>
  forecasts.filter(({ from, to }) => from <= date && date <= to);

const backward =
  (days: number): Reach =>
  ({ date }, forecasts) =>
    forecasts.filter(({ to }) => to < date && addDays(date, -days) <= to).toReversed();

const forward =
  (days: number): Reach =>
  ({ date }, forecasts) =>
    forecasts.filter(({ from }) => date < from && from <= addDays(date, days));

/**
 * What is left of the forecasts of one item after its orders: those dated in the period consume
 * first, then all reach back, the later period first, then forward, the earlier first. Orders go by
 * date and id, periods by their days and id. Domain rules §1.3; units are the item's.
 */
export function consumeForecast(
  forecasts: readonly ForecastPeriod[],
  orders: readonly ConsumingOrder[],
  rule: ConsumptionRule,
): RemainingForecast[] {
  const periods: RemainingForecast[] = forecasts
    .toSorted((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.id, b.id))
    .map((forecast) => ({ ...forecast, remaining: add(forecast.quantity), consumed: [] }));
  const open = orders
    .toSorted((a, b) => byText(a.date, b.date) || byText(a.id, b.id))
    .map((order) => ({ order, left: order.quantity }));
  const rounds = [samePeriod];
  if (rule.mode === 'consume') rounds.push(backward(rule.backwardDays), forward(rule.forwardDays));
  for (const reach of rounds) {
    for (const each of open) {
      if (!isPositive(each.left)) continue;
      for (const period of reach(each.order, periods)) each.left = consume(period, each);
    }
  }
  return periods;
}

function consume(
  period: RemainingForecast,
  { order, left }: { order: ConsumingOrder; left: Decimal },
): Decimal {
  const taken = min(left, period.remaining);
  if (!gt(taken, '0')) return left;
  period.remaining = sub(period.remaining, taken);
  period.consumed.push({ orderId: order.id, quantity: taken });
  return sub(left, taken);
}
