import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventEnvelope } from '../../shared/contracts/event.ts';
import { defineError } from '../../shared/kernel/errors.ts';
import type { TenantRef } from '../platform/aws.ts';
import { type Commit, decodeCommit } from '../platform/commit-log.ts';
import { environment } from '../platform/environment.ts';
import { sealCommits } from '../platform/seal.ts';
import type { Item, Store } from '../platform/store.ts';
import type { HeardChange, TellListeners } from './tell-listeners.ts';

/** What the control plane wants known: the item itself names event and tenant. */
interface OutboxItem {
  pk: 'outbox';
  sk: string;
  event: string;
  at: string;
  tenantId: string;
  generation: number;
  actor: string;
  data: Record<string, unknown>;
}

const foreignTable = defineError('foreignTable', 500, 'The stream of {table} is not relayed.');

const TENANT_TABLE = /table\/tandem-[a-z0-9]+-(t_[0-9a-z]{26})-g(\d+)\//;

/** The tenant is read from the table's ARN: nothing inside an item decides whose event it is. */
export function tenantOfStream(arn: string): { tenantId: string; generation: number } | undefined {
  const match = TENANT_TABLE.exec(arn);
  return match ? { tenantId: match[1] as string, generation: Number(match[2]) } : undefined;
}

export function envelopesOf(
  commit: Commit,
  tenant: { tenantId: string; generation: number },
): EventEnvelope[] {
  return commit.events.map(({ id, event, version, data }) => ({
    id,
    event,
    version,
    at: commit.at,
    ...tenant,
    commitId: commit.id,
    actor: commit.onBehalfOf ?? commit.actor,
    data,
  }));
}

/** What a record tells: events for the bus, and changes for those who are looking at the data. */
interface Told {
  envelopes: EventEnvelope[];
  changes: HeardChange[];
}

function toldBy(record: DynamoDBRecord): Told {
  const nothing: Told = { envelopes: [], changes: [] };
  const arn = record.eventSourceARN ?? '';
  const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  if (record.eventName !== 'INSERT' || !image) return nothing;
  const item = withBytes(unmarshall(image) as Item);
  const tenant = tenantOfStream(arn);
  if (!tenant && !arn.includes(`:table/${environment().controlTable}/`)) {
    throw foreignTable({ table: arn });
  }
  if (!tenant) {
    if (item.pk !== 'outbox') return nothing;
    return { ...nothing, envelopes: [outboxEnvelope(item as unknown as OutboxItem)] };
  }
  if (!item.pk.startsWith('log#')) return nothing;
  if (item.parts !== undefined) {
    const changes = ((item.nouns ?? []) as string[]).map((noun) => ({ noun }));
    return { envelopes: envelopesOf(headOf(item), tenant), changes };
  }
  const commit = decodeCommit(item);
  const changes = commit.changes.map(({ entity, id, version }) => ({ noun: entity, id, version }));
  return { envelopes: envelopesOf(commit, tenant), changes };
}

/** A Lambda event carries bytes as base 64 text. */
const withBytes = (item: Item): Item =>
  typeof item.z === 'string' ? { ...item, z: Buffer.from(item.z, 'base64') } : item;

/** A commit too large for one item carries its events in the item itself, not in the parts. */
function headOf(item: Item): Commit {
  const events = (item.events ?? []) as Commit['events'];
  const { sk: id, at, by, rq, h, op, for: onBehalfOf } = item as unknown as Record<string, string>;
  const head = { id, at, actor: by, operation: op, requestId: rq, requestHash: h, onBehalfOf };
  return { ...head, events, changes: [], result: { value: null } } as Commit;
}

function outboxEnvelope(item: OutboxItem): EventEnvelope {
  const { sk: id, event, at, tenantId, generation, actor, data } = item;
  return { id, event, version: 1, at, tenantId, generation, commitId: id, actor, data };
}

const entryOf = (envelope: EventEnvelope): PutEventsRequestEntry => ({
  EventBusName: environment().bus,
  Source: `tandem.${envelope.event.split('.')[0]}`,
  DetailType: envelope.event,
  Detail: JSON.stringify(envelope),
});

const BATCH = 10;

/**
 * Only the relay puts on the bus. Records are published in stream order; one that fails is
 * reported, so that it and all after it come again.
 */
export function relay(makeBus: () => EventBridgeClient, makeListeners: () => TellListeners) {
  let bus: EventBridgeClient | undefined;
  let tell: TellListeners | undefined;
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    bus ??= makeBus();
    tell ??= makeListeners();
    const changes: HeardChange[] = [];
    let answer: DynamoDBBatchResponse = { batchItemFailures: [] };
    for (const record of event.Records) {
      try {
        const told = toldBy(record);
        await publish(bus, told.envelopes);
        changes.push(...told.changes);
      } catch (error) {
        answer = failedAt(record, error);
        break;
      }
    }
    const tenant = tenantOfStream(event.Records[0]?.eventSourceARN ?? '');
    if (tenant && changes.length > 0) await tell(tenant, changes);
    return answer;
  };
}

/** Gives every commit its sealed position, in stream order; see `platform/seal.ts`. */
export function sealer(makeStoreFor: () => (tenant: TenantRef) => Store) {
  let storeFor: ((tenant: TenantRef) => Store) | undefined;
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const [first] = event.Records;
    const tenant = tenantOfStream(first?.eventSourceARN ?? '');
    if (!first || !tenant) return { batchItemFailures: [] };
    storeFor ??= makeStoreFor();
    const commits = event.Records.filter(({ eventName }) => eventName === 'INSERT')
      .map((record) => withBytes(unmarshall(record.dynamodb?.NewImage as never) as Item))
      .filter(({ pk }) => pk.startsWith('log#'));
    try {
      await sealCommits(storeFor({ id: tenant.tenantId, generation: tenant.generation }), commits);
    } catch (error) {
      return failedAt(first, error);
    }
    return { batchItemFailures: [] };
  };
}

function failedAt(record: DynamoDBRecord, error: unknown): DynamoDBBatchResponse {
  process.stderr.write(`${JSON.stringify({ message: 'stream failed', error: String(error) })}\n`);
  return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
}

const notPublished = defineError('notPublished', 503, '{count} events were not taken by the bus.');

async function publish(client: EventBridgeClient, envelopes: EventEnvelope[]): Promise<void> {
  for (let start = 0; start < envelopes.length; start += BATCH) {
    const Entries = envelopes.slice(start, start + BATCH).map(entryOf);
    const answer = await client.send(new PutEventsCommand({ Entries }));
    if (answer.FailedEntryCount) throw notPublished({ count: answer.FailedEntryCount });
  }
}
