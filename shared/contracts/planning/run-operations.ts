import * as z from 'zod';
import { choice, labelled } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { planningRun, runModes } from './planning-run.ts';
import { planningSettings } from './planning-settings.ts';

/**
 * Takes a run on; its job says how far it is. The plan in use stays until the new one is whole.
 * Net change nets only what is other than in the plan in use, and leads to the same plan.
 */
export const runMrp = defineOperation({
  id: 'planning.runMrp',
  method: 'POST',
  path: '/api/planning/planning-runs',
  permission: 'plan.run',
  label: { en: 'Plan', zh: '运行 MRP' },
  noun: planningRun,
  status: 202,
  input: () => z.strictObject({ mode: labelled('Plan', '运行方式', choice(runModes)).optional() }),
  output: () => planningRun.document,
  errors: ['planning.runUnderWay'],
});

/** Absent fields stay as they are. */
export const changePlanningSettings = defineOperation({
  id: 'planning.changePlanningSettings',
  method: 'PATCH',
  path: '/api/planning/planning-settings',
  permission: 'planningSettings.write',
  label: { en: 'Change planning settings', zh: '修改计划设置' },
  input: () => {
    const {
      horizonDays,
      toleranceDays,
      consumption,
      backwardDays,
      forwardDays,
      nightly,
      planOnOrders,
      handlingDays,
      transitDays,
    } = planningSettings.fields.shape;
    return z.strictObject({
      horizonDays: horizonDays.optional(),
      toleranceDays: toleranceDays.optional(),
      consumption: consumption.optional(),
      backwardDays: backwardDays.optional(),
      forwardDays: forwardDays.optional(),
      nightly: nightly.optional(),
      planOnOrders,
      handlingDays,
      transitDays,
    });
  },
  output: () => planningSettings.document,
});
