import { Fn, Stack } from 'aws-cdk-lib';
import { CfnRole, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Manifest } from '../manifest-types.ts';
import { rolePolicies } from '../policies.ts';
import type { PolicyDocument } from '../policy-document.ts';
import type { Place, RoleId } from '../roles.ts';
import { acknowledge } from './acknowledge.ts';
import { wildcardReasons } from './wildcard-resources.ts';

export interface RolesProps {
  place: Place;
  manifest: Manifest;
  /** Which of the manifest's roles live in this stack. */
  only: (id: RoleId) => boolean;
}

/**
 * The manifest's documents, as they are: nothing here or in another construct adds a statement,
 * so that what was tested on the documents holds for the account.
 */
export class Roles extends Construct {
  readonly byId: ReadonlyMap<RoleId, IRole>;

  constructor(scope: Construct, id: string, { place, manifest, only }: RolesProps) {
    super(scope, id);
    const wanted = rolePolicies(place, manifest).filter((role) => only(role.id));
    const made = wanted.map((role) => {
      const resource = new CfnRole(this, role.id, {
        roleName: role.name,
        assumeRolePolicyDocument: role.trust,
        policies: [{ policyName: 'rights', policyDocument: role.policy }],
        maxSessionDuration: 3600,
      });
      for (const { finding, reason } of wildcardFindings(this, role.id, role.policy)) {
        acknowledge(resource, reason, finding);
      }
      return { id: role.id, resource };
    });
    // IAM refuses a trust policy that names a role which does not exist yet.
    const sessions = made.filter(({ id }) => id === 'tenant' || id === 'removal');
    const others = made.filter((role) => !sessions.includes(role));
    for (const session of sessions) {
      for (const { resource } of others) session.resource.addResourceDependency(resource);
    }
    this.byId = new Map(
      made.map(({ id: roleId, resource }) => [
        roleId,
        Role.fromRoleArn(this, `${roleId}-ref`, Fn.getAtt(resource.logicalId, 'Arn').toString(), {
          mutable: false,
        }),
      ]),
    );
  }

  get(id: RoleId): IRole {
    const role = this.byId.get(id);
    if (!role) throw new TypeError(`role ${id} is not part of this stack`);
    return role;
  }
}

/** Every wildcard must be on the allow-list; one that is not stays a finding and fails synth. */
function wildcardFindings(scope: Construct, id: RoleId, policy: PolicyDocument) {
  return policy.Statement.flatMap(({ Sid, Resource = [] }) => {
    const reason = wildcardReasons[id]?.[Sid];
    if (reason === undefined) return [];
    return Resource.filter((one) => one.includes('*')).map((one) => ({
      finding: `IAM5[Resource::${flat(Stack.of(scope).resolve(one))}]`,
      reason,
    }));
  });
}

/** A resolved text as the rules name it: `<AWS::Region>` for a reference. */
function flat(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved.replaceAll('${', '<').replaceAll('}', '>');
  const node = resolved as { 'Fn::Join'?: [string, unknown[]]; Ref?: string };
  if (node['Fn::Join']) return node['Fn::Join'][1].map(flat).join(node['Fn::Join'][0]);
  return node.Ref === undefined ? JSON.stringify(node) : `<${node.Ref}>`;
}
