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
export async function plantCommit(
  world: World,
  tenantId: string,
  changes: LoggedChange[],
  aheadMs = 0,
): Promise<void> {
  const at = Date.now() + aheadMs;
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
  const table = rawTable(world, tenantId);
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
  table.close();
}
