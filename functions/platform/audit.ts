import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Actor, actorName } from './access.ts';
import { type Clock, isoInstant } from './clock.ts';
import type { Ctx } from './context.ts';
import { type AuditKind, auditPartition } from './keys.ts';
import { errorFields } from './log.ts';
import { retrying } from './retry.ts';
import type { Item, Store } from './store.ts';

const PER_HOUR = 100;

/**
 * Counts a refused request in an audit item per actor and hour. The count stops at a bound, so
 * that nobody can fill a table by being refused. The refusal itself must never fail for it.
 */
export async function recordDenial(
  store: Store,
  actor: Actor,
  operation: string,
  clock: Clock,
): Promise<void> {
  const hour = isoInstant(clock.now()).slice(0, 13);
  const command = new UpdateCommand({
    TableName: store.table,
    Key: {
      pk: auditPartition('denied', hour.slice(0, 7)),
      sk: `${hour}#${actorName(actor)}#${operation}`,
    },
    UpdateExpression: 'ADD n :one',
    ConditionExpression: 'attribute_not_exists(n) OR n < :bound',
    ExpressionAttributeValues: { ':one': 1, ':bound': PER_HOUR },
  });
  try {
    await store.client.send(command);
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return;
    process.stderr.write(
      `${JSON.stringify({ message: 'denial not counted', ...errorFields(error) })}\n`,
    );
  }
}

/** What was taken out: which list, narrowed how, and how many rows. */
export interface Exported {
  noun: string;
  rows: number;
  search?: string;
  filter?: string;
}

/** Notes an export before it is answered: one that cannot be noted is not given. */
export async function recordExport(ctx: Ctx, exported: Exported): Promise<void> {
  const { store, now, requestId, actor } = ctx;
  const key = { pk: auditPartition('exported', now.slice(0, 7)), sk: `${now}#${requestId}` };
  const Item = { ...key, actor: actorName(actor), ...exported };
  await retrying(() => store.client.send(new PutCommand({ TableName: store.table, Item })));
}

/** The audit items of a month, newest first, from where the page before ended. */
export async function auditPage(
  store: Store,
  kind: AuditKind,
  month: string,
  page: { limit: number; after?: string | undefined },
): Promise<Item[]> {
  const { limit, after } = page;
  const pk = auditPartition(kind, month);
  const answer = await retrying(() =>
    store.client.send(
      new QueryCommand({
        TableName: store.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    ),
  );
  return (answer.Items ?? []) as Item[];
}
