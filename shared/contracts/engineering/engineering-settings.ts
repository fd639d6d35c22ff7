import * as z from 'zod';
import { choice, labelled } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const lossModes = {
  factor: { en: 'Factor: quantity × (1 + loss)', zh: '损耗系数：用量 ×（1 + 损耗率）' },
  yield: { en: 'Yield: quantity ÷ (1 − loss)', zh: '得料率：用量 ÷（1 − 损耗率）' },
} as const;

export const materialCosts = {
  average: { en: 'Average of stock', zh: '库存平均成本' },
  standard: { en: 'Standard cost', zh: '标准成本' },
  purchase: { en: 'Best purchase price', zh: '最优采购价' },
} as const;

/** How this company reads its bills of materials; the defaults while it is absent. */
export const engineeringSettings = defineNoun({
  id: 'engineeringSettings',
  plural: 'engineering-settings',
  prefix: 'es',
  module: 'engineering',
  label: { en: 'Engineering settings', zh: '工艺设置' },
  title: 'lossMode',
  page: { single: true },
  fields: () =>
    z.strictObject({
      lossMode: labelled('Loss counts as', '损耗算法', choice(lossModes)),
      /** Where a roll-up takes the cost of what is bought; the others stand in, in this order. */
      materialCost: labelled('Material cost', '材料取价', choice(materialCosts)),
    }),
});
