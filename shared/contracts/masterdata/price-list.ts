import * as z from 'zod';
import { code, currency, date, flag, integer, labelled, price, quantity, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { item } from './item.ts';

/** The price from a quantity on; both dates are included. */
export const priceLine = z.strictObject({
  /** Stays with the line; without one a new line is given the next. */
  lineNo: labelled('Line', '行号', integer(1, 9999)).optional(),
  itemId: labelled('Item', '物料', item.ref()),
  minQuantity: labelled('From quantity', '起订量', quantity('nonNegative')),
  price: labelled('Price', '单价', price()),
  validFrom: labelled('Valid from', '生效日期', date()).optional(),
  validTo: labelled('Valid to', '失效日期', date()).optional(),
});

/** Prices agreed for some customers, in one currency. */
export const priceList = defineNoun({
  id: 'priceList',
  plural: 'price-lists',
  prefix: 'pl',
  module: 'masterdata',
  label: { en: 'Price list', zh: '价目表' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name'],
  columns: ['code', 'name', 'currency', 'taxIncluded', 'validFrom', 'validTo'],
  sort: 'code',
  page: { lineColumns: ['itemId', 'minQuantity', 'price', 'validFrom', 'validTo'] },
  master: true,
  defaulted: ['currency', 'taxIncluded', 'lines'],
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(100)),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()),
      validFrom: labelled('Valid from', '生效日期', date()).optional(),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
      lines: labelled('Prices', '价格明细', z.array(priceLine).max(500)),
    }),
});
