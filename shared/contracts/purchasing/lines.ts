import * as z from 'zod';
import type { Derivation } from '../derivation.ts';
import {
  choice,
  computed,
  date,
  integer,
  labelled,
  money,
  price,
  quantity,
  rate,
  text,
} from '../fields.ts';
import { stockRoles } from '../inventory/cost-pool.ts';
import { item } from '../masterdata/item.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { unit } from '../masterdata/unit.ts';
import { warehouse } from '../masterdata/warehouse.ts';

/** A document embeds its lines; a longer one is refused. */
export const MAX_LINES = 200;

/** What a service is charged to, which nobody puts on a shelf. */
export const expenseRoles = {
  adminExpense: { en: 'Administrative expense', zh: '管理费用' },
  sellingExpense: { en: 'Selling expense', zh: '销售费用' },
  productionOverhead: { en: 'Production overhead', zh: '制造费用' },
  research: { en: 'Research', zh: '研发支出' },
  costOfSales: { en: 'Cost of sales', zh: '主营业务成本' },
} as const;

export const lineNo = () => labelled('Line', '行号', integer(1, 9999));
export const orderLine = () => labelled('Order line', '订单行', integer(1, 9999));
export const itemField = () => labelled('Item', '物料', item.ref());
export const warehouseField = () => labelled('Warehouse', '仓库', warehouse.ref());
export const quantityField = () => labelled('Quantity', '数量', quantity());
export const stockRoleField = () => labelled('Stock account', '存货科目', choice(stockRoles));
export const expenseRoleField = () => labelled('Charged to', '费用科目', choice(expenseRoles));
export const because = () => labelled('Reason', '原因', text(300));
export const count = (en: string, zh: string) => labelled(en, zh, quantity('nonNegative'));

/** What somebody wants to buy: without a price the supplier's own price counts. */
export const lineWish = z.strictObject({
  itemId: itemField(),
  description: labelled('Description', '描述', text(200)).optional(),
  /** In the unit named, or in the item's own. */
  quantity: quantityField(),
  unitId: labelled('Unit', '单位', unit.ref()).optional(),
  /** Of one of that unit. */
  price: labelled('Price', '单价', price()).optional(),
  taxCode: taxCode().optional(),
  neededOn: labelled('Needed on', '需求日期', date()).optional(),
  promisedOn: labelled('Promised on', '承诺交期', date()).optional(),
  warehouseId: warehouseField().optional(),
  stockRole: stockRoleField().optional(),
  expenseRole: expenseRoleField().optional(),
});

/**
 * What stands on an order: `quantity` in the item's unit, `purchaseQuantity` and `price` in the
 * unit it is bought in.
 */
export const pricedLine = {
  lineNo: lineNo(),
  itemId: itemField(),
  description: labelled('Description', '描述', text(200)).optional(),
  quantity: quantityField(),
  unitId: labelled('Unit', '单位', unit.ref()),
  purchaseQuantity: labelled('Purchase quantity', '采购数量', quantity()),
  price: labelled('Price', '单价', price()),
  taxCode: taxCode(),
  taxRate: labelled('Tax rate', '税率', rate()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  gross: labelled('Gross', '价税合计', money()),
  neededOn: labelled('Needed on', '需求日期', date()).optional(),
  promisedOn: labelled('Promised on', '承诺交期', date()).optional(),
  warehouseId: warehouseField().optional(),
  stockRole: stockRoleField().optional(),
  expenseRole: expenseRoleField().optional(),
};

/** Totals are sums of lines, and gross is net with tax. */
export const totalsDerived = {
  net: { adds: ['lines.net'] },
  tax: { adds: ['lines.tax'] },
  gross: { adds: ['net', 'tax'] },
} as const satisfies Readonly<Record<string, Derivation>>;

export const totals = {
  net: labelled('Net', '不含税金额', computed(money())),
  tax: labelled('Tax', '税额', computed(money())),
  gross: labelled('Gross', '价税合计', computed(money())),
};
