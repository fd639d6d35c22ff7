import { Duration } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Manifest } from '../manifest-types.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';

const RETENTION = Duration.days(14);

/** The queues of the reactions, and the dead letters of everything that can fail. */
export class Queues extends Construct {
  readonly byId = new Map<string, Queue>();
  readonly dead = new Map<string, Queue>();
  private readonly stage: string;

  constructor(scope: Construct, id: string, props: { stage: string; manifest: Manifest }) {
    super(scope, id);
    this.stage = props.stage;
    for (const spec of props.manifest.queues) {
      const queue = new Queue(this, spec.id, {
        queueName: `tandem-${this.stage}-${spec.id}`,
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        retentionPeriod: RETENTION,
        visibilityTimeout: Duration.seconds(spec.visibilitySeconds),
        deadLetterQueue: {
          queue: this.deadLetter(spec.deadLetter),
          maxReceiveCount: spec.maxReceive,
        },
      });
      this.byId.set(spec.id, queue);
    }
  }

  /** Where an operator finds what failed for good; an alarm watches each. */
  deadLetter(id: string): Queue {
    const known = this.dead.get(id);
    if (known) return known;
    const queue = new Queue(this, id, {
      queueName: `tandem-${this.stage}-${id}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    });
    acknowledge(queue, 'It is a dead-letter queue itself.', 'SQS3');
    this.dead.set(id, queue);
    return queue;
  }

  /** Hands what is queued to the functions, a batch at a time, each message on its own merits. */
  feed(manifest: Manifest, functions: Functions): void {
    for (const spec of manifest.queues) {
      new CfnEventSourceMapping(this, `${spec.id}-source`, {
        eventSourceArn: this.byId.get(spec.id)?.queueArn,
        functionName: functions.get(spec.function).functionName,
        batchSize: spec.batchSize,
        functionResponseTypes: ['ReportBatchItemFailures'],
        scalingConfig: { maximumConcurrency: 50 },
      });
    }
  }
}
