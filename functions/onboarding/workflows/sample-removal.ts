import { sampleDiscarded } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { eventTasks, tried } from '../../platform/event-task.ts';

const task = eventTasks({ workflow: 'sample-removal', retry: tried(6, 2, 60), failsTo: 'Failed' });

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
      RemoveFiles: task('RemoveFiles', 'onboarding.removeFiles', { Next: 'DropTable' }),
      DropTable: task('DropTable', 'onboarding.dropTable', { Next: 'ForgetCompany' }),
      ForgetCompany: task('ForgetCompany', 'onboarding.forgetCompany', { End: true }),
      // The mark stays, so that there is no second one while something of the first is left.
      Failed: { Type: 'Fail', Error: 'RemovalFailed', Cause: 'A step failed for good.' },
    },
  },
});
