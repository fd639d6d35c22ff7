import * as z from 'zod';
import { choice, labelled } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { planningRun, runModes } from './planning-run.ts';
import { planningScenario } from './planning-scenario.ts';

/**
 * A plan of the company as the scenario has it. It is kept beside the plan in use, which stays:
 * compare the two, and firm or release of it what is liked.
 */
export const runScenario = defineOperation({
  id: 'planning.runScenario',
  method: 'POST',
  path: '/api/planning/planning-scenarios/{id}/run',
  permission: 'plan.run',
  label: { en: 'Plan with it', zh: '按方案运算' },
  noun: planningScenario,
  status: 202,
  input: () =>
    z.strictObject({
      id: planningScenario.ref(),
      mode: labelled('Plan', '运行方式', choice(runModes)).optional(),
    }),
  output: () => planningRun.document,
  errors: ['planning.runUnderWay'],
  page: { primary: 1, preview: false },
});
