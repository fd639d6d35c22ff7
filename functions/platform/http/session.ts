import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { company } from '../../../shared/contracts/platform/company.ts';
import { apiKey, member } from '../../../shared/contracts/platform/nouns.ts';
import { instantToDate } from '../../../shared/kernel/date.ts';
import { AppError, defineError } from '../../../shared/kernel/errors.ts';
import type { Access, Actor } from '../access.ts';
import { TENANT_ID, type TenantRef } from '../aws.ts';
import { idMaker, isoInstant } from '../clock.ts';
import type { Ctx } from '../context.ts';
import { idFrom } from '../hashing.ts';
import { apiKeyMatches, parseApiKey } from '../identity/api-key.ts';
import { apiKeyInvalid, tokenMissing } from '../identity/identity-errors.ts';
import { parseSessionCookies, requireSameOrigin } from '../identity/session-cookies.ts';
import { documentKey, type Key, settingsIdOf } from '../keys.ts';
import type { Mailer } from '../mail.ts';
import { createNumbering } from '../numbering.ts';
import { grantsOfList, grantsOfRoles } from '../permissions.ts';
import type { Runtime } from '../runtime.ts';
import type { Store } from '../store.ts';

const noCompany = defineError('companyNotChosen', 403, 'Choose a company first.');
const noLonger = defineError('notAMember', 403, 'You are not a member of this company any more.');
const notReady = defineError(
  'companyNotReady',
  409,
  'The company is still being set up. Try again in a moment.',
);

const setUpFailed = defineError(
  'companySetUpFailed',
  409,
  'Setting this company up failed, so nobody can work in it. Found a company anew, with other ' +
    'choices, or choose another company.',
);

/** Why nobody can work in a company that is not active. */
const notOpen = { onboarding: notReady, failed: setUpFailed, deleting: noLonger } as const;

/** What a request proves about its sender, before anything of a tenant is read. */
export type Caller =
  | { kind: 'user'; sub: string; tenantId?: string }
  | { kind: 'key'; tenantId: string; apiKeyId: string };

/** The token that a request shows by itself, not by a cookie. */
export const bearerOf = ({ headers }: APIGatewayProxyEventV2): string | undefined =>
  /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];

/** The caller by bearer token, API key or session cookie; 401 if there is none. */
export async function identify(runtime: Runtime, event: APIGatewayProxyEventV2): Promise<Caller> {
  const { authorization } = event.headers;
  const bearer = bearerOf(event);
  if (bearer?.startsWith('tk_')) return identifyKey(runtime, bearer);
  if (authorization !== undefined && bearer === undefined) throw tokenMissing();
  const { accessToken } = parseSessionCookies(event.cookies?.join('; '));
  if (bearer === undefined && accessToken !== undefined) {
    const { headers, requestContext } = event;
    requireSameOrigin(headers, requestContext.http.method, publicHost(event));
  }
  return (await identifyToken(runtime, bearer ?? accessToken)).caller;
}

/** Who a token speaks for, and until when, in seconds since 1970. */
export async function identifyToken(
  runtime: Runtime,
  text: string | undefined,
): Promise<{ caller: Caller; until: number }> {
  const { sub, tid, exp } = await runtime.verifyToken(text);
  return { caller: { kind: 'user', sub, ...(tid !== undefined && { tenantId: tid }) }, until: exp };
}

/** The content delivery network tells the host that the browser saw; locally there is none. */
const publicHost = (event: APIGatewayProxyEventV2): string | undefined =>
  event.headers['x-tandem-host'] ?? event.headers['host'];

export async function identifyKey(runtime: Runtime, text: string): Promise<Caller> {
  const key = parseApiKey(text);
  const record = await runtime.control.apiKey(key.id);
  if (!record || !apiKeyMatches(key, record.hash)) throw apiKeyInvalid();
  return { kind: 'key', tenantId: record.tenantId, apiKeyId: record.apiKeyId };
}

/** A dry run writes to nobody. */
const SILENT: Mailer = { send: async () => {} };

export interface Session {
  tenant: TenantRef;
  actor: Actor;
  access: Access;
  /** A context for one attempt: fresh reads, fresh time. */
  contextFor: (options?: { dryRun?: boolean }) => Ctx;
  /** The first attempt's store, which already holds who calls. */
  store: Store;
}

export const companyId = (tenantId: string): string => settingsIdOf(company, tenantId);
export const memberIdOf = (tenantId: string, personId: string): string =>
  idFrom('mem', tenantId, personId);

/** Opens the caller's company: role and membership are looked up, never taken from the request. */
export async function openSession(
  runtime: Runtime,
  caller: Caller,
  request: { id: string; locale?: string; also?: readonly Key[] },
): Promise<Session> {
  if (!caller.tenantId || !TENANT_ID.test(caller.tenantId)) throw noCompany();
  const record = await runtime.control.tenant(caller.tenantId);
  if (!record) throw noLonger();
  if (record.state !== 'active') throw notOpen[record.state]();
  const tenant = { id: record.id, generation: record.generation };
  const store = runtime.storeFor(tenant);
  const who =
    caller.kind === 'user'
      ? documentKey(member, memberIdOf(tenant.id, caller.sub))
      : documentKey(apiKey, caller.apiKeyId);
  const own = documentKey(company, companyId(tenant.id));
  await unlessGone(() => store.preload([who, own, ...(request.also ?? [])]));
  const settings = await store.find(company, companyId(tenant.id));
  if (!settings) throw notReady();
  const { actor, access } = await accessOf(store, tenant, caller);
  return sessionFor(runtime, { tenant, actor, access, company: settings, store, request });
}

/** A company that was deleted a moment ago may still be remembered as active. */
async function unlessGone(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') throw noLonger();
    throw error;
  }
}

async function accessOf(store: Store, tenant: TenantRef, caller: Caller) {
  if (caller.kind === 'key') {
    const key = await store.find(apiKey, caller.apiKeyId);
    if (!key?.active) throw apiKeyInvalid();
    const access: Access = { grants: grantsOfList(key.scopes), regions: [], memberId: key.id };
    return { actor: { kind: 'key', id: key.id } as Actor, access };
  }
  const found = await store.find(member, memberIdOf(tenant.id, caller.sub));
  if (!found?.active || found.archived) throw noLonger();
  return { actor: { kind: 'user', id: found.id } as Actor, access: accessOfMember(found) };
}

/** What the caller may do at this moment; undefined for whoever was shut out. */
export async function accessOfCaller(
  store: Store,
  tenant: TenantRef,
  caller: Caller,
): Promise<Access | undefined> {
  try {
    return (await accessOf(store, tenant, caller)).access;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

export const accessOfMember = (found: Doc<typeof member>): Access => ({
  grants: grantsOfRoles(found.roles),
  memberId: found.id,
  regions: found.regions ?? [],
  ...(found.team !== undefined && { team: found.team }),
});

interface SessionParts {
  tenant: TenantRef;
  actor: Actor;
  access: Access;
  company: Doc<typeof company>;
  store: Store;
  request: { id: string; locale?: string };
}

export function sessionFor(runtime: Runtime, parts: SessionParts): Session {
  const { tenant, actor, access, request } = parts;
  const newId = idMaker(runtime.clock);
  const fresh = () => runtime.storeFor(tenant);
  const numbering = { real: createNumbering(fresh, false), dry: createNumbering(fresh, true) };
  const log = runtime.log.with({ tenantId: tenant.id, requestId: request.id, actor: actor.id });
  let first: Store | undefined = parts.store;
  return {
    tenant,
    actor,
    access,
    store: parts.store,
    contextFor({ dryRun = false } = {}) {
      const store = first ?? fresh();
      first = undefined;
      const nowMs = runtime.clock.now();
      return {
        tenant,
        actor,
        access,
        company: parts.company,
        now: isoInstant(nowMs),
        today: instantToDate(nowMs, parts.company.timeZone),
        newId,
        store,
        reads: runtime.readsFor(tenant),
        files: runtime.filesFor(tenant),
        numbering: dryRun ? numbering.dry : numbering.real,
        random: runtime.clock.random,
        people: runtime.people,
        mail: dryRun ? SILENT : runtime.mail,
        control: runtime.control,
        requestId: request.id,
        locale: request.locale ?? parts.company.locale,
        dryRun,
        log,
      };
    },
  };
}

/** A session of the system itself: a reaction or a workflow, with the rights it declares. */
export async function openSystemSession(
  runtime: Runtime,
  tenant: TenantRef,
  actor: Actor,
  permissions: readonly string[],
  requestId: string,
  also: readonly Key[] = [],
): Promise<Session> {
  const store = runtime.storeFor(tenant);
  await store.preload([documentKey(company, companyId(tenant.id)), ...also]);
  const settings = await store.find(company, companyId(tenant.id));
  if (!settings) {
    throw new AppError({
      code: 'companyNotReady',
      status: 409,
      message: 'The company is not set up yet.',
    });
  }
  const access: Access = { grants: grantsOfList(permissions), regions: [] };
  const request = { id: requestId };
  return sessionFor(runtime, { tenant, actor, access, company: settings, store, request });
}
