import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from './clock.ts';
import { type Companies, companiesIn } from './control/companies.ts';
import { openControlTable } from './control/control-table.ts';
import { type Foundings, foundingsIn } from './control/foundings.ts';
import { type Memberships, membershipsIn } from './control/memberships.ts';

export interface KeyRecord {
  tenantId: string;
  apiKeyId: string;
  hash: string;
}

/** An event without a commit, for there is no company yet that could log it. */
export interface Announcement {
  id: string;
  event: string;
  at: string;
  tenantId: string;
  generation: number;
  actor: string;
  data: Record<string, unknown>;
}

/** The control plane: which tenants exist, who may choose which company, whose key is whose. */
export interface Control extends Companies, Memberships, Foundings {
  apiKey: (keyId: string) => Promise<KeyRecord | undefined>;
  putApiKey: (keyId: string, record: KeyRecord) => Promise<void>;
  /** Says that something happened in the control plane: the relay puts it on the bus. */
  announce: (event: Announcement) => Promise<void>;
}

const apiKeyAt = (keyId: string) => ({ pk: `key#${keyId}`, sk: 'key' });

export function createControl(
  client: () => DynamoDBDocumentClient,
  table: () => string,
  clock: Clock,
): Control {
  const control = openControlTable(client, table);
  return {
    ...companiesIn(control, clock),
    ...membershipsIn(control),
    ...foundingsIn(control),
    apiKey: (keyId) => control.get<KeyRecord>(apiKeyAt(keyId)),
    putApiKey: (keyId, record) => control.put({ ...apiKeyAt(keyId), ...record }),
    announce: ({ id, ...event }) => control.put({ pk: 'outbox', sk: id, ...event }),
  };
}
