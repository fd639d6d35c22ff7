import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnEventInvokeConfig, CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Schedule } from '../../shared/contracts/workflow.ts';
import type { Manifest } from '../manifest-types.ts';
import type { Functions } from './functions.ts';
import type { Machines } from './machines.ts';
import type { Queues } from './queues.ts';
import type { Roles } from './roles.ts';

export interface SourcesProps {
  stage: string;
  manifest: Manifest;
  controlTable: ITable;
  functions: Functions;
  machines: Machines;
  queues: Queues;
  roles: Roles;
}

/** Times are UTC, which knows no summer. */
function expressionOf(when: Schedule): string {
  if ('everyMinutes' in when) {
    return `rate(${when.everyMinutes} minute${when.everyMinutes === 1 ? '' : 's'})`;
  }
  const [hour, minute] = when.dailyAtUtc.split(':').map(Number);
  return `cron(${minute} ${hour} * * ? *)`;
}

/**
 * What wakes functions besides requests and events: the control table's changes, the clock, and
 * each other, where nobody waits for the answer.
 */
export class Sources extends Construct {
  constructor(scope: Construct, id: string, props: SourcesProps) {
    super(scope, id);
    for (const spec of props.manifest.streams) {
      new CfnEventSourceMapping(this, spec.id, {
        eventSourceArn: props.controlTable.tableStreamArn as string,
        functionName: props.functions.get(spec.function).functionName,
        startingPosition: 'TRIM_HORIZON',
        batchSize: 100,
        bisectBatchOnFunctionError: true,
        functionResponseTypes: ['ReportBatchItemFailures'],
        maximumRecordAgeInSeconds: 86_400,
        maximumRetryAttempts: 100,
        destinationConfig: {
          onFailure: { destination: props.queues.deadLetter(spec.deadLetter).queueArn },
        },
        filterCriteria: { filters: [{ pattern: JSON.stringify(spec.filter) }] },
      });
    }
    for (const spec of props.manifest.schedules) {
      new CfnSchedule(this, spec.id, {
        name: `tandem-${props.stage}-${spec.id}`,
        scheduleExpression: expressionOf(spec.when),
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn:
            'function' in spec.target
              ? props.functions.get(spec.target.function).functionArn
              : props.machines.get(spec.target.machine).stateMachineArn,
          roleArn: props.roles.get('schedule').roleArn,
          input: JSON.stringify(spec.input),
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 300 },
          deadLetterConfig: { arn: props.queues.deadLetter('schedules-dead').queueArn },
        },
      });
    }
    for (const { id: callee, unawaited } of props.manifest.functions) {
      if (!unawaited) continue;
      const { retries, maxAgeSeconds, deadLetter } = unawaited;
      new CfnEventInvokeConfig(this, `${callee}-unawaited`, {
        functionName: props.functions.get(callee).functionName,
        qualifier: '$LATEST',
        maximumRetryAttempts: retries,
        maximumEventAgeInSeconds: maxAgeSeconds,
        destinationConfig: {
          onFailure: { destination: props.queues.deadLetter(deadLetter).queueArn },
        },
      });
    }
  }
}
