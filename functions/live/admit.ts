import { type Connection, UNHEARD_MS } from '../platform/connections.ts';
import { type Caller, identifyKey, identifyToken, openSession } from '../platform/http/session.ts';
import { otherCaller, tooManySockets } from './domain/errors.ts';
import type { Live } from './live-runtime.ts';

/** API Gateway ends every socket after two hours, whatever its token says. */
const LONGEST_LIFE_SECONDS = 2 * 3600;

/** Two clocks measure the same time, and timers are a little early. */
const MARGIN_MS = 50;

/** Per company, and of one caller: nobody can take the places of all others. */
const MOST_OF_TENANT = 500;
const MOST_OF_CALLER = 20;

/**
 * Enters a socket under the company of its token, and answers until when it may stay. Repeated
 * with a newer token it stays longer, but never with anybody else or in another company.
 */
export async function admit(live: Live, id: string, bearer: string): Promise<Connection> {
  const { runtime, connections } = live;
  const now = Math.floor(runtime.clock.now() / 1000);
  const { caller, until } = await proofOf(live, bearer, now);
  const { tenant } = await openSession(runtime, caller, { id });
  const known = await connections.find(id);
  if (known && !isSame(known.caller, caller)) throw otherCaller();
  if (!known) await requirePlace(live, tenant.id, caller, now);
  const since = known?.since ?? now;
  const end = Math.min(until, since + LONGEST_LIFE_SECONDS);
  const connection = { id, tenantId: tenant.id, caller, since, until: end };
  await connections.put(connection);
  if (!known) await runtime.clock.sleep(UNHEARD_MS + MARGIN_MS);
  return connection;
}

async function proofOf({ runtime }: Live, bearer: string, now: number) {
  if (!bearer.startsWith('tk_')) return identifyToken(runtime, bearer);
  const caller = await identifyKey(runtime, bearer);
  return { caller, until: now + LONGEST_LIFE_SECONDS };
}

const personOf = (caller: Caller): string =>
  caller.kind === 'user' ? caller.sub : caller.apiKeyId;

const isSame = (a: Caller, b: Caller): boolean =>
  a.kind === b.kind && a.tenantId === b.tenantId && personOf(a) === personOf(b);

async function requirePlace(
  { connections }: Live,
  tenantId: string,
  caller: Caller,
  now: number,
): Promise<void> {
  const open = (await connections.ofTenant(tenantId)).filter(({ until }) => until > now);
  const own = open.filter((one) => isSame(one.caller, caller));
  if (open.length >= MOST_OF_TENANT || own.length >= MOST_OF_CALLER) throw tooManySockets();
}
