const DETAIL = '$states.context.Execution.Input.detail';

/** What the event that started a machine says, as its language asks for it: `data.founding`. */
export const ofEvent = (path: string): string => `{% ${DETAIL}.${path} %}`;

interface StepCall {
  workflow: string;
  step: string;
  /** Beside the event's id, what tells one call of the machine from its others: JSONata. */
  key: string;
  input: unknown;
}

/** What a step hears: in which company, in whose name, and the key by which a repeat is known. */
export const stepArguments = ({ workflow, step, key, input }: StepCall) => ({
  step,
  workflow,
  tenantId: ofEvent('tenantId'),
  generation: ofEvent('generation'),
  key: `{% ${DETAIL}.id & ${key} %}`,
  onBehalfOf: ofEvent('actor'),
  input,
});

const ANY = { ErrorEquals: ['States.ALL'] };

/** Tried again after so many seconds, then twice as many, and so on up to `mostSeconds`. */
export const tried = (times: number, seconds: number, mostSeconds?: number) => [
  {
    ...{ ...ANY, IntervalSeconds: seconds, BackoffRate: 2, MaxAttempts: times },
    ...(mostSeconds !== undefined && { MaxDelaySeconds: mostSeconds }),
  },
];

/** Where a machine goes on when trying has not helped. */
export const otherwise = (state: string) => [{ ...ANY, Next: state }];

interface EventTasks {
  workflow: string;
  retry: ReturnType<typeof tried>;
  /** The state that every task fails to; if that is a task itself, it has none. */
  failsTo: string;
  timeoutSeconds?: number;
}

/**
 * Tasks of a machine that an event of a company starts. Each calls one step of a module, which by
 * default hears what the event said; `more` is where the machine goes on.
 */
export const eventTasks =
  ({ workflow, retry, failsTo, timeoutSeconds = 60 }: EventTasks) =>
  (
    name: string,
    step: string,
    more: Record<string, unknown>,
    input: unknown = ofEvent('data'),
  ) => ({
    Type: 'Task',
    Resource: `\${${step.split('.')[0]}}`,
    TimeoutSeconds: timeoutSeconds,
    Arguments: stepArguments({ workflow, step, key: `":${name}"`, input }),
    Retry: retry,
    ...(name !== failsTo && { Catch: otherwise(failsTo) }),
    ...more,
  });
