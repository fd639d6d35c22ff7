import type { Label } from '../../../shared/contracts/fields.ts';

/** What a step of a cost calculation says to people. */
const labels: Readonly<Record<string, Label>> = {
  'cost.received': { en: 'Came in at its value', zh: '按金额入库' },
  'cost.newAverage': { en: 'New average', zh: '新的移动平均' },
  'cost.average': { en: 'Average before the issue', zh: '出库前平均成本' },
  'cost.fromStock': { en: 'Taken from what lay there', zh: '按结存成本出库' },
  'cost.belowZero': { en: 'Below zero, at the last cost', zh: '负库存按最近成本' },
  'cost.fromLayer': { en: 'Taken from a layer', zh: '按批次成本出库' },
  'cost.backToLayer': { en: 'Back to its layer', zh: '退回原批次' },
  'cost.shortageSettled': { en: 'Settles goods issued below zero', zh: '结算负库存差额' },
  'cost.preview': { en: 'Preview at the last average', zh: '按上期平均暂估' },
  'cost.atStandard': { en: 'At standard cost', zh: '按标准成本' },
  'cost.returnedAtCredit': { en: 'Went back at its credit', zh: '按退货金额出库' },
  'cost.revalued': { en: 'Cost changed later', zh: '后续成本调整' },
  'cost.backAtIssueCost': { en: 'Back at what it cost when it left', zh: '按原出库成本退回' },
};

export const traceLabel = (code: string): Label => labels[code] ?? { en: code, zh: code };
