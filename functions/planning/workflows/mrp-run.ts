import { runRequested } from '../../../shared/contracts/planning/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { eventTasks, tried } from '../../platform/event-task.ts';

/** Computing takes seconds; a cold function folds the company's whole history first. */
const TASK_SECONDS = 320;

/** Orders seldom come alone: those of so long are planned by one run. */
const GATHER_SECONDS = 3;

const task = eventTasks({
  workflow: 'mrp-run',
  retry: tried(2, 2),
  failsTo: 'AbandonRun',
  timeoutSeconds: TASK_SECONDS,
});

/**
 * From the wish for a plan to the plan that everybody sees. There is nothing to undo: until it is
 * published a run is a file that nobody looks at.
 */
export const mrpRun = defineWorkflow({
  id: 'mrp-run',
  module: 'planning',
  type: 'STANDARD',
  startedBy: [runRequested],
  permissions: ['plan.*', 'job.*'],
  definition: {
    Comment: 'Snapshot, plan, publish',
    QueryLanguage: 'JSONata',
    StartAt: 'DidOrdersAsk',
    TimeoutSeconds: 1_500,
    States: {
      DidOrdersAsk: {
        Type: 'Choice',
        Choices: [
          {
            Condition: '{% $states.context.Execution.Input.detail.data.gather = true %}',
            Next: 'GatherOrders',
          },
        ],
        Default: 'ComputePlan',
      },
      GatherOrders: { Type: 'Wait', Seconds: GATHER_SECONDS, Next: 'ComputePlan' },
      ComputePlan: task('ComputePlan', 'planning.computePlan', {
        Assign: { state: '{% $states.result.state %}' },
        Next: 'IsComputed',
      }),
      IsComputed: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $state = "failed" %}', Next: 'Refused' }],
        Default: 'PublishPlan',
      },
      PublishPlan: task('PublishPlan', 'planning.publishPlan', { End: true }),
      AbandonRun: task('AbandonRun', 'planning.abandonRun', { Next: 'Failed' }),
      Failed: { Type: 'Fail', Error: 'MrpRunFailed', Cause: 'A step failed for good.' },
      // What cannot be planned, such as a product within itself: the run says why.
      Refused: { Type: 'Succeed' },
    },
  },
});
