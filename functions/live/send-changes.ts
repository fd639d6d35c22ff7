import type { Scope } from '../../shared/contracts/noun.ts';
import type { Access } from '../platform/access.ts';
import type { TenantRef } from '../platform/aws.ts';
import type { Connection } from '../platform/connections.ts';
import type { Caller } from '../platform/http/session.ts';
import { accessOfCaller } from '../platform/http/session.ts';
import { errorFields } from '../platform/log.ts';
import { scopeOf } from '../platform/permissions.ts';
import { type Change, condensed, visibleChanges } from './domain/visible-changes.ts';
import type { Live } from './live-runtime.ts';

/** What the relay hands over: the tenant is the one of the stream that it read. */
export interface TenantChanges {
  tenantId: string;
  generation: number;
  changes: Change[];
}

/** So many posts are under way at once. */
const WIDTH = 50;
/** A socket that young may not be open to posts yet, though its row is there. */
const OPENING_SECONDS = 15;

/**
 * Tells every open socket of a company what changed, as far as its person may know it. What that
 * is follows from the person's rights at this moment, not from those of when the socket opened.
 */
export async function sendChanges(live: Live, told: TenantChanges): Promise<void> {
  const { tenantId, generation } = told;
  const open = await live.connections.ofTenant(tenantId);
  if (open.length === 0) return;
  const accesses = await accessesOf(live, { id: tenantId, generation }, open);
  const changes = condensed(told.changes);
  let next = 0;
  const worker = async () => {
    while (next < open.length) {
      const connection = open[next++] as Connection;
      await tell(live, connection, accesses.get(nameOf(connection.caller)), changes);
    }
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, open.length) }, worker));
}

const nameOf = (caller: Caller): string =>
  caller.kind === 'user' ? `user:${caller.sub}` : `key:${caller.apiKeyId}`;

/** One read for all who listen. Whoever was shut out meanwhile has no access. */
async function accessesOf(
  { runtime }: Live,
  tenant: TenantRef,
  open: readonly Connection[],
): Promise<Map<string, Access>> {
  const store = runtime.storeFor(tenant);
  const callers = new Map(open.map(({ caller }) => [nameOf(caller), caller]));
  const found = await Promise.all(
    [...callers].map(async ([name, caller]) => {
      const access = await accessOfCaller(store, tenant, caller);
      return [name, access] as const;
    }),
  );
  return new Map(found.flatMap(([name, access]) => (access ? [[name, access] as const] : [])));
}

async function tell(
  live: Live,
  connection: Connection,
  access: Access | undefined,
  all: readonly Change[],
): Promise<void> {
  const now = live.runtime.clock.now() / 1000;
  try {
    if (!access || connection.until <= now) return await end(live, connection);
    const changes = visibleChanges(all, (noun) => heardScope(access, noun));
    if (changes.length === 0) return;
    const posted = await live.sockets.post(connection.id, { type: 'changed', changes });
    if (posted === 'stuck') return await end(live, connection);
    const opening = connection.since + OPENING_SECONDS > now;
    if (posted === 'gone' && !opening) await live.connections.remove(connection);
  } catch (error) {
    // The others are still to be told, and whoever missed it fetches anew when they look again.
    live.runtime.log.error('a socket was not told', errorFields(error));
  }
}

/**
 * Who opens documents of a noun one by one (attachments) hears that there are others, not which.
 */
const heardScope = (access: Access, noun: string): Scope | undefined =>
  scopeOf(access, `${noun}.read`) ?? (scopeOf(access, `${noun}.open`) && 'own');

/** The row goes first: then nobody counts on the socket, even if closing it fails. */
async function end({ connections, sockets }: Live, connection: Connection): Promise<void> {
  await connections.remove(connection);
  await sockets.close(connection.id);
}
