import * as z from 'zod';
import { choice, computed, flag, instant, integer, labelled, ref } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const consumptionModes = {
  consume: { en: 'Orders consume forecast', zh: '订单冲减预测' },
  larger: { en: 'The larger of orders and forecast', zh: '订单与预测取大' },
} as const;

/** How this company plans, and which plan it sees; its defaults stand while it is absent. */
export const planningSettings = defineNoun({
  id: 'planningSettings',
  plural: 'planning-settings',
  prefix: 'pls',
  module: 'planning',
  label: { en: 'Planning settings', zh: '计划设置' },
  title: 'horizonDays',
  page: { single: true },
  fields: () =>
    z.strictObject({
      horizonDays: labelled('Horizon (days)', '计划展望期（天）', integer(1, 1_095)),
      /** Receipts that are off by no more are not worth a word. */
      toleranceDays: labelled('Tolerance (days)', '重排容差（天）', integer(0, 365)),
      consumption: labelled('Forecast consumption', '预测冲减方式', choice(consumptionModes)),
      backwardDays: labelled('Consume backward (days)', '向前冲减天数', integer(0, 366)),
      forwardDays: labelled('Consume forward (days)', '向后冲减天数', integer(0, 366)),
      /** Working days from finished to gone, of what must be made or bought for a promise. */
      handlingDays: labelled('Handling (days)', '包装发运天数', integer(0, 60)).optional(),
      transitDays: labelled('On the way (days)', '运输天数', integer(0, 180)).optional(),
      nightly: labelled('Plan every night', '每晚自动运行', flag()),
      /** A confirmed order that lacks what is made asks for a net change; so does its change. */
      planOnOrders: labelled(
        'Plan when a made item is short',
        '自制件缺货即计划',
        flag(),
      ).optional(),
      /** The plan that everybody sees. Changing it is what publishes a run. */
      currentRunId: labelled(
        'Current plan',
        '当前计划',
        computed(ref('planningRun', 'run')),
      ).optional(),
      /** The run under way: there is one at most. */
      runningId: labelled(
        'Run under way',
        '运行中',
        computed(ref('planningRun', 'run')),
      ).optional(),
      runningSince: labelled('Since', '开始于', computed(instant())).optional(),
      /** An order came while a run was under way, which may not have seen it: one more follows. */
      againSince: labelled('To plan again since', '待再次计划', computed(instant())).optional(),
    }),
});
