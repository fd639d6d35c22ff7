import type { AnyDoc, AnyNoun, Scope } from '../../shared/contracts/noun.ts';
import { scopes } from '../../shared/contracts/noun.ts';
import { roles } from '../../shared/contracts/platform/roles.ts';
import { forbidden } from '../../shared/kernel/errors.ts';
import type { Access } from './access.ts';
import type { Ctx } from './context.ts';

const wider = (a: Scope | undefined, b: Scope): Scope =>
  a !== undefined && scopes.indexOf(a) > scopes.indexOf(b) ? a : b;

/** The union of what the roles grant. A role that is not known grants nothing. */
export function grantsOfRoles(names: readonly string[]): Map<string, Scope> {
  const grants = new Map<string, Scope>();
  for (const name of names) {
    if (!Object.hasOwn(roles, name)) continue;
    const role = roles[name as keyof typeof roles];
    for (const [permission, scope] of Object.entries(role.grants)) {
      grants.set(permission, wider(grants.get(permission), scope as Scope));
    }
  }
  return grants;
}

/** Permissions listed one by one, for the whole company: API keys and workflows. */
export const grantsOfList = (permissions: readonly string[]): Map<string, Scope> =>
  new Map(permissions.map((permission) => [permission, 'all']));

/** The widest scope in which the permission is granted, or undefined. */
export function scopeOf(access: Pick<Access, 'grants'>, permission: string): Scope | undefined {
  const [noun, verb] = permission.split('.') as [string, string];
  let widest: Scope | undefined;
  for (const pattern of [permission, `${noun}.*`, `*.${verb}`, '*']) {
    const scope = access.grants.get(pattern);
    if (scope) widest = wider(widest, scope);
  }
  return widest;
}

export function requirePermission(ctx: Pick<Ctx, 'access'>, permission: string): Scope {
  const scope = scopeOf(ctx.access, permission);
  if (!scope) throw forbidden({ permission });
  return scope;
}

/** Whether a document lies within the scope. A noun without scope fields is the company's. */
export function inScope(noun: AnyNoun, doc: AnyDoc, scope: Scope, access: Access): boolean {
  const fields = noun.scope;
  if (scope === 'all' || !fields) return true;
  const owns = fields.owner !== undefined && doc[fields.owner] === access.memberId;
  if (owns && access.memberId !== undefined) return true;
  if (scope === 'own') return false;
  const team = fields.team === undefined ? undefined : doc[fields.team];
  if (team !== undefined && team === access.team) return true;
  if (scope === 'team') return false;
  const region = fields.region === undefined ? undefined : doc[fields.region];
  return typeof region === 'string' && access.regions.includes(region);
}
