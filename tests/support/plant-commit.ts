import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { encodeCommit, type LoggedChange } from '../../functions/platform/commit-log.ts';
import type { AnyDoc } from '../../shared/contracts/noun.ts';
import { makeId } from '../../shared/kernel/id.ts';
import type { World } from './harness.ts';
import { rawTable } from './raw-table.ts';

export const freshId = (prefix: string): string => makeId(prefix, Date.now(), randomBytes(10));

/** The document with the next version, as a change of the log. */
export const changed = (entity: string, doc: AnyDoc, patch: object, version: number) =>
  ({ entity, id: doc.id, version, after: { ...doc, ...patch, version } }) as LoggedChange;

/** Writes a commit into the log behind every check of the product; `aheadMs` dates it later. */
export const plantCommit = (
  world: World,
  tenantId: string,
  changes: LoggedChange[],
  aheadMs = 0,
): Promise<void> => plantCommits(world, tenantId, [changes], aheadMs);

/** Many of them, one after the other. */
export async function plantCommits(
  world: World,
  tenantId: string,
  all: Iterable<LoggedChange[]>,
  aheadMs = 0,
): Promise<void> {
  const table = rawTable(world, tenantId);
  for (const changes of all) {
    const Item = plantedItem(changes, Date.now() + aheadMs);
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
  table.close();
}

function plantedItem(changes: LoggedChange[], at: number) {
  const { item } = encodeCommit({
    id: makeId('c', at, randomBytes(10)),
    at: new Date(at).toISOString(),
    actor: 'test:planted',
    operation: 'test.planted',
    requestId: 'planted',
    requestHash: 'planted',
    events: [],
    changes,
    result: { value: null },
  });
  return item;
}
