import { sampleRequested } from '../../../shared/contracts/account/events.ts';
import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { eventTasks, ofEvent, tried } from '../../platform/event-task.ts';

const task = eventTasks({
  workflow: 'sample-company',
  retry: tried(5, 1, 30),
  failsTo: 'MarkFailed',
});
const founding = ofEvent('data.founding');

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
        { Next: 'SeedCompany' },
        founding,
      ),
      SeedCompany: task(
        'SeedCompany',
        'onboarding.seedCompany',
        { Assign: { chapter: 0 }, Next: 'LiveChapter' },
        founding,
      ),
      LiveChapter: task(
        'LiveChapter',
        'sample.liveChapter',
        {
          Assign: { chapter: '{% $states.result.next %}', total: '{% $states.result.total %}' },
          Next: 'NoteProgress',
        },
        {
          chapter: '{% $chapter %}',
          until: ofEvent('data.until'),
          personId: ofEvent('data.founding.personId'),
        },
      ),
      NoteProgress: task(
        'NoteProgress',
        'onboarding.noteProgress',
        { Next: 'IsThereMore' },
        { done: '{% $chapter %}', total: '{% $total %}' },
      ),
      IsThereMore: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $chapter < $total %}', Next: 'LiveChapter' }],
        Default: 'ActivateCompany',
      },
      ActivateCompany: task('ActivateCompany', 'onboarding.activateCompany', { End: true }),
      MarkFailed: task('MarkFailed', 'onboarding.markFailed', { Next: 'Failed' }),
      Failed: { Type: 'Fail', Error: 'SampleFailed', Cause: 'A step failed for good.' },
    },
  },
});
