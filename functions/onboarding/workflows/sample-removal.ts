import { sampleDiscarded } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { eventTasks } from '../../platform/event-task.ts';

const retry = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 60,
  },
];

const failed = [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }];
const task = eventTasks({ workflow: 'sample-removal', retry });

/** Files first, since the table says which; then the table; last that there was a company. */
export const sampleRemoval = defineWorkflow({
  id: 'sample-removal',
  module: 'onboarding',
  type: 'STANDARD',
  startedBy: [sampleDiscarded],
  permissions: ['*'],
  definition: {
    Comment: 'A sample company goes, and nothing of it is left',
    QueryLanguage: 'JSONata',
    StartAt: 'RemoveFiles',
    TimeoutSeconds: 1_200,
    States: {
      RemoveFiles: task('RemoveFiles', 'onboarding.removeFiles', {
        Catch: failed,
        Next: 'DropTable',
      }),
      DropTable: task('DropTable', 'onboarding.dropTable', {
        Catch: failed,
        Next: 'ForgetCompany',
      }),
      ForgetCompany: task('ForgetCompany', 'onboarding.forgetCompany', {
        Catch: failed,
        End: true,
      }),
      // The mark stays, so that there is no second one while something of the first is left.
      Failed: { Type: 'Fail', Error: 'RemovalFailed', Cause: 'A step failed for good.' },
    },
  },
});
