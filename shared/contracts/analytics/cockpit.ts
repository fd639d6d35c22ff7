import * as z from 'zod';
import { choice, date, integer, labelled, money, rate, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { promiseCauses } from '../planning/order-promise.ts';

export const concerns = {
  lateOrder: { en: 'Order will be late', zh: '订单将延期' },
  overdueReceivable: { en: 'Payment is overdue', zh: '应收逾期' },
  lossOrder: { en: 'Sold below cost', zh: '低于成本销售' },
  heldInvoice: { en: 'Supplier invoice on hold', zh: '采购发票挂起' },
  lateWork: { en: 'Work order is late', zh: '工单延期' },
  waitingLead: { en: 'Leads wait in the pool', zh: '公海线索待领取' },
} as const;

/** The end of each month, the last one being today. */
const point = z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), value: money() });

const moneyFigure = z.strictObject({
  value: money(),
  /** At the end of last month, or in all of it. */
  before: money(),
  series: z.array(point).max(12),
});

/** The five numbers an owner looks at first, what needs somebody today, and two charts. */
export const cockpit = defineOperation({
  id: 'analytics.cockpit',
  method: 'GET',
  path: '/api/analytics/cockpit',
  permission: 'cockpit.read',
  label: { en: 'Cockpit', zh: '经营驾驶舱' },
  page: { hidden: true },
  input: () => z.strictObject({}),
  output: () =>
    z.strictObject({
      today: labelled('Today', '今天', date()),
      cash: labelled('Cash and bank', '货币资金', moneyFigure),
      receivable: labelled('Owed by customers', '应收账款', moneyFigure),
      overdue: labelled('Of it overdue', '其中逾期', money()),
      revenue: labelled('Revenue this month', '本月收入', moneyFigure),
      margin: labelled(
        'Gross margin this month',
        '本月毛利率',
        z.strictObject({
          value: rate('any').nullable(),
          before: rate('any').nullable(),
          series: z
            .array(z.strictObject({ month: z.string(), value: rate('any').nullable() }))
            .max(12),
        }),
      ),
      orders: labelled(
        'Open orders',
        '在手订单',
        z.strictObject({
          value: money(),
          count: integer(0, 10_000_000),
          late: integer(0, 10_000_000),
        }),
      ),
      concerns: labelled(
        'Needs you today',
        '今天要处理',
        z
          .array(
            z.strictObject({
              kind: choice(concerns),
              noun: text(40),
              id: text(60).optional(),
              title: text(100),
              party: text(200).optional(),
              amount: money().optional(),
              days: integer(0, 100_000).optional(),
              count: integer(0, 10_000_000).optional(),
              /** Of an order that will be late: what its longest-waiting line waits for. */
              cause: choice(promiseCauses).optional(),
              causeId: text(60).optional(),
              causeNumber: text(100).optional(),
            }),
          )
          .max(30),
      ),
      months: labelled(
        'Revenue and cost',
        '收入与成本',
        z.array(z.strictObject({ month: text(7), revenue: money(), cost: money() })).max(12),
      ),
      ages: labelled(
        'Receivables by age',
        '应收账龄',
        z.strictObject({
          notDue: money(),
          days30: money(),
          days60: money(),
          days90: money(),
          older: money(),
        }),
      ),
    }),
});
