import { sampleDiscarded } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';

const retry = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 60,
  },
];

const task = (name: string, step: string, more: Record<string, unknown>) => ({
  Type: 'Task',
  Resource: '${onboarding}',
  TimeoutSeconds: 60,
  Arguments: {
    step,
    workflow: 'sample-removal',
    tenantId: '{% $states.context.Execution.Input.detail.tenantId %}',
    generation: '{% $states.context.Execution.Input.detail.generation %}',
    key: `{% $states.context.Execution.Input.detail.id & ":${name}" %}`,
    onBehalfOf: '{% $states.context.Execution.Input.detail.actor %}',
    input: '{% $states.context.Execution.Input.detail.data %}',
  },
  Retry: retry,
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
  ...more,
});

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
