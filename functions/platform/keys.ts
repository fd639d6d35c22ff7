import type { AnyNoun } from '../../shared/contracts/noun.ts';

/** Where an item lies in a tenant's table. */
export interface Key {
  pk: string;
  sk: string;
}

export const documentKey = (noun: Pick<AnyNoun, 'id'>, id: string): Key => ({
  pk: `${noun.id}#${id}`,
  sk: 'doc',
});

/** Settings are one document per company, under an id that follows from the tenant's. */
export const settingsIdOf = (noun: Pick<AnyNoun, 'prefix'>, tenantId: string): string =>
  `${noun.prefix}_${tenantId.slice(2)}`;

/** Personal values of one version of a document: erasable without touching the log. */
export const personalKey = (noun: Pick<AnyNoun, 'id'>, id: string, version: number): Key => ({
  pk: `${noun.id}#${id}`,
  sk: `personal#${String(version).padStart(10, '0')}`,
});

/** Codes that differ only in case or width are the same code to people. */
export const foldedValue = (value: string): string => value.normalize('NFKC').toLowerCase();

/** One lookup item per unique value; values are joined so that no two sets can collide. */
export const uniqueKey = (
  noun: Pick<AnyNoun, 'id'>,
  fields: readonly string[],
  values: readonly string[],
): Key => ({
  pk: `uniq#${noun.id}#${fields.join('+')}#${JSON.stringify(values.map(foldedValue))}`,
  sk: 'uniq',
});

export const idempotencyKey = (principal: string, operation: string, key: string): Key => ({
  pk: `idem#${principal}#${operation}#${key}`,
  sk: 'idem',
});

export const counterKey = (series: string): Key => ({ pk: `counter#${series}`, sk: 'counter' });

/** Shards of the commit log within a month; a busier tenant can have more without moving any. */
export const LOG_SHARDS = 1;

export const logPartition = (month: string, shard: number): string => `log#${month}#${shard}`;

export const logPartKey = (commitId: string, part: number): Key => ({
  pk: `logpart#${commitId}`,
  sk: String(part).padStart(3, '0'),
});

/**
 * What the log of commits cannot tell, since nothing was written: requests that were refused, and
 * lists that were taken out of the house. One partition for each kind and month.
 */
export type AuditKind = 'denied' | 'exported';
export const auditPartition = (kind: AuditKind, month: string): string => `${kind}#${month}`;

export const sealHeadKey: Key = { pk: 'seal', sk: 'head' };

/** Seals lie in ranges of 100,000 positions. */
export const sealKey = (position: number): Key => ({
  pk: `seal#${Math.floor(position / 100_000)}`,
  sk: String(position).padStart(12, '0'),
});
