import * as z from 'zod';
import { date, labelled, quantity, rate, text } from '../fields.ts';
import { itemNamed } from '../masterdata/item-named.ts';
import { defineOperation } from '../operation.ts';
import { masterPlan } from './master-plan.ts';

const progress = {
  planned: labelled('Planned', '计划', quantity('nonNegative')),
  /** In work orders that are due in the period; of a closed one what it brought. */
  ordered: labelled('In work orders', '工单数量', quantity('nonNegative')),
  completed: labelled('Completed', '已完工', quantity('nonNegative')),
};
const done = labelled('Progress', '完成率', rate());

/** How far a master plan is: what its items' work orders bring, week by week and in all. */
export const masterPlanProgress = defineOperation({
  id: 'planning.masterPlanProgress',
  method: 'GET',
  path: '/api/planning/master-plans/{id}/progress',
  permission: 'masterPlan.read',
  label: { en: 'Progress', zh: '完成进度' },
  noun: masterPlan,
  input: () => z.strictObject({ id: masterPlan.ref() }),
  output: () =>
    z.strictObject({
      ...progress,
      /** Completed ÷ planned, to four decimals; above 1 if more was made. */
      progress: done,
      items: z.array(
        z.strictObject({
          ...itemNamed,
          ...progress,
          progress: done,
          weeks: labelled(
            'Weeks',
            '按周',
            z.array(
              z.strictObject({
                from: labelled('From', '开始日期', date()),
                to: labelled('To', '结束日期', date()),
                ...progress,
              }),
            ),
          ),
        }),
      ),
      departments: labelled(
        'Departments',
        '按部门',
        z.array(
          z.strictObject({
            department: labelled('Department', '部门', text(60)).optional(),
            ordered: progress.ordered,
            completed: progress.completed,
          }),
        ),
      ),
    }),
});
