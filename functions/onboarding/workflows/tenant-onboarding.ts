import { companyFounded } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';

const retry = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 1,
    BackoffRate: 2,
    MaxAttempts: 5,
    MaxDelaySeconds: 30,
  },
];
const failed = [{ ErrorEquals: ['States.ALL'], Next: 'MarkFailed' }];

/** A task of this machine: the event it was started by is the input of every step. */
const task = (name: string, step: string, more: Record<string, unknown>) => ({
  Type: 'Task',
  Resource: '${onboarding}',
  TimeoutSeconds: 60,
  Arguments: {
    step,
    workflow: 'tenant-onboarding',
    tenantId: '{% $states.context.Execution.Input.detail.tenantId %}',
    generation: '{% $states.context.Execution.Input.detail.generation %}',
    key: `{% $states.context.Execution.Input.detail.id & ":${name}" %}`,
    onBehalfOf: '{% $states.context.Execution.Input.detail.actor %}',
    input: '{% $states.context.Execution.Input.detail.data %}',
  },
  Retry: retry,
  ...more,
});

/**
 * Sets a company up. Nothing is undone on failure: a half-seeded table is the company's own, and
 * the next run of the same execution continues where it stopped.
 */
export const tenantOnboarding = defineWorkflow({
  id: 'tenant-onboarding',
  module: 'onboarding',
  type: 'STANDARD',
  startedBy: [companyFounded],
  permissions: ['*'],
  definition: {
    Comment: 'Sign-up to a company that answers',
    QueryLanguage: 'JSONata',
    StartAt: 'ProvisionTable',
    TimeoutSeconds: 600,
    States: {
      ProvisionTable: task('ProvisionTable', 'onboarding.provisionTable', {
        Catch: failed,
        Next: 'SeedCompany',
      }),
      SeedCompany: task('SeedCompany', 'onboarding.seedCompany', {
        Catch: failed,
        Next: 'ActivateCompany',
      }),
      ActivateCompany: task('ActivateCompany', 'onboarding.activateCompany', {
        Catch: failed,
        End: true,
      }),
      MarkFailed: task('MarkFailed', 'onboarding.markFailed', { Next: 'Failed' }),
      Failed: { Type: 'Fail', Error: 'OnboardingFailed', Cause: 'A step failed for good.' },
    },
  },
});
