import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { RuleSpec } from '../manifest-types.ts';
import { busName } from '../roles.ts';
import type { Machines } from './machines.ts';
import type { Queues } from './queues.ts';
import type { Roles } from './roles.ts';

export interface BusProps {
  stage: string;
  rules: readonly RuleSpec[];
  queues: Queues;
  machines: Machines;
  roles: Roles;
}

/** What happened, to whom it matters: each rule names its events one by one. */
export class Bus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: BusProps) {
    super(scope, id);
    const { queues, machines, roles } = props;
    this.bus = new EventBus(this, 'Bus', { eventBusName: busName(props.stage) });
    const undelivered = {
      deadLetterQueue: queues.deadLetter('rules-dead'),
      maxEventAge: Duration.hours(24),
      retryAttempts: 185,
    };
    for (const spec of props.rules) {
      const rule = new Rule(this, spec.id, {
        ruleName: `tandem-${props.stage}-${spec.id}`,
        eventBus: this.bus,
        eventPattern: { source: [spec.source], detailType: [...spec.detailTypes] },
      });
      if ('queue' in spec.target) {
        const queue = queues.byId.get(spec.target.queue);
        if (!queue) throw new TypeError(`rule ${spec.id} has no queue ${spec.target.queue}`);
        rule.addTarget(new SqsQueue(queue, undelivered));
      } else {
        const machine = machines.get(spec.target.machine);
        rule.addTarget(new SfnStateMachine(machine, { role: roles.get('rule'), ...undelivered }));
      }
    }
  }
}
