import { thousands } from '../../../shared/kernel/thousands.ts';
import type { PlanException } from './plan.ts';

interface Sentence {
  en: string;
  zh: string;
}

type Words = Record<'date' | 'to' | 'quantity', string>;

const sentences: Record<PlanException['code'], (words: Words) => Sentence> = {
  overdue: ({ date, quantity }) => ({
    en: `${quantity} was due on ${date} and has not come; it is counted on today.`,
    zh: `${quantity} 应于 ${date} 到货但未到，按今天计入。`,
  }),
  expedite: ({ date, to, quantity }) => ({
    en: `Bring ${quantity} in from ${date} to ${to}.`,
    zh: `将 ${quantity} 从 ${date} 提前到 ${to}。`,
  }),
  defer: ({ date, to, quantity }) => ({
    en: `Push ${quantity} out from ${date} to ${to}.`,
    zh: `将 ${quantity} 从 ${date} 推迟到 ${to}。`,
  }),
  cancel: ({ date, quantity }) => ({
    en: `${quantity} due on ${date} is not needed: cancel it.`,
    zh: `${date} 到货的 ${quantity} 不需要，建议取消。`,
  }),
  noSource: ({ date, quantity }) => ({
    en: `From ${date} on ${quantity} lack, and nobody says where they come from.`,
    zh: `自 ${date} 起缺 ${quantity}，且无供应来源。`,
  }),
  timeFence: ({ date, to, quantity }) => ({
    en: `From ${date} on ${quantity} lack inside the fence, made good on ${to || 'no planned day'}.`,
    zh: `自 ${date} 起时界内缺 ${quantity}，于 ${to || '计划期外'} 补足。`,
  }),
  noBom: ({ date, quantity }) => ({
    en: `${quantity} are to be made from ${date} on without a bill of materials.`,
    zh: `自 ${date} 起需生产 ${quantity}，但无有效物料清单。`,
  }),
  noSupplier: ({ date, quantity }) => ({
    en: `${quantity} are to be ordered from ${date} on, and nobody is named who sells them.`,
    zh: `自 ${date} 起需订购 ${quantity}，但无供应商。`,
  }),
  noLeadTime: ({ date, quantity }) => ({
    en: `${quantity} are planned from ${date} on as if they took no time: no lead time is known.`,
    zh: `自 ${date} 起计划 ${quantity}，但无提前期，按零天计算。`,
  }),
  lotLimit: ({ date, quantity }) => ({
    en: `${quantity} on ${date} would take over a thousand orders; the maximum was not applied.`,
    zh: `${date} 的 ${quantity} 需拆成上千张单，未按最大批量拆分。`,
  }),
  belowSafety: ({ date, quantity }) => ({
    en: `From ${date} on stock will be up to ${quantity} below safety stock.`,
    zh: `自 ${date} 起库存最多低于安全库存 ${quantity}。`,
  }),
  pastDue: ({ date, to, quantity }) => ({
    en: `${quantity} should have been released on ${date}; they can be had ${to ? `on ${to}` : 'never'}.`,
    zh: `${quantity} 应于 ${date} 下达；${to ? `最早 ${to} 可得` : '无法获得'}。`,
  }),
  delayed: ({ date, to, quantity }) => ({
    en: `${quantity} planned for ${date} wait for components, until ${to || 'nobody knows when'}.`,
    zh: `计划 ${date} 的 ${quantity} 因子件延误至 ${to || '未知日期'}。`,
  }),
  late: ({ date, to, quantity }) => ({
    en: `${quantity} wanted on ${date} can be had ${to ? `on ${to}` : 'never'}.`,
    zh: `${date} 需要的 ${quantity} ${to ? `最早 ${to} 可得` : '无法获得'}。`,
  }),
  short: ({ date, quantity }) => ({
    en: `${quantity} wanted on ${date} are not covered.`,
    zh: `${date} 需要的 ${quantity} 没有供应。`,
  }),
};

/** What an exception asks for, as a sentence. */
export const exceptionText = ({ code, date, to = '', quantity }: PlanException): Sentence =>
  sentences[code]({ date, to, quantity: thousands(quantity) });
