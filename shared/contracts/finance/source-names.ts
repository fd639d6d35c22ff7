import type { Label } from '../fields.ts';

/**
 * What vouchers come from, as accountants call it. Finance stands below the modules that post to
 * it and cannot ask their nouns; a test holds these names against the nouns' own.
 */
export const sourceNames: Readonly<Record<string, Label>> = {
  delivery: { en: 'Delivery', zh: '发货单' },
  salesInvoice: { en: 'Sales invoice', zh: '销售发票' },
  salesReturn: { en: 'Sales return', zh: '销售退货单' },
  payment: { en: 'Payment', zh: '收付款单' },
  stockMove: { en: 'Stock movement', zh: '库存移动' },
  stockCount: { en: 'Stock count', zh: '盘点单' },
  journal: { en: 'Voucher', zh: '凭证' },
  goodsReceipt: { en: 'Goods receipt', zh: '采购收货单' },
  purchaseReturn: { en: 'Purchase return', zh: '采购退货单' },
  purchaseInvoice: { en: 'Purchase invoice', zh: '采购发票' },
  landedCost: { en: 'Landed cost', zh: '采购费用分摊' },
  materialIssue: { en: 'Material issue', zh: '领退料单' },
  operationReport: { en: 'Operation report', zh: '工序报工' },
  productionReceipt: { en: 'Production receipt', zh: '完工入库单' },
  workOrder: { en: 'Work order', zh: '生产工单' },
  // Runs and imports, which are no documents
  monthCost: { en: 'Month cost run', zh: '月末成本结转' },
  productionCostRun: { en: 'Production cost run', zh: '生产成本结转' },
  conversionSpread: { en: 'Conversion cost spread', zh: '加工费用分摊' },
  opening: { en: 'Opening balance', zh: '期初余额' },
  openingLedger: { en: 'Opening balance', zh: '期初余额' },
};

/** What a voucher says when nobody has said anything else. */
export function sourceText(locale: string, noun: string, number = ''): string {
  const name = sourceNames[noun];
  const called = name === undefined ? noun : locale === 'en' ? name.en : name.zh;
  return `${called} ${number}`.trim();
}
