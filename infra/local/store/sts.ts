import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Principal, PrincipalLookup } from './guard.ts';
import {
  accessKeyIdOf,
  type LoopbackServer,
  readBody,
  serveOnLoopback,
} from './loopback-server.ts';
import {
  evaluate,
  type LoadedPolicies,
  loadPolicies,
  loadTrust,
  type PolicyDocument,
} from './policy.ts';
import { StoreError } from './store-error.ts';
import {
  type AssumeRoleRequest,
  parseAssumeRole,
  refusal,
  type SessionCredentials,
  type StsRefusal,
  sendCredentials,
  sendRefusal,
} from './sts-wire.ts';

export interface RoleDefinition {
  /** `arn:<partition>:iam::<account>:role/<name>` */
  readonly arn: string;
  readonly policies: readonly PolicyDocument[];
  /** Who may assume the role; a role without one is only held by registered principals. */
  readonly trust?: PolicyDocument;
}

export interface StsOptions {
  readonly roles: readonly RoleDefinition[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface LocalSts {
  readonly handler: RequestListener;
  start(port?: number): Promise<LoopbackServer>;
  /** For the guard: who stands behind an access key id. */
  readonly principals: PrincipalLookup;
  /** For services that verify signatures: the secret of a key that has not expired. */
  secretOf(accessKeyId: string): string | undefined;
  /** A permanent service principal, such as the relay; throws for a role that is not defined. */
  registerPrincipal(
    roleArn: string,
    tags?: Readonly<Record<string, string>>,
  ): { accessKeyId: string; secretAccessKey: string };
}

interface Role {
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly policies: LoadedPolicies;
  readonly trust: LoadedPolicies | undefined;
}

interface Session {
  readonly principal: Principal;
  readonly secret: string;
  /** Epoch milliseconds; infinite for a permanent principal. */
  readonly expiresAt: number;
  readonly assumed: boolean;
}

// An expired session is remembered this long, so that its holder is told to renew it.
const expiredGraceMs = 3_600_000;

/**
 * The part of AWS STS that tenants need: AssumeRole with session tags, decided by the roles'
 * trust policies. An access key id is an unguessable handle kept in memory; the store does not
 * verify signatures, so whoever holds the handle holds the role, and only this machine can hold
 * it. Files go by signed links through browsers, so their signatures are verified.
 */
export function createSts(options: StsOptions): LocalSts {
  const roles = new Map(options.roles.map((role) => [role.arn, load(role)]));
  const now = options.now ?? Date.now;
  const sessions = new Map<string, Session>();
  let nextSweep = now() + 60_000;

  function principals(accessKeyId: string): Principal | 'expired' | undefined {
    const session = sessions.get(accessKeyId);
    if (!session) return undefined;
    return session.expiresAt > now() ? session.principal : 'expired';
  }

  function sweep(): void {
    if (now() < nextSweep) return;
    nextSweep = now() + 60_000;
    for (const [id, { expiresAt }] of sessions) {
      if (expiresAt + expiredGraceMs < now()) sessions.delete(id);
    }
  }

  function assume(accessKeyId: string, wanted: AssumeRoleRequest): SessionCredentials | StsRefusal {
    const caller = sessions.get(accessKeyId);
    if (!caller) return refusal('InvalidClientTokenId', 'The security token is invalid.');
    if (caller.expiresAt <= now()) return refusal('ExpiredToken', 'The security token expired.');
    const role = roles.get(wanted.roleArn);
    const denied = forbidden(caller.principal, role, wanted);
    if (!role || denied) return refusal('AccessDenied', denied ?? 'no such role');
    if (caller.assumed && wanted.seconds > 3600) {
      return refusal('ValidationError', 'a chained role session lasts at most one hour');
    }
    sweep();
    const arn = sessionArn(role, wanted.sessionName);
    const principal: Principal = {
      role: role.name,
      arn: role.arn,
      policies: role.policies,
      tags: wanted.tags,
    };
    const expiresAt = now() + wanted.seconds * 1000;
    const id = handle('ASIA');
    const secret = handle('');
    sessions.set(id, { principal, secret, expiresAt, assumed: true });
    return {
      accessKeyId: id,
      secretAccessKey: secret,
      sessionToken: handle(''),
      expiresAt: new Date(expiresAt),
      arn,
    };
  }

  const handler: RequestListener = async (request, response) => {
    try {
      const body = await readBody(request, 64 * 1024);
      const form = new URLSearchParams(body?.toString('utf8') ?? '');
      if (form.get('Action') !== 'AssumeRole') {
        const message = `${form.get('Action')} is not implemented here`;
        return sendRefusal(response, { code: 'InvalidAction', status: 400, message });
      }
      const wanted = parseAssumeRole(form);
      const answer =
        'code' in wanted ? wanted : assume(accessKeyIdOf(request.headers) ?? '', wanted);
      if ('code' in answer) sendRefusal(response, answer);
      else sendCredentials(response, answer);
    } catch {
      response.socket?.destroy();
    }
  };

  return {
    handler,
    start: (port) => serveOnLoopback(handler, port),
    principals,
    secretOf: (id) => (typeof principals(id) === 'object' ? sessions.get(id)?.secret : undefined),
    registerPrincipal(roleArn, tags = {}) {
      const role = roles.get(roleArn);
      if (!role) throw new StoreError('sts.unknownRole', `no role ${roleArn} is defined`);
      const principal = { role: role.name, arn: role.arn, policies: role.policies, tags };
      const accessKeyId = handle('AKIA');
      const secret = handle('');
      sessions.set(accessKeyId, {
        principal,
        secret,
        expiresAt: Number.POSITIVE_INFINITY,
        assumed: false,
      });
      return { accessKeyId, secretAccessKey: secret };
    },
  };
}

/** Why the caller may not assume the role with these tags; undefined when it may. */
function forbidden(caller: Principal, role: Role | undefined, wanted: AssumeRoleRequest) {
  const tagKeys = Object.keys(wanted.tags);
  const context = {
    'aws:PrincipalArn': caller.arn,
    'sts:RoleSessionName': wanted.sessionName,
    ...(tagKeys.length > 0 && { 'aws:TagKeys': tagKeys }),
    ...Object.fromEntries(tagKeys.map((key) => [`aws:RequestTag/${key}`, wanted.tags[key] ?? ''])),
  };
  const account = caller.arn.split(':')[4] ?? '';
  const root = `${caller.arn.split(':').slice(0, 5).join(':')}:root`;
  const named = [caller.arn, '*'];
  for (const action of ['sts:AssumeRole', ...(tagKeys.length > 0 ? ['sts:TagSession'] : [])]) {
    const asked = `${action} on resource: ${wanted.roleArn}`;
    const message = `User: ${caller.arn} is not authorized to perform: ${asked}`;
    if (!role?.trust) return message;
    const request = { action, principalTags: caller.tags, context };
    const own = evaluate(caller.policies, { ...request, resource: role.arn });
    const trusted = evaluate(role.trust, { ...request, principals: [...named, root, account] });
    if (own === 'explicitDeny' || trusted !== 'allow') return message;
    // A trust policy that names the whole account leaves the choice to the caller's own policies.
    const direct = evaluate(role.trust, { ...request, principals: named }) === 'allow';
    if (!direct && own !== 'allow') return message;
  }
  return undefined;
}

function load(definition: RoleDefinition): Role {
  const [, account, name] =
    /^arn:[\w-]+:iam::(\d{12}):role\/([\w+=,.@-]{1,64})$/.exec(definition.arn) ?? [];
  if (!account || !name) {
    throw new StoreError('sts.badRole', `${definition.arn} is not the ARN of a role`);
  }
  return {
    arn: definition.arn,
    account,
    name,
    policies: loadPolicies(definition.policies),
    trust: definition.trust && loadTrust(definition.trust),
  };
}

function sessionArn(role: Role, sessionName: string): string {
  const partition = role.arn.split(':')[1];
  return `arn:${partition}:sts::${role.account}:assumed-role/${role.name}/${sessionName}`;
}

/** 160 random bits in capitals and digits, as access key ids are written. */
function handle(prefix: string): string {
  return prefix + randomBytes(20).toString('hex').toUpperCase();
}
