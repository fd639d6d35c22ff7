import { Duration } from 'aws-cdk-lib';
import type { HttpApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Functions } from './functions.ts';
import type { Machines } from './machines.ts';
import type { Queues } from './queues.ts';

export interface AlarmsProps {
  stage: string;
  key: IKey;
  api: HttpApi;
  live: WebSocketApi;
  functions: Functions;
  queues: Queues;
  machines: Machines;
}

interface Watch {
  id: string;
  says: string;
  metric: IMetric;
  above: number;
  /** How many of the last periods must be above. */
  periods?: number;
}

const MINUTE = { period: Duration.minutes(1) };
const FIVE = { period: Duration.minutes(5) };

/** Somebody is called when an objective is in danger; the dashboard shows the same metrics. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Operators', {
      topicName: `tandem-${props.stage}-operators`,
      masterKey: props.key,
      enforceSSL: true,
    });
    const watches = [
      ...apiWatches(props.api),
      ...socketWatches(props.live),
      ...functionWatches(props),
      ...deadLetterWatches(props.queues),
      ...machineWatches(props.machines),
      this.denials(props),
      this.logged(props, {
        id: 'integrity-red',
        says: 'Checks that do not hold, in some company',
        functionId: 'platform-steps',
        field: 'integrityRed',
        above: 0,
      }),
      this.logged(props, {
        id: 'orders-stuck',
        says: 'Orders that could move and that nothing had moved',
        functionId: 'sales-steps',
        field: 'stuckOrders',
        // Stock that comes free without an event leaves a few; many mean that events are lost.
        above: 50,
      }),
    ];
    const action = new SnsAction(topic);
    for (const { id: name, says, metric, above, periods = 1 } of watches) {
      const alarm = new Alarm(this, name, {
        alarmName: `tandem-${props.stage}-${name}`,
        alarmDescription: says,
        metric,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
    }
    const widgets = watches.map(
      ({ says, metric, above }) =>
        new GraphWidget({
          title: says,
          left: [metric],
          leftAnnotations: [{ value: above, label: 'alarm' }],
        }),
    );
    const rows = Array.from({ length: Math.ceil(widgets.length / 4) }, (_, row) =>
      widgets.slice(row * 4, row * 4 + 4),
    );
    new Dashboard(this, 'Objectives', { dashboardName: `tandem-${props.stage}`, widgets: rows });
  }

  /** A number that a function logs when it finds something wrong, added up. */
  private logged({ stage, functions }: AlarmsProps, wanted: Logged): Watch {
    const { id, says, functionId, field, above } = wanted;
    const names = { metricNamespace: `Tandem/${stage}`, metricName: field };
    const logGroup = functions.logGroups.get(functionId);
    if (!logGroup) throw new TypeError(`${functionId} has no log in this stack`);
    new MetricFilter(this, `${id}-filter`, {
      logGroup,
      ...names,
      filterPattern: FilterPattern.exists(`$.${field}`),
      metricValue: `$.${field}`,
    });
    const { metricNamespace: namespace, metricName } = names;
    const metric = new Metric({ namespace, metricName, statistic: 'Sum', ...FIVE });
    return { id, says, metric, above };
  }

  /**
   * A denied call means that somebody reached for another tenant's table, or that keys are wrong.
   */
  private denials({ stage, functions }: AlarmsProps): Watch {
    const names = { metricNamespace: `Tandem/${stage}`, metricName: 'AccessDenied' };
    for (const [id, logGroup] of functions.logGroups) {
      new MetricFilter(this, `${id}-denials`, {
        logGroup,
        ...names,
        filterPattern: FilterPattern.stringValue('$.errorType', '=', 'AccessDeniedException'),
        metricValue: '1',
      });
    }
    const metric = new Metric({
      namespace: names.metricNamespace,
      metricName: names.metricName,
      statistic: 'Sum',
      ...FIVE,
    });
    return { id: 'tenant-denials', says: 'Calls denied by the wall of tenants', metric, above: 0 };
  }
}

interface Logged {
  id: string;
  says: string;
  functionId: string;
  /** A number in the lines of the function's log. */
  field: string;
  above: number;
}

function apiWatches(api: HttpApi): Watch[] {
  return [
    {
      id: 'api-5xx',
      says: 'Answers with a server error',
      metric: api.metricServerError({ ...FIVE, statistic: 'Sum' }),
      above: 5,
    },
    {
      id: 'api-p95',
      says: 'Latency p95 in ms, of all requests',
      metric: api.metricLatency({ ...FIVE, statistic: 'p95' }),
      above: 600,
      periods: 3,
    },
  ];
}

const socketWatches = (live: WebSocketApi): Watch[] => [
  {
    id: 'live-failures',
    says: 'Sockets that failed on our side',
    metric: live.metric('ExecutionError', { ...FIVE, statistic: 'Sum' }),
    above: 5,
  },
];

function functionWatches({ functions }: AlarmsProps): Watch[] {
  const each = [...functions.byId].flatMap(([id, one]) => [
    {
      id: `${id}-errors`,
      says: `Failures of ${id}`,
      metric: one.metricErrors({ ...FIVE, statistic: 'Sum' }),
      above: 5,
    },
    {
      id: `${id}-throttles`,
      says: `Throttled calls of ${id}`,
      metric: one.metricThrottles({ ...FIVE, statistic: 'Sum' }),
      above: 0,
    },
  ]);
  const age = (id: string, says: string) => ({
    id: `${id}-iterator-age`,
    says,
    metric: functions.get(id).metric('IteratorAge', { ...MINUTE, statistic: 'Maximum' }),
    above: 60_000,
    periods: 3,
  });
  return [
    ...each,
    age('relay', 'Age in ms of the oldest change not yet on the bus'),
    age('sealer', 'Age in ms of the oldest commit not yet sealed'),
  ];
}

const deadLetterWatches = (queues: Queues): Watch[] =>
  [...queues.dead].map(([id, queue]) => ({
    id: `${id}-letters`,
    says: `Messages in ${id}`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ ...MINUTE, statistic: 'Maximum' }),
    above: 0,
  }));

const machineWatches = (machines: Machines): Watch[] =>
  [...machines.byId].flatMap(([id, machine]) => [
    {
      id: `${id}-failed`,
      says: `Failed runs of ${id}`,
      metric: machine.metricFailed({ ...FIVE, statistic: 'Sum' }),
      above: 0,
    },
    {
      id: `${id}-timed-out`,
      says: `Runs of ${id} that took too long`,
      metric: machine.metricTimedOut({ ...FIVE, statistic: 'Sum' }),
      above: 0,
    },
  ]);
