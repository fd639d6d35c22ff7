import type { Manifest } from '../manifest-types.ts';
import type { PolicyStatement } from '../policy-document.ts';
import { arns, type Place, type RoleId } from '../roles.ts';
import { allow } from './statements.ts';

/** What may call functions and machines: never a function itself. */
export function callerRights(place: Place, id: RoleId, manifest: Manifest): PolicyStatement[] {
  const { function: lambda, machine, queue } = arns(place);
  if (id === 'machine') {
    const steps = new Set(manifest.machines.flatMap((one) => Object.values(one.substitutions)));
    return [
      ...(steps.size === 0
        ? []
        : [allow('RunSteps', ['lambda:InvokeFunction'], [...steps].sort().map(lambda))]),
      allow('WriteTraces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
      // Step Functions delivers its logs through an account-wide resource policy.
      allow(
        'DeliverLogs',
        [
          'logs:CreateLogDelivery',
          'logs:GetLogDelivery',
          'logs:UpdateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:DescribeResourcePolicies',
          'logs:DescribeLogGroups',
        ],
        ['*'],
      ),
    ];
  }
  if (id === 'gateway') {
    return manifest.sockets.length === 0
      ? []
      : [
          // API Gateway writes the logs of WebSocket APIs for the account, not for one of them.
          allow(
            'WriteAccessLogs',
            [
              'logs:CreateLogGroup',
              'logs:CreateLogStream',
              'logs:DescribeLogGroups',
              'logs:DescribeLogStreams',
              'logs:PutLogEvents',
              'logs:GetLogEvents',
              'logs:FilterLogEvents',
            ],
            ['*'],
          ),
        ];
  }
  if (id === 'rule') {
    const started = manifest.rules.flatMap(({ target }) =>
      'machine' in target ? [target.machine] : [],
    );
    const names = [...new Set(started)].sort().map(machine);
    return names.length === 0 ? [] : [allow('StartMachines', ['states:StartExecution'], names)];
  }
  const targets = manifest.schedules.map(({ target }) => target);
  if (targets.length === 0) return [];
  const woken = targets.flatMap((one) => ('function' in one ? [one.function] : []));
  const started = targets.flatMap((one) => ('machine' in one ? [one.machine] : []));
  const all = (names: string[]) => [...new Set(names)].sort();
  return [
    ...(woken.length === 0
      ? []
      : [allow('WakeFunctions', ['lambda:InvokeFunction'], all(woken).map(lambda))]),
    ...(started.length === 0
      ? []
      : [allow('StartMachines', ['states:StartExecution'], all(started).map(machine))]),
    allow('GiveUp', ['sqs:SendMessage'], [queue('schedules-dead')]),
  ];
}
