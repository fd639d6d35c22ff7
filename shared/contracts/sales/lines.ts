import * as z from 'zod';
import type { Derivation } from '../derivation.ts';
import {
  choice,
  code,
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
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { paymentTerms } from '../masterdata/party.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { unit } from '../masterdata/unit.ts';
import { warehouse } from '../masterdata/warehouse.ts';

/** A document embeds its lines; a longer one is refused. */
export const MAX_LINES = 1000;

/** How an open line will be covered: from stock, or stock is short and supply has to come. */
export const supplyDecisions = {
  stock: { en: 'From stock', zh: '现货' },
  short: { en: 'Short', zh: '缺货' },
} as const;

/** Whether what a line wants is made for it alone, or comes out of stock like everybody's. */
export const sourcings = {
  toOrder: { en: 'Made to order', zh: '按单生产' },
  fromStock: { en: 'From stock', zh: '备货供应' },
} as const;

/** Absent on a wish, the item says. */
export const sourcing = labelled('Sourcing', '备货方式', choice(sourcings));

/** What somebody asks for: without a price the price policy answers. */
export const lineWish = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  description: labelled('Description', '描述', text(200)).optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  price: labelled('Price', '单价', price()).optional(),
  discount: labelled('Discount', '折扣率', rate()).optional(),
  taxCode: taxCode().optional(),
  requestedDate: labelled('Requested date', '要求交期', date()).optional(),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
  sourcing: sourcing.optional(),
});

/** What stands on a quotation or order: quantities in the item's unit, price as entered. */
export const pricedLine = {
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  description: labelled('Description', '描述', text(200)).optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  unitId: labelled('Unit', '单位', unit.ref()),
  price: labelled('Price', '单价', price()),
  discount: labelled('Discount', '折扣率', rate()).optional(),
  taxCode: taxCode(),
  taxRate: labelled('Tax rate', '税率', rate()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  gross: labelled('Gross', '价税合计', money()),
  requestedDate: labelled('Requested date', '要求交期', date()).optional(),
  promisedDate: labelled('Promised date', '承诺交期', date()).optional(),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
  sourcing: sourcing.optional(),
};

export const supplyField = labelled('Supply', '供应方式', choice(supplyDecisions));
export const count = (en: string, zh: string) => labelled(en, zh, quantity('nonNegative'));

export const totals = {
  net: labelled('Net', '不含税金额', computed(money())),
  tax: labelled('Tax', '税额', computed(money())),
  gross: labelled('Gross', '价税合计', computed(money())),
};

/** Totals are sums of lines, and gross is net with tax. */
export const totalsDerived = {
  net: { adds: ['lines.net'] },
  tax: { adds: ['lines.tax'] },
  gross: { adds: ['net', 'tax'] },
} as const satisfies Readonly<Record<string, Derivation>>;

/** Whose document it is; copied from the customer or set by the maker. */
export const belongsTo = {
  ownerId: labelled('Owner', '负责人', customer.fields.shape.ownerId.unwrap()).optional(),
  team: labelled('Team', '部门', code(60)).optional(),
  region: labelled('Region', '区域', text(60)).optional(),
};

export const scopeFields = { owner: 'ownerId', team: 'team', region: 'region' } as const;

export const termsField = labelled('Payment terms', '付款条件', paymentTerms);
