import * as z from 'zod';
import {
  choice,
  date,
  flag,
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
import { taxCode } from '../masterdata/tax-code.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { promiseParts } from '../planning/promise-choices.ts';
import { sourcing } from './lines.ts';
import { salesOrder, salesOrderStateLabels } from './sales-order.ts';
import { salesSettings } from './sales-settings.ts';

const label = z.strictObject({ en: text(300), zh: text(300) });

/** One step of a derivation; `chosen` marks what counted, `why` says why another did not. */
const priceStep = z.strictObject({
  label,
  price: price().optional(),
  chosen: flag(),
  applies: flag(),
  why: label.optional(),
});

const priceQuestion = {
  customerId: labelled('Customer', '客户', customer.ref()),
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  date: labelled('Date', '日期', date()).optional(),
  taxCode: taxCode().optional(),
};

const priceAnswer = z.strictObject({
  value: price().nullable(),
  taxIncluded: flag(),
  floor: price().optional(),
  belowFloor: flag(),
  steps: z.array(priceStep),
});

/** Which price applies, and every candidate that was considered (SAL-04). */
export const explainPrice = defineOperation({
  id: 'sales.explainPrice',
  method: 'GET',
  path: '/api/sales/explain-price',
  permission: 'quotation.read',
  label: { en: 'Explain price', zh: '价格由来' },
  page: { hidden: true, explains: ['quotation.lines.price', 'salesOrder.lines.price'] },
  input: () =>
    z.strictObject({
      ...priceQuestion,
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
    }),
  output: () => priceAnswer,
});

const promise = z.strictObject({
  date: date(),
  quantity: quantity(),
  /** Where the last of it comes from, and the document that brings it. */
  kind: choice(promiseParts),
  number: text(60).optional(),
});
const promiseStep = z.strictObject({
  label,
  date: date().optional(),
  quantity: quantity('any').optional(),
  /** Of the document that brings it. */
  number: text(60).optional(),
});

const promiseAnswer = z.strictObject({
  /** The day by which all of it can leave; null when nothing covers it yet. */
  value: date().nullable(),
  promises: z.array(promise),
  unpromised: quantity('nonNegative'),
  steps: z.array(promiseStep),
});

/**
 * When a quantity can leave: ATP and CTP; made to order it takes nothing that lies free (SAL-03).
 */
export const explainPromise = defineOperation({
  id: 'sales.explainPromise',
  method: 'GET',
  path: '/api/sales/explain-promise',
  permission: 'quotation.read',
  label: { en: 'Explain promise', zh: '交期由来' },
  page: {
    hidden: true,
    explains: ['quotation.lines.promisedDate', 'salesOrder.lines.promisedDate'],
  },
  input: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      customerId: labelled('Customer', '客户', customer.ref()).optional(),
      sourcing: sourcing.optional(),
    }),
  output: () => promiseAnswer,
});

/** What stands beside a line while it is typed (SAL-02): price, stock and promise. */
export const priceQuote = defineOperation({
  id: 'sales.priceQuote',
  method: 'GET',
  path: '/api/sales/price-quote',
  permission: 'quotation.read',
  label: { en: 'Price and availability', zh: '价格与可用量' },
  page: { hidden: true },
  input: () =>
    z.strictObject({
      ...priceQuestion,
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      sourcing: sourcing.optional(),
    }),
  output: () =>
    z.strictObject({
      price: priceAnswer,
      taxRate: rate(),
      net: money().nullable(),
      tax: money().nullable(),
      gross: money().nullable(),
      onHand: quantity('any'),
      reserved: quantity('any'),
      available: quantity('any'),
      promise: promiseAnswer,
    }),
});

/** Which payments, and what else, took how much off the receivables of an order. */
export const explainPaid = defineOperation({
  id: 'sales.explainPaid',
  method: 'GET',
  path: '/api/sales/sales-orders/{id}/explain-paid',
  permission: 'salesOrder.read',
  label: { en: 'Explain what is paid', zh: '收款由来' },
  page: { hidden: true, explains: ['salesOrder.paid'] },
  noun: salesOrder,
  input: () => z.strictObject({ id: salesOrder.ref() }),
  output: () =>
    z.strictObject({
      value: money(),
      steps: z.array(
        z.strictObject({
          label,
          date: date().optional(),
          id: text(60).optional(),
          amount: money(),
          chosen: flag().optional(),
        }),
      ),
    }),
});

const lineNo = labelled('Line', '行号', integer(1, 9999));

const stage = z.strictObject({
  stage: z.enum(['confirm', 'reserve', 'deliver', 'sign', 'invoice', 'collect', 'close']),
  label,
  state: z.enum(['done', 'partly', 'waiting', 'blocked', 'notNeeded']),
  /** 0 to 1 by quantity, for collecting by amount. */
  share: rate(),
  plannedOn: date().optional(),
  happenedOn: date().optional(),
  blockedBecause: z
    .array(
      z.strictObject({
        label,
        lineNo: lineNo.optional(),
        itemId: item.ref().optional(),
        quantity: quantity('any').optional(),
      }),
    )
    .optional(),
});

/** How far an order has got, and what it waits for (SAL-14). */
export const orderProgress = defineOperation({
  id: 'sales.orderProgress',
  method: 'GET',
  path: '/api/sales/sales-orders/{id}/progress',
  permission: 'salesOrder.read',
  label: { en: 'Order progress', zh: '订单跟踪' },
  page: { hidden: true },
  noun: salesOrder,
  input: () => z.strictObject({ id: salesOrder.ref() }),
  output: () =>
    z.strictObject({
      number: text(40),
      state: choice(salesOrderStateLabels),
      responsible: text(80).optional(),
      stages: z.array(stage),
      lines: z.array(
        z.strictObject({
          lineNo,
          itemId: item.ref(),
          ordered: quantity(),
          reserved: quantity('nonNegative'),
          delivered: quantity('nonNegative'),
          returned: quantity('nonNegative'),
          invoiced: quantity('nonNegative'),
          open: quantity('nonNegative'),
          short: quantity('nonNegative'),
        }),
      ),
    }),
});

/** Creates the settings with defaults when there are none. Null clears. */
export const changeSalesSettings = defineOperation({
  id: 'sales.changeSalesSettings',
  method: 'PATCH',
  path: '/api/sales/sales-settings',
  permission: 'salesSettings.write',
  label: { en: 'Change sales settings', zh: '修改销售设置' },
  input: () =>
    z.strictObject({
      creditAction: salesSettings.fields.shape.creditAction.optional(),
      billing: salesSettings.fields.shape.billing.optional(),
      quotationDays: salesSettings.fields.shape.quotationDays.optional(),
      tierDiscounts: salesSettings.fields.shape.tierDiscounts,
      warehouseId: salesSettings.fields.shape.warehouseId.nullable(),
      generalPriceListId: salesSettings.fields.shape.generalPriceListId.nullable(),
      floorPriceListId: salesSettings.fields.shape.floorPriceListId.nullable(),
    }),
  output: () => salesSettings.document,
});
