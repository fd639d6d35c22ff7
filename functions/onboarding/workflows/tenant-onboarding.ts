import { companyFounded } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { eventTasks, tried } from '../../platform/event-task.ts';

const task = eventTasks({
  workflow: 'tenant-onboarding',
  retry: tried(5, 1, 30),
  failsTo: 'MarkFailed',
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
      ProvisionTable: task('ProvisionTable', 'onboarding.provisionTable', { Next: 'SeedCompany' }),
      SeedCompany: task('SeedCompany', 'onboarding.seedCompany', { Next: 'ActivateCompany' }),
      ActivateCompany: task('ActivateCompany', 'onboarding.activateCompany', { End: true }),
      MarkFailed: task('MarkFailed', 'onboarding.markFailed', { Next: 'Failed' }),
      Failed: { Type: 'Fail', Error: 'OnboardingFailed', Cause: 'A step failed for good.' },
    },
  },
});
