// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction

import type { Label } from '../../../../shared/contracts/fields.ts';
import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import { type Decimal, div, isPositive } from '../../../../shared/kernel/decimal.ts';
import { leadDays } from '../../../../shared/kernel/lead-time.ts';
import { thousands } from '../../../../shared/kernel/thousands.ts';
import { exactArithmetic } from './exact-arithmetic.ts';
import { fastArithmetic } from './fast-arithmetic.ts';
import { NEVER, NONE, POLICIES } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { PlanView } from './plan-view.ts';
import { nettedDays } from './project-days.ts';
import type { Quantity } from './quantity.ts';

export interface ExplainedStep {
  label: Label;
  date?: BusinessDate;
  quantity?: Decimal;
}

/** Days on which something changes beyond phantom lines: what a period order adds up. */
function ordinaryNeeds(plan: PlanColumns, stream: number): Map<number, Quantity> {
  const zero = (plan.exact ? 0n : 0) as Quantity;
  const days = new Map<number, Quantity>();
  const add = (day: number, quantity: Quantity) =>
    days.set(day, (days.get(day) ?? zero) + quantity);
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    add(plan.demandDay[row]!, plan.demandQuantity[row]!);
  }
  for (let row = plan.foundStart[stream]!; row < plan.foundStart[stream + 1]!; row += 1) {
    const need = plan.found[row]!;
    if (plan.needPhantom[need] === 0) add(plan.foundDay[row]!, plan.needQuantity[need]!);
  }
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    add(plan.supplyDay[row]!, -plan.supplyQuantity[row]!);
  }
  return days;
}

function policyQuantity(plan: PlanColumns, stream: number, day: number, net: Quantity): Quantity {
  const arithmetic = plan.exact ? exactArithmetic : fastArithmetic;
  const policy = POLICIES[plan.streamPolicy[stream]!];
  const size = plan.streamSize[stream]!;
  if (policy === 'fixed' && size > 0) return arithmetic.raise(net, size);
  if (policy !== 'period') return net;
  const last = Math.min(plan.lastDay, day + plan.streamPeriod[stream]! - 1);
  const days = [...ordinaryNeeds(plan, stream)]
    .filter(([each]) => day < each && each <= last)
    .sort((a, b) => a[0] - b[0]);
  let running = net;
  let most = net;
  for (const [, change] of days) {
    running += change;
    if (running > most) most = running;
  }
  return most;
}

function lotSteps(view: PlanView, stream: number, day: number, net: Quantity): ExplainedStep[] {
  const plan = view.columns;
  const arithmetic = plan.exact ? exactArithmetic : fastArithmetic;
  const text = (quantity: Quantity) => view.quantity(stream, quantity);
  const steps: ExplainedStep[] = [];
  let quantity = policyQuantity(plan, stream, day, net);
  const policy = POLICIES[plan.streamPolicy[stream]!];
  if (policy === 'fixed') {
    const size = thousands(text(plan.streamSize[stream]!));
    const label = { en: `In lots of ${size}`, zh: `按批量 ${size} 取整` };
    steps.push({ label, quantity: text(quantity) });
  } else if (policy === 'period') {
    const days = plan.streamPeriod[stream]!;
    const label = { en: `Needs of ${days} days together`, zh: `合并 ${days} 天的净需求` };
    steps.push({ label, quantity: text(quantity) });
  }
  const minimum = plan.streamMinimum[stream]!;
  if (quantity < minimum) {
    quantity = minimum;
    steps.push({
      label: { en: 'At least the minimum lot', zh: '不低于最小批量' },
      quantity: text(quantity),
    });
  }
  const multiple = plan.streamMultiple[stream]!;
  if (multiple > 0) {
    quantity = arithmetic.raise(quantity, multiple);
    const unit = thousands(text(multiple));
    const label = { en: `Up to a multiple of ${unit}`, zh: `向上取 ${unit} 的倍数` };
    steps.push({ label, quantity: text(quantity) });
  }
  const maximum = plan.streamMaximum[stream]!;
  if (maximum > 0 && quantity > maximum) {
    const most = thousands(text(maximum));
    const label = { en: `Split: at most ${most} an order`, zh: `拆分：每单不超过 ${most}` };
    steps.push({ label, quantity: text(quantity) });
  }
  return steps;
}

/** In the order's own words: so many days, and whose. */
function leadTimeText(view: PlanView, stream: number, order: number, told: Told): Label {
  const { streamFixedDays, streamPerUnit, streamCalendar, calendars, orderQuantity } = view.columns;
  if (!streamFixedDays || !streamPerUnit || !streamCalendar || !calendars) {
    return { en: 'the lead time', zh: '提前期' };
  }
  const fixedDays = streamFixedDays[stream]!;
  const perUnitDays = div(String(streamPerUnit[stream]!), '1000000', 6);
  const quantity = view.quantity(stream, orderQuantity[order]!);
  const days = leadDays({ fixedDays, perUnitDays }, quantity);
  const sum = isPositive(perUnitDays) ? `${fixedDays} + ${perUnitDays} × ${quantity}` : undefined;
  const calendar = calendars[streamCalendar[stream]!];
  const whose = calendar === undefined ? undefined : told.calendarName(calendar);
  const inside = (language: keyof Label) => [sum, whose?.[language]].filter(Boolean).join('; ');
  const [en, zh] = [inside('en'), inside('zh')];
  const worked = calendar === undefined ? '' : 'working ';
  return {
    en: `the lead time of ${days} ${worked}days${en && ` (${en})`}`,
    zh: `提前期 ${days} 个${calendar === undefined ? '自然日' : '工作日'}${zh && `（${zh}）`}`,
  };
}

function dateSteps(view: PlanView, stream: number, order: number, told: Told): ExplainedStep[] {
  const plan = view.columns;
  const there = plan.orderThere[order]!;
  const available = plan.orderAvailable[order]!;
  const receipt = plan.streamReceiptDays[stream]!;
  const steps: ExplainedStep[] = [
    { label: { en: 'Needed on', zh: '需求日期' }, date: view.date(available) },
  ];
  if (receipt > 0) {
    const label = {
      en: `Less ${receipt} days to receive: due`,
      zh: `减收货检验 ${receipt} 天：到期`,
    };
    steps.push({ label, date: view.date(plan.orderDue[order]!) });
  }
  const release = view.date(plan.orderRelease[order]!);
  const lead = leadTimeText(view, stream, order, told);
  steps.push({
    label: { en: `Less ${lead.en}: release`, zh: `减${lead.zh}：下达` },
    date: release,
  });
  if (plan.orderRelease[order]! < 0) {
    const label = { en: 'That is past: start today at the earliest', zh: '已逾期：最早今天开始' };
    steps.push({ label, date: view.date(0) });
  }
  if (there > available) steps.push(...told.waitsFor);
  if (there !== NEVER && there > available) {
    const label = { en: 'Achievable, given its components', zh: '考虑子件后可达成' };
    steps.push({ label, date: view.date(there) });
  }
  return steps;
}

/** What the plan itself does not know by name. */
export interface Told {
  calendarName: (id: string) => Label;
  /** The component that comes last, if it comes too late. */
  waitsFor: readonly ExplainedStep[];
}

/** How a planned order's quantity and days come about: the arithmetic of rules 8 to 11 and 16. */
export function explainOrder(
  view: PlanView,
  stream: number,
  order: number,
  told: Told,
): ExplainedStep[] {
  const plan = view.columns;
  const day = plan.orderAvailable[order]!;
  const text = (quantity: Quantity) => view.quantity(stream, quantity);
  const netted = nettedDays(plan, stream).find((each) => each.day === day)!;
  const date = view.date(day);
  const steps: ExplainedStep[] = [
    { label: { en: 'Balance before', zh: '期初可用' }, date, quantity: text(netted.before) },
    { label: { en: '+ scheduled receipts', zh: '+ 预计入库' }, quantity: text(netted.scheduled) },
    { label: { en: '− gross requirement', zh: '− 毛需求' }, quantity: text(netted.gross) },
  ];
  if (plan.orderPhantomOf[order] !== NONE) {
    const label = {
      en: 'Not in stock: passed on to its components',
      zh: '库存不足部分：展开到子件',
    };
    const quantity = text(plan.orderQuantity[order]!);
    return [...steps, { label, quantity }];
  }
  if (netted.phantom > 0) {
    const label = { en: '+ passed on by phantoms', zh: '+ 虚拟件下传' };
    steps.push({ label, quantity: text(netted.phantom) });
  }
  const safety = text(plan.streamSafety[stream]!);
  steps.push(
    { label: { en: 'Safety stock', zh: '安全库存' }, quantity: safety },
    { label: { en: 'Net requirement', zh: '净需求' }, quantity: text(netted.net) },
    ...lotSteps(view, stream, day, netted.net),
    { label: { en: 'This order', zh: '本计划订单' }, quantity: text(plan.orderQuantity[order]!) },
    ...dateSteps(view, stream, order, told),
  );
  return steps;
}
