import { describe, expect, it } from 'vitest';
import { loadMachine } from './load-machine.ts';

const load = (definition: object, substitutions = {}) =>
  loadMachine({ id: 'm', type: 'STANDARD', definition, substitutions });
const machine = (States: object, extra = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States,
  ...extra,
});
const alone = (state: object) => machine({ A: state });
const placeholder = (module: string) => `$\{${module}}`;
const PASS = { Type: 'Pass', End: true };
const TASK = { Type: 'Task', Resource: 'sales', End: true };
const INVOKE = { ...TASK, Resource: 'arn:aws:states:::lambda:invoke' };
const RETRY = { ErrorEquals: ['States.ALL'] };
const inline = (States: object) => ({ StartAt: 'B', States });
const MAP = { Type: 'Map', End: true, ItemProcessor: inline({ B: PASS }) };

describe('loading a machine', () => {
  it('fills placeholders wherever they stand', () => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:sales';
    const definition = alone({
      ...INVOKE,
      Arguments: { FunctionName: placeholder('sales'), Payload: 1 },
    });
    expect(load(definition, { sales: arn }).States.A).toMatchObject({
      Arguments: { FunctionName: arn },
    });
  });

  it('takes every field that it implements', () => {
    const guarded = {
      Retry: [
        {
          ErrorEquals: ['States.TaskFailed', 'Conflict'],
          IntervalSeconds: 1,
          MaxAttempts: 0,
          BackoffRate: 1.5,
          MaxDelaySeconds: 9,
          JitterStrategy: 'FULL',
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z', Output: '{% 1 %}', Assign: { e: 1 } }],
    };
    const definition = machine(
      {
        A: { ...TASK, End: undefined, Next: 'W', TimeoutSeconds: 3, Comment: 'x', ...guarded },
        W: { Type: 'Wait', Seconds: '{% 1 %}', Next: 'M', Assign: { a: 1 } },
        M: { ...MAP, End: undefined, Next: 'P', Items: '{% [1] %}', MaxConcurrency: 2, ...guarded },
        P: {
          Type: 'Parallel',
          Branches: [inline({ C: PASS })].map((b) => ({ ...b, StartAt: 'C' })),
          Next: 'S',
        },
        S: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Z' }], Default: 'F' },
        Z: { Type: 'Succeed', Output: '{% 1 %}' },
        F: { Type: 'Fail', Error: 'E', Cause: '{% "c" %}' },
      },
      { Comment: 'all', TimeoutSeconds: 60, Version: '1.0' },
    );
    expect(load(JSON.parse(JSON.stringify(definition))).id).toBe('m');
  });

  it.each([
    ['JSONPath', { StartAt: 'A', States: { A: PASS } }, /QueryLanguage 'JSONata'/],
    ['JSONPath in a state', alone({ ...PASS, QueryLanguage: 'JSONPath' }), /A\.QueryLanguage/],
    ['a JSONPath field', alone({ ...PASS, ResultPath: '$' }), /m\.A uses the field ResultPath/],
    ['Result of a Pass', alone({ ...PASS, Result: 1 }), /field Result,/],
    ['a heartbeat', alone({ ...TASK, HeartbeatSeconds: 5 }), /field HeartbeatSeconds/],
    ['credentials', alone({ ...TASK, Credentials: {} }), /field Credentials/],
    ['an unknown type', alone({ Type: 'Loop', End: true }), /type Loop/],
    ['an unknown top field', machine({ A: PASS }, { ProcessorConfig: {} }), /ProcessorConfig/],
    ['a tolerated failure', alone({ ...MAP, ToleratedFailurePercentage: 5 }), /ToleratedFailure/],
    ['a reader', alone({ ...MAP, ItemReader: {} }), /field ItemReader/],
    [
      'a distributed map',
      alone({
        ...MAP,
        ItemProcessor: { ...MAP.ItemProcessor, ProcessorConfig: { Mode: 'DISTRIBUTED' } },
      }),
      /ProcessorConfig has the value.*DISTRIBUTED/,
    ],
    [
      'a task token',
      alone({ ...INVOKE, Resource: `${INVOKE.Resource}.waitForTaskToken` }),
      /resource arn/,
    ],
    [
      'another service',
      alone({ ...TASK, Resource: 'arn:aws:states:::sqs:sendMessage' }),
      /sqs:send/,
    ],
    ['an invoke without function', alone({ ...INVOKE, Arguments: {} }), /Arguments.FunctionName/],
    [
      'an asynchronous invoke',
      alone({ ...INVOKE, Arguments: { FunctionName: 'f', InvocationType: 'Event' } }),
      /Arguments.InvocationType/,
    ],
    [
      'a missing placeholder',
      alone({ ...TASK, Resource: placeholder('crm') }),
      /A\.Resource has no.*\$\{crm}/,
    ],
    ['a state that is not there', alone({ Type: 'Pass', Next: 'B' }), /goes to B/],
    ['a start that is not there', machine({ B: PASS }), /m\.StartAt goes to A/],
    [
      'a catcher that leads nowhere',
      alone({ ...TASK, Catch: [{ ...RETRY, Next: 'B' }] }),
      /goes to B/,
    ],
    ['a state nobody reaches', machine({ A: PASS, B: PASS }), /m\.B is never reached/],
    ['neither Next nor End', alone({ Type: 'Pass' }), /either Next or End/],
    ['both Next and End', machine({ A: { ...PASS, Next: 'B' }, B: PASS }), /either Next or End/],
    ['Next of a Succeed', alone({ Type: 'Succeed', Next: 'A' }), /field Next/],
    ['a choice without rules', alone({ Type: 'Choice', Choices: [] }), /at least one/],
    [
      'a JSONPath choice',
      alone({ Type: 'Choice', Choices: [{ Variable: '$', Next: 'A' }] }),
      /Variable/,
    ],
    ['a wait for nothing', alone({ Type: 'Wait', End: true }), /Seconds or Timestamp/],
    [
      'a condition that is text',
      alone({ Type: 'Choice', Choices: [{ Condition: 'x', Next: 'A' }] }),
      /Condition/,
    ],
    [
      'a broken expression',
      alone({ ...PASS, Output: { deep: ['{% $x( %}'] } }),
      /Output has an expression/,
    ],
    ['$eval', alone({ ...PASS, Output: "{% $eval('1') %}" }), /\$eval is not available/],
    [
      'an error that cannot occur',
      alone({ ...TASK, Retry: [{ ErrorEquals: ['States.BranchFailed'] }] }),
      /BranchFailed/,
    ],
    [
      'States.ALL before others',
      alone({ ...TASK, Retry: [RETRY, { ErrorEquals: ['X'] }] }),
      /alone and last/,
    ],
    [
      'an unknown retry field',
      alone({ ...TASK, Retry: [{ ...RETRY, Jitter: 1 }] }),
      /field Jitter/,
    ],
    ['half a retry', alone({ ...TASK, Retry: [{ ...RETRY, MaxAttempts: 1.5 }] }), /MaxAttempts/],
    ['the variable $states', alone({ ...PASS, Assign: { states: 1 } }), /reserved/],
    ['an odd variable name', alone({ ...PASS, Assign: { 'a-b': 1 } }), /variable name a-b/],
    [
      'an inner variable that hides an outer one',
      alone({
        ...MAP,
        Assign: { x: 1 },
        ItemProcessor: inline({ B: { ...PASS, Assign: { x: 2 } } }),
      }),
      /assigns \$x, which an outer scope owns/,
    ],
    [
      'one name for two states',
      alone({ ...MAP, ItemProcessor: { StartAt: 'A', States: { A: PASS } } }),
      /name of another/,
    ],
    [
      'a retry of a Wait',
      alone({ Type: 'Wait', Seconds: 1, End: true, Retry: [RETRY] }),
      /field Retry/,
    ],
  ])('refuses %s', (_title, definition, message) => {
    expect(() => load(definition)).toThrow(message);
  });
});
