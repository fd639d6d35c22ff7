/**
 * Which field each state may have and of what kind. A field that is not listed is not implemented,
 * and a machine that uses one is refused: ignoring it would run another machine than AWS does.
 */
export type FieldKind =
  | 'text'
  | 'positive'
  | 'template'
  | 'variables'
  | 'expression or number'
  | 'language'
  | 'end'
  | 'retriers'
  | 'catchers'
  | 'choices'
  | 'scope'
  | 'scopes'
  | 'states'
  | 'processor config'
  | 'errors'
  | 'not negative'
  | 'at least 1'
  | 'jitter'
  | 'condition';

export type Fields = Record<string, FieldKind>;

const COMMON: Fields = {
  Type: 'text',
  Comment: 'text',
  QueryLanguage: 'language',
  Output: 'template',
  Assign: 'variables',
};
const STEP: Fields = { ...COMMON, Next: 'text', End: 'end' };
const GUARDED: Fields = { ...STEP, Retry: 'retriers', Catch: 'catchers' };

export const STATE_FIELDS: Record<string, Fields> = {
  Task: {
    ...GUARDED,
    Resource: 'text',
    Arguments: 'template',
    TimeoutSeconds: 'expression or number',
  },
  Pass: STEP,
  Choice: { ...COMMON, Choices: 'choices', Default: 'text' },
  Wait: { ...STEP, Seconds: 'expression or number', Timestamp: 'text' },
  Succeed: { Type: 'text', Comment: 'text', QueryLanguage: 'language', Output: 'template' },
  Fail: {
    Type: 'text',
    Comment: 'text',
    QueryLanguage: 'language',
    Error: 'text',
    Cause: 'text',
  },
  Map: {
    ...GUARDED,
    Items: 'template',
    ItemProcessor: 'scope',
    ItemSelector: 'template',
    MaxConcurrency: 'expression or number',
  },
  Parallel: { ...GUARDED, Branches: 'scopes', Arguments: 'template' },
};

export const REQUIRED: Record<string, readonly string[]> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Map: ['ItemProcessor'],
  Parallel: ['Branches'],
};

export const MACHINE_FIELDS: Fields = {
  Comment: 'text',
  QueryLanguage: 'language',
  StartAt: 'text',
  States: 'states',
  TimeoutSeconds: 'positive',
  Version: 'text',
};
export const SCOPE_FIELDS: Fields = {
  Comment: 'text',
  QueryLanguage: 'language',
  StartAt: 'text',
  States: 'states',
  ProcessorConfig: 'processor config',
};
export const RETRIER_FIELDS: Fields = {
  Comment: 'text',
  ErrorEquals: 'errors',
  IntervalSeconds: 'positive',
  MaxAttempts: 'not negative',
  BackoffRate: 'at least 1',
  MaxDelaySeconds: 'positive',
  JitterStrategy: 'jitter',
};
export const CATCHER_FIELDS: Fields = {
  Comment: 'text',
  ErrorEquals: 'errors',
  Next: 'text',
  Output: 'template',
  Assign: 'variables',
};
export const CHOICE_FIELDS: Fields = {
  Comment: 'text',
  Condition: 'condition',
  Next: 'text',
  Output: 'template',
  Assign: 'variables',
};

/** Error names of Step Functions itself that can occur here; others would never be caught. */
export const STATES_ERRORS: readonly string[] = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.DataLimitExceeded',
  'States.NoChoiceMatched',
];
