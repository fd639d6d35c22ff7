import * as z from 'zod';
import { choice, date, flag, integer, labelled, money, quantity, ref, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineOperation } from '../operation.ts';
import { promiseCauses } from './order-promise.ts';
import { flowKinds, promiseParts } from './promise-choices.ts';

const label = z.strictObject({ en: text(300), zh: text(300) });

const flowSource = z.strictObject({
  noun: text(40),
  id: text(40),
  number: text(60),
  line: integer(0, 9999),
});

/** One step of a derivation; level 0 is what was asked for, deeper ones are its components. */
const promiseStep = z.strictObject({
  label,
  level: integer(0, 100),
  itemId: item.ref().optional(),
  date: date().optional(),
  /** Minutes, where work is done. */
  quantity: quantity('any').optional(),
  number: text(60).optional(),
  workCentreId: ref('workCentre', 'wc').optional(),
});

const linePromise = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  parts: z.array(
    z.strictObject({
      kind: labelled('From', '来源', choice(promiseParts)),
      quantity: labelled('Quantity', '数量', quantity()),
      date: labelled('Date', '日期', date()),
      source: flowSource.optional(),
    }),
  ),
  /** When all of it can leave; null if nobody can say. */
  fullDate: date().nullable(),
  unpromised: labelled('Not promised', '不可承诺', quantity('nonNegative')),
  steps: z.array(promiseStep),
});

/** ATP and CTP of an item with every step (SAL-03): stock, receipts, material, capacity. */
export const promiseItem = defineOperation({
  id: 'planning.promiseItem',
  method: 'GET',
  path: '/api/planning/items/{id}/promise',
  permission: 'plan.promise',
  label: { en: 'When can it ship?', zh: '交期承诺' },
  noun: item,
  input: () =>
    z.strictObject({
      id: item.ref(),
      quantity: labelled('Quantity', '数量', quantity()),
      /** Takes nothing that lies free; without a word the item says. */
      madeToOrder: labelled('Made to order', '按单生产', flag()).optional(),
    }),
  output: () => linePromise,
});

/**
 * When an order can leave. A draft is promised as if it came now, its lines one after the other;
 * a confirmed one as it stands among all others.
 */
export const promiseOrder = defineOperation({
  id: 'planning.promiseOrder',
  method: 'GET',
  path: '/api/planning/sales-orders/{id}/promise',
  permission: 'orderPromise.read',
  label: { en: 'When can the order ship?', zh: '订单交期承诺' },
  input: () => z.strictObject({ id: ref('salesOrder', 'so') }),
  output: () =>
    z.strictObject({
      salesOrderId: ref('salesOrder', 'so'),
      number: text(40),
      confirmed: flag(),
      fullDate: date().nullable(),
      lines: z.array(
        z.strictObject({
          lineNo: labelled('Line', '行号', integer(1, 9999)),
          itemId: labelled('Item', '物料', item.ref()),
          open: labelled('Open', '未发数量', quantity('nonNegative')),
          promisedOn: date().nullable(),
          cause: labelled('Waits for', '制约因素', choice(promiseCauses)),
          source: flowSource.optional(),
          steps: z.array(promiseStep),
        }),
      ),
    }),
});

/**
 * Looks at the promises of all open orders anew. They follow what happens by themselves; this is
 * for changed lead times and lists of materials, and for another day. Call until nothing remains.
 */
export const refreshPromises = defineOperation({
  id: 'planning.refreshPromises',
  method: 'POST',
  path: '/api/planning/order-promises/refresh',
  permission: 'plan.run',
  label: { en: 'Refresh promises', zh: '刷新订单承诺' },
  page: { preview: false },
  input: () => z.strictObject({}),
  output: () =>
    z.strictObject({
      changed: labelled('Changed', '已更新', integer(0, 1_000_000)),
      remaining: labelled('Left', '剩余', integer(0, 1_000_000)),
    }),
});

/** What a big order would do to all others, to materials, capacity and cash (PLN-15). */
export const whatIf = defineOperation({
  id: 'planning.whatIf',
  method: 'GET',
  path: '/api/planning/what-if',
  permission: 'plan.read',
  label: { en: 'What if this order came?', zh: '大单模拟' },
  input: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      wantedOn: labelled('Requested date', '要求交期', date()),
      value: labelled('Order value', '订单金额', money('nonNegative')).optional(),
      paidAfterDays: labelled('Paid after (days)', '回款天数', integer(0, 365)).optional(),
    }),
  output: () =>
    z.strictObject({
      promise: linePromise,
      slips: z.array(
        z.strictObject({
          salesOrderId: ref('salesOrder', 'so'),
          number: text(40),
          before: date().nullable(),
          after: date().nullable(),
          days: z.int().nullable(),
        }),
      ),
      short: z.array(
        z.strictObject({
          itemId: labelled('Item', '物料', item.ref()),
          quantity: labelled('Quantity', '数量', quantity()),
          there: labelled('Earliest arrival', '最早到货', date()),
        }),
      ),
      capacity: z.array(
        z.strictObject({
          workCentreId: ref('workCentre', 'wc'),
          date: date(),
          minutes: integer(0, 10_000_000),
          load: integer(0, 10_000_000),
          capacity: integer(0, 10_000_000),
        }),
      ),
      /** Money in and out by the Monday of the week, in the currency of the books. */
      cash: z.array(z.strictObject({ week: date(), amount: money() })),
    }),
});

/** All that comes and goes of an item, by date, with what is left each time (INV-10). */
export const itemSupplyDemand = defineOperation({
  id: 'planning.itemSupplyDemand',
  method: 'GET',
  path: '/api/planning/items/{id}/supply-demand',
  permission: 'stock.read',
  label: { en: 'Supply and demand', zh: '供需平衡' },
  noun: item,
  input: () => z.strictObject({ id: item.ref() }),
  output: () =>
    z.strictObject({
      itemId: item.ref(),
      safetyStock: quantity('any'),
      /** The first day on which the balance falls below zero. */
      shortOn: date().nullable(),
      rows: z.array(
        z.strictObject({
          kind: labelled('Kind', '类型', choice(flowKinds)),
          date: labelled('Date', '日期', date()),
          /** More than zero comes, less goes. */
          quantity: labelled('Quantity', '数量', quantity('any')),
          balance: labelled('Balance', '结余', quantity('any')),
          reserved: labelled('Reserved', '预留量', quantity('any')).optional(),
          overdue: flag(),
          source: flowSource.optional(),
          /** What meets a demand, or whom a supply is for. */
          pegs: z.array(
            z.strictObject({
              quantity: quantity(),
              date: date().nullable(),
              source: flowSource.optional(),
            }),
          ),
        }),
      ),
    }),
});
