import type { Label } from '../../../shared/contracts/fields.ts';
import type { explainPlannedOrder as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { notInPlan } from '../domain/errors.ts';
import { type ExplainedStep, explainOrder } from '../domain/mrp/explain-order.ts';
import { orderRow } from '../domain/mrp/find-in-plan.ts';
import { lastComponent } from '../domain/mrp/last-component.ts';
import { NEVER } from '../domain/mrp/model.ts';
import type { PlanView } from '../domain/mrp/plan-view.ts';
import { calendarNames, documentNumber } from '../reports/names-in-plan.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

/** The netting arithmetic of one planned order. */
export const explainPlannedOrder: QueryRun<typeof contract> = async (ctx, input) => {
  const { view } = await loadPlan(ctx, input.runId);
  const found = orderRow(view, input.id);
  if (found === undefined) throw notInPlan({ id: input.id }, '/id');
  const order = view.order(found.row, found.stream);
  const nameOf = await namesOf(ctx, [order.itemId]);
  const told = {
    calendarName: await calendarNamesOf(ctx),
    waitsFor: await componentWaitedFor(ctx, view, found.row),
  };
  return {
    value: order.quantity,
    order: shownOrder(order, nameOf),
    steps: explainOrder(view, found.stream, found.row, told),
  };
};

async function calendarNamesOf(ctx: Ctx): Promise<(id: string) => Label> {
  const names = await ctx.reads.report(calendarNames, {});
  return (id) => {
    if (id === 'standard') return { en: 'company calendar', zh: '公司日历' };
    const { name = id, nameEn = name } = names.find((one) => one.id === id) ?? {};
    return { en: nameEn, zh: name };
  };
}

/** The component that comes last and too late, and what brings it. */
async function componentWaitedFor(
  ctx: Ctx,
  view: PlanView,
  order: number,
): Promise<ExplainedStep[]> {
  const last = lastComponent(view, order);
  if (last === undefined) return [];
  const { itemId } = view.stream(last.stream);
  const { code } = (await namesOf(ctx, [itemId]))(itemId);
  const quantity = view.quantity(last.stream, last.quantity);
  if (last.there === NEVER && last.supply === undefined) {
    return [{ label: { en: `${code} is not available`, zh: `${code} 无法获得` }, quantity }];
  }
  const by = await supplyName(ctx, last.supply);
  return [
    {
      label: { en: `Waits for ${code} by ${by.en}`, zh: `等待 ${code}，来自${by.zh}` },
      quantity,
      ...(last.there !== NEVER && { date: view.date(last.there) }),
    },
  ];
}

async function supplyName(
  ctx: Ctx,
  supply: { kind: 'given' | 'planned'; id: string } | undefined,
): Promise<Label> {
  if (supply?.kind !== 'given') return { en: 'a planned order', zh: '计划订单' };
  const [id = '', line] = supply.id.split('/');
  const number = await ctx.reads.report(documentNumber, { id });
  if (number === undefined) return { en: 'a firm planned order', zh: '确认计划订单' };
  const name = line === undefined ? number : `${number} / ${line}`;
  return { en: name, zh: ` ${name}` };
}
