import { manifest as deployed } from './manifest.ts';
import type { Manifest } from './manifest-types.ts';
import { callerRights } from './policies/caller-rights.ts';
import { functionRights, runtimeRights } from './policies/function-rights.ts';
import { document } from './policies/statements.ts';
import { removalPolicy, tenantPolicy, tenantTrust } from './policies/tenant-policy.ts';
import type { PolicyDocument } from './policy-document.ts';
import { type Place, type RoleId, roleIds, roleName } from './roles.ts';

/**
 * Who may do what, as IAM policy documents. AWS enforces them, and so does the guard in front of
 * the local store; operators are kept to those that both understand.
 */
export interface RolePolicy {
  id: RoleId;
  name: string;
  trust: PolicyDocument;
  policy: PolicyDocument;
}

const serviceTrust = (service: string, account?: string): PolicyDocument =>
  document([
    {
      Sid: 'Service',
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
      ...(account && { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
    },
  ]);

const callers: Partial<Record<RoleId, string>> = {
  machine: 'states.amazonaws.com',
  rule: 'events.amazonaws.com',
  schedule: 'scheduler.amazonaws.com',
  gateway: 'apigateway.amazonaws.com',
};

/** Functions that act inside tenants, of the roles that this manifest uses. */
const callersOfTenants = (manifest: Manifest): RoleId[] =>
  roleIds.filter(
    (id) => id !== 'trigger' && id !== 'relay' && functionRights[id] && isUsed(id, manifest),
  );

/** One role with its two documents. A role without a statement has nothing to do here yet. */
export function rolePolicy(id: RoleId, place: Place, manifest: Manifest = deployed): RolePolicy {
  const name = roleName(place, id);
  if (id === 'tenant') {
    return {
      id,
      name,
      trust: tenantTrust(place, callersOfTenants(manifest)),
      policy: tenantPolicy(place),
    };
  }
  if (id === 'removal') {
    return { id, name, trust: tenantTrust(place, ['provisioner']), policy: removalPolicy(place) };
  }
  const service = callers[id];
  if (service) {
    const policy = document(callerRights(place, id, manifest));
    // The role for logs belongs to the account's API Gateway, which names no resource with it.
    const account = id === 'gateway' ? undefined : place.account;
    return { id, name, trust: serviceTrust(service, account), policy };
  }
  const own = functionRights[id]?.(place) ?? [];
  const policy = document([...own, ...runtimeRights(place, id, manifest)]);
  return { id, name, trust: serviceTrust('lambda.amazonaws.com'), policy };
}

/** Every role of the product that this manifest has a use for. */
export function rolePolicies(place: Place, manifest: Manifest = deployed): RolePolicy[] {
  return roleIds
    .map((id) => rolePolicy(id, place, manifest))
    .filter(({ id, policy }) => policy.Statement.length > 0 && isUsed(id, manifest));
}

/** A function role that no function holds would only be one more thing to steal. */
const isUsed = (id: RoleId, manifest: Manifest): boolean =>
  functionRights[id] === undefined || manifest.functions.some(({ role }) => role === id);
