import { thousands } from '../../../shared/kernel/thousands.ts';
import type { PlanException } from './plan.ts';

interface Sentence {
  en: string;
  zh: string;
}

type Words = Record<'date' | 'to' | 'quantity', string>;

const sentences: Record<PlanException['code'], (words: Words) => Sentence> = {
  overdue: ({ date, quantity }) => ({
    en: `${quantity} was due on ${date} and has not come; it is taken as coming today.`,
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
    en: `Short by ${quantity} from ${date} on, with no source of supply.`,
    zh: `自 ${date} 起缺 ${quantity}，且无供应来源。`,
  }),
  timeFence: ({ date, to, quantity }) => ({
    en: `Short by ${quantity} from ${date} on inside the time fence, covered on ${to || 'no planned day'}.`,
    zh: `自 ${date} 起时界内缺 ${quantity}，于 ${to || '计划期外'} 补足。`,
  }),
  noBom: ({ date, quantity }) => ({
    en: `${quantity} to be made from ${date} on, but there is no bill of materials.`,
    zh: `自 ${date} 起需生产 ${quantity}，但无有效物料清单。`,
  }),
  noSupplier: ({ date, quantity }) => ({
    en: `${quantity} to be ordered from ${date} on, but no supplier is named.`,
    zh: `自 ${date} 起需订购 ${quantity}，但无供应商。`,
  }),
  noLeadTime: ({ date, quantity }) => ({
    en: `${quantity} planned from ${date} on without a lead time, which counts as zero days.`,
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
    en: `${quantity} should have been released on ${date}; ${to ? `available on ${to} at the earliest` : 'not available'}.`,
    zh: `${quantity} 应于 ${date} 下达；${to ? `最早 ${to} 可得` : '无法获得'}。`,
  }),
  delayed: ({ date, to, quantity }) => ({
    en: `${quantity} planned for ${date} wait for components, until ${to || 'an unknown date'}.`,
    zh: `计划 ${date} 的 ${quantity} 因子件延误至 ${to || '未知日期'}。`,
  }),
  late: ({ date, to, quantity }) => ({
    en: `${quantity} required on ${date}: ${to ? `available on ${to} at the earliest` : 'not available'}.`,
    zh: `${date} 需要的 ${quantity} ${to ? `最早 ${to} 可得` : '无法获得'}。`,
  }),
  short: ({ date, quantity }) => ({
    en: `${quantity} required on ${date} are not covered.`,
    zh: `${date} 需要的 ${quantity} 没有供应。`,
  }),
};

/** What an exception asks for, as a sentence. */
export const exceptionText = ({ code, date, to = '', quantity }: PlanException): Sentence =>
  sentences[code]({ date, to, quantity: thousands(quantity) });
