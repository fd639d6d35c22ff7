import {
  defineWorkflow,
  type Schedule,
  type WorkflowSpec,
} from '../../shared/contracts/workflow.ts';
import { otherwise, tried } from './event-task.ts';

/** One step in every company that is at work, so many companies at a time. */
export interface EveryCompany {
  id: string;
  comment: string;
  schedule: Schedule;
  /** What the step may do. */
  permissions: readonly string[];
  /** The step, whose module is the machine's and the placeholder of its function. */
  step: string;
  /** How many companies are worked on at the same time. */
  width: number;
  /** Of the whole run. */
  timeoutSeconds: number;
  /** Of one task, where the module's steps may take longer than most. */
  taskSeconds?: number;
}

/** A step of onboarding may take 55 seconds, the others less. */
const TASK_SECONDS = 60;
const retry = tried(2, 2);
const failed = otherwise('Failed');
/** An empty text as such is valid, but not to every checker of the language. */
const NOTHING = '{% "" %}';
const AT = '{% $states.context.Execution.Input.at %}';

/**
 * A machine for the clock to start. Companies come in pages, so that what it carries stays small
 * whatever their number; one company in trouble does not stop those behind it.
 */
export function everyCompany(wanted: EveryCompany): WorkflowSpec {
  const { id, step, schedule, permissions } = wanted;
  const module = step.split('.')[0] as string;
  const definition = definitionOf(wanted, module);
  return defineWorkflow({
    ...{ id, module, type: 'STANDARD', startedBy: [], schedule, permissions, definition },
  });
}

function definitionOf(wanted: EveryCompany, module: string): Record<string, unknown> {
  const { id: workflow, step, taskSeconds = TASK_SECONDS } = wanted;
  return {
    Comment: wanted.comment,
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    TimeoutSeconds: wanted.timeoutSeconds,
    States: {
      Begin: { Type: 'Pass', Assign: { after: NOTHING }, Next: 'ListCompanies' },
      ListCompanies: {
        Type: 'Task',
        Resource: '${onboarding}',
        TimeoutSeconds: taskSeconds,
        Arguments: {
          step: 'onboarding.listCompanies',
          tenantId: NOTHING,
          generation: 0,
          workflow,
          key: `{% $states.context.Execution.Input.at & ":list:" & $after %}`,
          input: { after: '{% $after %}' },
        },
        Assign: { companies: '{% $states.result.companies %}', after: '{% $states.result.next %}' },
        Retry: retry,
        Catch: failed,
        Next: 'EachCompany',
      },
      EachCompany: {
        Type: 'Map',
        Items: '{% $companies %}',
        MaxConcurrency: wanted.width,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'OneCompany',
          States: {
            OneCompany: {
              Type: 'Task',
              Resource: `\${${module}}`,
              TimeoutSeconds: taskSeconds,
              Arguments: {
                step,
                workflow,
                tenantId: '{% $states.input.tenantId %}',
                generation: '{% $states.input.generation %}',
                key: AT,
                input: { at: AT },
              },
              // What it found is kept or logged where it was found.
              Output: {},
              Retry: retry,
              Catch: otherwise('LeaveCompany'),
              End: true,
            },
            LeaveCompany: { Type: 'Pass', Output: {}, End: true },
          },
        },
        Output: {},
        Catch: failed,
        Next: 'AreThereMore',
      },
      AreThereMore: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $after != "" %}', Next: 'ListCompanies' }],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
      Failed: { Type: 'Fail', Error: 'EveryCompanyFailed', Cause: 'No company could be listed.' },
    },
  };
}
