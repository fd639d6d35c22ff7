import * as z from 'zod';
import { choice, date, flag, integer, labelled, money, rate, text } from '../fields.ts';
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

export const figures = {
  cash: { en: 'Cash and bank', zh: '货币资金' },
  receivable: { en: 'Owed by customers', zh: '应收账款' },
  revenue: { en: 'Revenue this month', zh: '本月收入' },
  margin: { en: 'Gross margin this month', zh: '本月毛利率' },
  orders: { en: 'Open orders', zh: '在手订单' },
} as const;

const figure = <S extends z.ZodType>(name: keyof typeof figures, schema: S): S =>
  labelled(figures[name].en, figures[name].zh, schema);

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
      cash: figure('cash', moneyFigure),
      receivable: figure('receivable', moneyFigure),
      overdue: labelled('Of which overdue', '其中逾期', money()),
      revenue: figure('revenue', moneyFigure),
      margin: figure(
        'margin',
        z.strictObject({
          value: rate('any').nullable(),
          before: rate('any').nullable(),
          series: z
            .array(z.strictObject({ month: z.string(), value: rate('any').nullable() }))
            .max(12),
        }),
      ),
      orders: figure(
        'orders',
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

/** What one of the five numbers is made of: accounts, customers or orders, the greatest first. */
export const explainFigure = defineOperation({
  id: 'analytics.explainFigure',
  method: 'GET',
  path: '/api/analytics/cockpit/{figure}',
  permission: 'cockpit.read',
  label: { en: 'Explain a figure', zh: '指标由来' },
  page: {
    hidden: true,
    explains: Object.keys(figures).map((name) => `cockpit.${name}`),
  },
  input: () => z.strictObject({ figure: labelled('Figure', '指标', choice(figures)) }),
  output: () =>
    z.strictObject({
      /** Nothing for a margin without revenue. */
      value: z.union([money(), rate('any')]).nullable(),
      steps: z.array(
        z.strictObject({
          label: z.strictObject({ en: text(300), zh: text(300) }),
          id: text(60).optional(),
          amount: money().optional(),
          rate: rate('any').optional(),
          chosen: flag().optional(),
        }),
      ),
    }),
});
