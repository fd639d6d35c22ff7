import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Actor, actorName } from './access.ts';
import { type Clock, isoInstant } from './clock.ts';
import { errorFields } from './log.ts';
import type { Store } from './store.ts';

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
    Key: { pk: `denied#${hour.slice(0, 7)}`, sk: `${hour}#${actorName(actor)}#${operation}` },
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
