import type { FunctionError } from '../invoke.ts';
import type { BusTargets, QueueMessage } from './bus-types.ts';

/** Per message id: why it must come again. A message that is absent was consumed. */
export type Failures = Map<number, string>;

/** Delivers one batch of one target. Never rejects. */
export async function deliver(
  targets: BusTargets,
  batch: readonly QueueMessage[],
  region: string,
): Promise<Failures> {
  try {
    const [first] = batch;
    if (first?.kind === 'machine') {
      const input: unknown = JSON.parse(first.body);
      await targets.startMachine(first.target, executionName(first.eventId), input);
      return new Map();
    }
    if (first?.kind === 'invocation') {
      const result = await targets.invoke(first.target, JSON.parse(first.body));
      return result.ok ? new Map() : allFailed(batch, describeError(result.error));
    }
    return await deliverToFunction(targets, batch, region);
  } catch (error) {
    return allFailed(batch, error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
  }
}

/**
 * Execution names are at most 80 characters out of a narrow alphabet. One event starts a machine
 * once, whichever rules name it, because the name is taken from the event alone.
 */
function executionName(eventId: string): string {
  const name = eventId.replaceAll(/[^0-9A-Za-z_-]/g, '-');
  return name.length <= 80 ? name : name.slice(-80);
}

async function deliverToFunction(
  targets: BusTargets,
  batch: readonly QueueMessage[],
  region: string,
): Promise<Failures> {
  const target = batch[0]?.target ?? '';
  const Records = batch.map((message) => sqsRecord(message, target, region));
  const result = await targets.invoke(target, { Records });
  if (!result.ok) return allFailed(batch, describeError(result.error));
  return partialFailures(batch, result.payload);
}

function sqsRecord(message: QueueMessage, target: string, region: string) {
  return {
    messageId: message.messageId,
    receiptHandle: `${message.messageId}#${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: String(message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${region}:000000000000:${target}`,
    awsRegion: region,
  };
}

/**
 * Lambda's rules for ReportBatchItemFailures: nothing listed means all consumed; an empty or
 * unknown identifier, or an answer of another shape, means that the whole batch comes again.
 */
function partialFailures(batch: readonly QueueMessage[], payload: unknown): Failures {
  const listed = (payload as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (listed === undefined || listed === null) return new Map();
  if (!Array.isArray(listed)) return allFailed(batch, 'batchItemFailures is not a list');
  const byMessageId = new Map(batch.map((message) => [message.messageId, message.id]));
  const failures: Failures = new Map();
  for (const entry of listed) {
    const id = byMessageId.get((entry as { itemIdentifier?: string } | null)?.itemIdentifier ?? '');
    if (id === undefined) return allFailed(batch, 'batchItemFailures names an unknown message');
    failures.set(id, 'reported in batchItemFailures');
  }
  return failures;
}

function allFailed(batch: readonly QueueMessage[], error: string): Failures {
  return new Map(batch.map(({ id }) => [id, error]));
}

function describeError(error: FunctionError): string {
  return `${error.errorType}: ${error.errorMessage}`;
}
