import { sampleRequested } from '../../../shared/contracts/account/events.ts';
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
const DETAIL = '$states.context.Execution.Input.detail';

/** A step may be repeated: whatever it did is there, and is answered as it was. */
const task = (
  name: string,
  step: string,
  input: string | Record<string, unknown>,
  more: Record<string, unknown>,
) => ({
  Type: 'Task',
  Resource: `\${${step.split('.')[0]}}`,
  TimeoutSeconds: 60,
  Arguments: {
    step,
    workflow: 'sample-company',
    tenantId: `{% ${DETAIL}.tenantId %}`,
    generation: `{% ${DETAIL}.generation %}`,
    key: `{% ${DETAIL}.id & ":${name}" %}`,
    onBehalfOf: `{% ${DETAIL}.actor %}`,
    input,
  },
  Retry: retry,
  ...more,
});

/** A company like any other is founded, and then lives its chapters one after the other. */
export const sampleCompany = defineWorkflow({
  id: 'sample-company',
  module: 'sample',
  type: 'STANDARD',
  startedBy: [sampleRequested],
  permissions: ['*'],
  definition: {
    Comment: 'A company with a year behind it',
    QueryLanguage: 'JSONata',
    StartAt: 'ProvisionTable',
    TimeoutSeconds: 1_800,
    States: {
      ProvisionTable: task(
        'ProvisionTable',
        'onboarding.provisionTable',
        `{% ${DETAIL}.data.founding %}`,
        { Catch: failed, Next: 'SeedCompany' },
      ),
      SeedCompany: task('SeedCompany', 'onboarding.seedCompany', `{% ${DETAIL}.data.founding %}`, {
        Assign: { chapter: 0 },
        Catch: failed,
        Next: 'LiveChapter',
      }),
      LiveChapter: task(
        'LiveChapter',
        'sample.liveChapter',
        {
          chapter: '{% $chapter %}',
          until: `{% ${DETAIL}.data.until %}`,
          personId: `{% ${DETAIL}.data.founding.personId %}`,
        },
        {
          Assign: {
            chapter: '{% $states.result.next %}',
            total: '{% $states.result.total %}',
          },
          Catch: failed,
          Next: 'NoteProgress',
        },
      ),
      NoteProgress: task(
        'NoteProgress',
        'onboarding.noteProgress',
        { done: '{% $chapter %}', total: '{% $total %}' },
        { Catch: failed, Next: 'IsThereMore' },
      ),
      IsThereMore: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $chapter < $total %}', Next: 'LiveChapter' }],
        Default: 'ActivateCompany',
      },
      ActivateCompany: task(
        'ActivateCompany',
        'onboarding.activateCompany',
        `{% ${DETAIL}.data %}`,
        { Catch: failed, End: true },
      ),
      MarkFailed: task('MarkFailed', 'onboarding.markFailed', `{% ${DETAIL}.data %}`, {
        Next: 'Failed',
      }),
      Failed: { Type: 'Fail', Error: 'SampleFailed', Cause: 'A step failed for good.' },
    },
  },
});
