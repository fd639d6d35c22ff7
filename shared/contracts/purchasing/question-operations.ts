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
import { item, lotPolicies } from '../masterdata/item.ts';
import { supplier } from '../masterdata/supplier.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { unit } from '../masterdata/unit.ts';
import { defineOperation } from '../operation.ts';
import { lineNo } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseRequest, purchaseRequestStateLabels, requestSources } from './purchase-request.ts';
import { purchasingSettings } from './purchasing-settings.ts';
import { supplierPrice } from './supplier-price.ts';

const label = z.strictObject({ en: text(300), zh: text(300) });

const inboxOrder = z.strictObject({
  purchaseOrderId: purchaseOrder.ref(),
  number: text(40),
  lineNo: lineNo(),
  quantity: quantity(),
  /** The share of this request in what the line has received. */
  received: quantity('nonNegative'),
});

const progressNames = {
  open: { en: 'Open', zh: '待订购' },
  partlyOrdered: { en: 'Partly ordered', zh: '部分订购' },
  ordered: { en: 'Ordered', zh: '已订购' },
  partlyReceived: { en: 'Partly received', zh: '部分到货' },
  received: { en: 'Received', zh: '已到货' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

const urgencyNames = {
  red: { en: 'Urgent', zh: '紧急' },
  amber: { en: 'Soon', zh: '临近' },
  green: { en: 'On time', zh: '正常' },
} as const;

const inboxRow = z.strictObject({
  id: purchaseRequest.ref(),
  number: text(40),
  source: choice(requestSources),
  sourceNumber: text(60).optional(),
  itemId: item.ref(),
  department: text(60).optional(),
  neededOn: date(),
  state: choice(purchaseRequestStateLabels),
  /** How far it has got. */
  progress: choice(progressNames),
  quantity: quantity(),
  ordered: quantity('nonNegative'),
  received: quantity('nonNegative'),
  late: flag(),
  orders: z.array(inboxOrder),
});

/** One inbox for every source, with the way of each request to its receipt (PUR-01). */
export const purchaseInbox = defineOperation({
  id: 'purchasing.purchaseInbox',
  method: 'GET',
  path: '/api/purchasing/inbox',
  permission: 'purchaseRequest.read',
  label: { en: 'Purchase inbox', zh: '采购需求池' },
  input: () =>
    z.strictObject({
      /** Those that wait to be ordered, unless `all`. */
      all: flag().optional(),
      itemId: item.ref().optional(),
      source: choice(requestSources).optional(),
    }),
  output: () =>
    z.strictObject({
      waiting: z.int(),
      /** How many wait, by source. */
      bySource: z.array(z.strictObject({ source: choice(requestSources), count: z.int() })),
      data: z.array(inboxRow),
    }),
});

/** A sum of quantities may be longer than any of them. */
const total = () => z.string().regex(/^\d{1,20}(\.\d{1,6})?$/);
const sums = { requested: total(), ordered: total(), received: total(), late: total() };

/** What was requested, ordered and received, by item and by department (PUR-03). */
export const purchaseProgress = defineOperation({
  id: 'purchasing.purchaseProgress',
  method: 'GET',
  path: '/api/purchasing/progress',
  permission: 'purchaseRequest.read',
  label: { en: 'Purchase progress', zh: '采购进度' },
  input: () => z.strictObject({ itemId: item.ref().optional() }),
  output: () =>
    z.strictObject({
      byItem: z.array(z.strictObject({ itemId: item.ref(), ...sums, receivedRate: rate() })),
      byDepartment: z.array(
        z.strictObject({ department: text(60).optional(), itemId: item.ref(), ...sums }),
      ),
    }),
});

/** Orders on their way: needed beside promised, the most urgent first (PUR-05). */
export const purchaseFollowUp = defineOperation({
  id: 'purchasing.purchaseFollowUp',
  method: 'GET',
  path: '/api/purchasing/follow-up',
  permission: 'purchaseOrder.read',
  label: { en: 'Purchase follow-up', zh: '采购催货' },
  input: () =>
    z.strictObject({
      supplierId: supplier.ref().optional(),
      /** Only what is late or will be. */
      urgent: flag().optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          purchaseOrderId: purchaseOrder.ref(),
          number: text(40),
          lineNo: lineNo(),
          supplierId: supplier.ref(),
          itemId: item.ref(),
          open: quantity(),
          /** What of it the supplier confirmed less than was ordered. */
          unconfirmed: quantity().optional(),
          neededOn: date().optional(),
          promisedOn: date().optional(),
          confirmed: flag(),
          /** Days that the goods come after they are needed, or are overdue. */
          daysLate: z.int(),
          /** red: late or promised too late; amber: due soon or without a date; green. */
          status: choice(urgencyNames),
          why: label,
        }),
      ),
    }),
});

/**
 * What stands beside a line while it is typed: what the supplier asks, its tax, when it can come.
 */
export const purchaseQuote = defineOperation({
  id: 'purchasing.purchaseQuote',
  method: 'GET',
  path: '/api/purchasing/purchase-quote',
  permission: 'purchaseOrder.read',
  label: { en: 'Purchase price', zh: '采购价' },
  page: { hidden: true },
  input: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      itemId: labelled('Item', '物料', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      unitId: labelled('Unit', '单位', unit.ref()).optional(),
      taxCode: taxCode().optional(),
      date: labelled('Date', '日期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
    }),
  output: () =>
    z.strictObject({
      /** Of one `unitId`, in the prices of the order; null when the supplier has named none. */
      price: price().nullable(),
      unitId: unit.ref(),
      /** What was asked for, in that unit. */
      purchaseQuantity: quantity(),
      taxRate: rate(),
      taxIncluded: flag(),
      promisedOn: date().optional(),
    }),
});

const proposalStep = z.strictObject({
  label,
  value: z.string(),
});

/** Who could deliver an item, the best first, and why (PUR-04). */
export const proposeSuppliers = defineOperation({
  id: 'purchasing.proposeSuppliers',
  method: 'GET',
  path: '/api/purchasing/propose-suppliers',
  permission: 'supplierPrice.read',
  label: { en: 'Propose suppliers', zh: '供应商推荐' },
  input: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      date: labelled('Date', '日期', date()).optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          rank: z.int(),
          supplierId: supplier.ref(),
          supplierPriceId: supplierPrice.ref(),
          /** After minimum and multiple, in the item's unit. */
          quantity: quantity(),
          /** Net of tax, of one item unit. */
          netPrice: price(),
          net: labelled('Net', '不含税金额', money()),
          leadTimeDays: integer(0, 3650).optional(),
          arrivesOn: date().optional(),
          agreedShare: rate().optional(),
          /** The share of what was ordered of the item in the last year. */
          actualShare: rate(),
          score: rate(),
          steps: z.array(proposalStep),
        }),
      ),
    }),
});

const numbers = {
  yearlyDemand: labelled('Demand per year', '年需求量', quantity('nonNegative')).optional(),
  dailyDemand: labelled('Demand per day', '日均需求', quantity('nonNegative')).optional(),
  demandDeviation: labelled(
    'Deviation of daily demand',
    '日需求标准差',
    quantity('nonNegative'),
  ).optional(),
  leadTimeDays: labelled('Lead time (days)', '提前期（天）', quantity('nonNegative')).optional(),
  leadTimeDeviation: labelled(
    'Deviation of lead time',
    '提前期标准差',
    quantity('nonNegative'),
  ).optional(),
  serviceLevel: labelled('Service level', '服务水平', rate()).optional(),
  orderCost: labelled('Cost of ordering once', '每次订货成本', money('nonNegative')).optional(),
  holdingCost: labelled('Holding cost per unit and year', '单位年持有成本', price()).optional(),
};

/**
 * Safety stock, reorder point and economic quantity, with their derivation (PUR-04). What is not
 * given comes from the item, its suppliers and what was used up in the last 90 days.
 */
export const reorderProposal = defineOperation({
  id: 'purchasing.reorderProposal',
  method: 'GET',
  path: '/api/purchasing/reorder-proposal',
  permission: 'purchaseRequest.read',
  label: { en: 'Propose reorder point', zh: '再订货点建议' },
  input: () => z.strictObject({ itemId: labelled('Item', '物料', item.ref()), ...numbers }),
  output: () =>
    z.strictObject({
      itemId: item.ref(),
      safetyStock: quantity('nonNegative').nullable(),
      reorderPoint: quantity('nonNegative').nullable(),
      orderQuantity: quantity('nonNegative').nullable(),
      steps: z.array(proposalStep),
    }),
});

/** The item is planned with these from now on. */
export const acceptReorderProposal = defineOperation({
  id: 'purchasing.acceptReorderProposal',
  method: 'POST',
  path: '/api/purchasing/reorder-proposal/accept',
  permission: 'item.write',
  label: { en: 'Accept reorder point', zh: '采纳再订货点' },
  input: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      safetyStock: labelled('Safety stock', '安全库存', quantity('nonNegative')).optional(),
      reorderPoint: labelled('Reorder point', '再订货点', quantity('nonNegative')).optional(),
      lotSize: labelled('Lot size', '批量', quantity()).optional(),
      lotPolicy: labelled('Lot policy', '批量政策', choice(lotPolicies)).optional(),
    }),
  output: () => item.document,
});

const settings = purchasingSettings.fields.shape;

/** Creates the settings with defaults when there are none. Null clears. */
export const changePurchasingSettings = defineOperation({
  id: 'purchasing.changePurchasingSettings',
  method: 'PATCH',
  path: '/api/purchasing/purchasing-settings',
  permission: 'purchasingSettings.write',
  label: { en: 'Change purchasing settings', zh: '修改采购设置' },
  input: () =>
    z.strictObject({
      quantityTolerance: settings.quantityTolerance.optional(),
      priceTolerance: settings.priceTolerance.optional(),
      amountTolerance: settings.amountTolerance.optional(),
      overReceipt: settings.overReceipt.optional(),
      approvalLimit: settings.approvalLimit.nullable(),
      confirmDeduction: settings.confirmDeduction.optional(),
      materialDifference: settings.materialDifference.optional(),
      remindSuppliers: settings.remindSuppliers,
      reminderDays: settings.reminderDays.optional(),
      overdueDays: settings.overdueDays,
      repeatDays: settings.repeatDays,
      inspectIn: settings.inspectIn.nullable(),
      shortageFrom: settings.shortageFrom.nullable(),
      priceWeight: settings.priceWeight.optional(),
      leadTimeWeight: settings.leadTimeWeight.optional(),
      shareWeight: settings.shareWeight.optional(),
    }),
  output: () => purchasingSettings.document,
});
