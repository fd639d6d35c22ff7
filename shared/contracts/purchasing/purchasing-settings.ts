import * as z from 'zod';
import { choice, flag, integer, labelled, money, rate } from '../fields.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';

/** What bears a late difference for goods that have left the shelf. */
export const lateCostRoles = {
  costOfSales: { en: 'Cost of sales', zh: '主营业务成本' },
  production: { en: 'Production cost', zh: '生产成本' },
} as const;

/** How this company buys: one document, which stands for its defaults while it is absent. */
export const purchasingSettings = defineNoun({
  id: 'purchasingSettings',
  plural: 'purchasing-settings',
  prefix: 'ps',
  module: 'purchasing',
  label: { en: 'Purchasing settings', zh: '采购设置' },
  title: 'overReceipt',
  page: { single: true },
  fields: () =>
    z.strictObject({
      /** Three-way match: how much more may be invoiced than was accepted. */
      quantityTolerance: labelled('Quantity tolerance', '数量允差', rate()),
      priceTolerance: labelled('Price tolerance', '价格允差', rate()),
      /** Both must hold: the rate, and the difference of a line in money. */
      amountTolerance: labelled('Amount tolerance', '金额允差', money('nonNegative')),
      overReceipt: labelled('Over-receipt tolerance', '超收允差', rate()),
      /** Above it, whoever asked may not approve. Without one a person may approve anything. */
      approvalLimit: labelled('Approval limit', '审批限额', money('nonNegative')).optional(),
      /** Input VAT waits for its confirmation (勾选) before it counts. */
      confirmDeduction: labelled('Deduction is confirmed', '勾选确认抵扣', flag()),
      materialDifference: labelled(
        'Late material price differences',
        '材料差异科目',
        choice(lateCostRoles),
      ),
      /** Suppliers are written to by themselves; without it nobody is. */
      remindSuppliers: labelled('E-mail reminders to suppliers', '自动邮件催货', flag()).optional(),
      /** Days before the promised day from which a line counts as due soon. */
      reminderDays: labelled('Remind before (days)', '提前催货（天）', integer(0, 60)),
      /** Days after it from which a supplier is reminded of being late, and then every so many. */
      overdueDays: labelled('Remind after (days)', '逾期催货（天）', integer(1, 60)).optional(),
      repeatDays: labelled('Repeat every (days)', '重复催货间隔（天）', integer(1, 60)).optional(),
      /** Goods arrive here to be inspected, unless the receipt says otherwise. */
      inspectIn: labelled('Inspection warehouse', '待检仓库', warehouse.ref()).optional(),
      /** Sales orders of this value and more ask for the material they lack. */
      shortageFrom: labelled(
        'Ask for material from',
        '自动请购起点金额',
        money('nonNegative'),
      ).optional(),
      priceWeight: labelled('Weight of price', '价格权重', integer(0, 100)),
      leadTimeWeight: labelled('Weight of lead time', '交期权重', integer(0, 100)),
      shareWeight: labelled('Weight of share', '份额权重', integer(0, 100)),
    }),
});
