import * as z from 'zod';
import { choice, flag, labelled, rate } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const backflushPoints = {
  report: { en: 'With the report of its operation', zh: '工序报工时' },
  receipt: { en: 'With the receipt of the product', zh: '完工入库时' },
} as const;

export const materialClaims = {
  soft: { en: 'Soft reservation', zh: '软预留' },
  hard: { en: 'Hard reservation', zh: '硬预留' },
  none: { en: 'No reservation', zh: '不预留' },
} as const;

export const scrapTreatments = {
  inProduct: { en: 'Borne by the good pieces', zh: '计入合格品成本' },
  expensed: { en: 'Expensed', zh: '计入当期损失' },
} as const;

/** How this company makes things: one document, which stands for its defaults while absent. */
export const manufacturingSettings = defineNoun({
  id: 'manufacturingSettings',
  plural: 'manufacturing-settings',
  prefix: 'ms',
  module: 'manufacturing',
  label: { en: 'Manufacturing settings', zh: '生产设置' },
  title: 'backflushAt',
  page: { single: true },
  fields: () =>
    z.strictObject({
      /** 0.05 lets 105 of 100 come in. */
      overTolerance: labelled('Over-completion tolerance', '超量完工允差', rate()),
      /** 0.05 lets an order of 100 close with 95; below it somebody says why. */
      underTolerance: labelled('Under-completion tolerance', '欠量完工允差', rate()),
      backflushAt: labelled('Backflush', '倒冲时点', choice(backflushPoints)),
      reservation: labelled('Material of released orders', '下达后用料', choice(materialClaims)),
      scrap: labelled('Cost of scrap', '废品成本', choice(scrapTreatments)),
      /** Only what the last operation has reported good may come in. */
      receiveReportedOnly: labelled('Receive reported pieces only', '仅入库已报工数', flag()),
    }),
});
