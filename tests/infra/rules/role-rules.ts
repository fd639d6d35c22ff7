import { wildcardReasons } from '../../../infra/aws/wildcard-resources.ts';
import type { PolicyDocument, PolicyStatement } from '../../../infra/policy-document.ts';
import type { RoleId } from '../../../infra/roles.ts';
import type { Synthesised } from '../../support/synthesise.ts';
import { each, type Json, list, propertiesOf, type Rule } from './rule.ts';

interface RoleView {
  id: RoleId;
  trust: PolicyDocument;
  statements: readonly PolicyStatement[];
}

/** Roles as the account would have them, and every other document that gives a role rights. */
export function rolesOf(template: Synthesised): RoleView[] {
  return template.ofType('AWS::IAM::Role').map(([, resource]) => {
    const properties = propertiesOf(resource);
    const name = String(properties.RoleName ?? '');
    const policies = list(properties.Policies as Json[]);
    return {
      id: name.replace(/^tandem-[a-z0-9]+-/, '') as RoleId,
      trust: properties.AssumeRolePolicyDocument as PolicyDocument,
      statements: policies.flatMap((one) => (one.PolicyDocument as PolicyDocument).Statement),
    };
  });
}

const statementRule =
  (check: (statement: PolicyStatement, role: RoleView) => (string | false)[]): Rule =>
  (template) =>
    rolesOf(template).flatMap((role) =>
      role.statements.flatMap((statement) =>
        check(statement, role)
          .filter((one) => one !== false)
          .map((one) => `${role.id}/${statement.Sid}: ${one}`),
      ),
    );

const conditionOf = (statement: PolicyStatement, operator: string): Json =>
  (statement.Condition?.[operator] ?? {}) as Json;

export const R1: Rule = (template, manifest) => [
  ...statementRule((statement, { id }) => [
    list(statement.Action).some((action) => /[*?]/.test(action)) && 'a wildcard in Action',
    list(statement.Resource).some((one) => /\*/.test(one)) &&
      wildcardReasons[id]?.[statement.Sid] === undefined &&
      'a * in Resource that is not on the allow-list',
  ])(template, manifest),
  ...['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'].flatMap((type) =>
    each(template, type, () => ['rights beside the documents of the manifest']),
  ),
  ...each(template, 'AWS::IAM::Role', (role) => [
    list(role.ManagedPolicyArns as string[]).length > 0 && 'a managed policy of somebody else',
  ]),
];

const TENANT_VARIABLES = [`\${aws:PrincipalTag/tid}`, `\${aws:PrincipalTag/gen}`] as const;

export const R2: Rule = statementRule((statement, { id }) => {
  if (id !== 'tenant' && id !== 'removal') return [];
  const guards = conditionOf(statement, 'Null');
  return list(statement.Resource).flatMap((resource) => {
    const isTable = resource.includes(':table/');
    if (!isTable && !resource.startsWith('arn:aws:s3:::')) return [];
    const needed = isTable ? TENANT_VARIABLES : TENANT_VARIABLES.slice(0, 1);
    const table =
      isTable &&
      !/:table\/tandem-[a-z0-9]+-\$\{aws:PrincipalTag\/tid\}-g\$\{aws:PrincipalTag\/gen\}$/.test(
        resource,
      );
    return [
      ...needed.map((name) => !resource.includes(name) && `no ${name} in ${resource}`),
      table && `more than one table: ${resource}`,
      guards['aws:PrincipalTag/tid'] !== 'false' && 'no Null guard for tid',
      guards['aws:PrincipalTag/gen'] !== 'false' && 'no Null guard for gen',
    ];
  });
});

export const R3: Rule = (template) =>
  rolesOf(template)
    .filter(({ id }) => id === 'tenant' || id === 'removal')
    .flatMap(({ trust }) =>
      trust.Statement.flatMap((statement) => {
        const like = conditionOf(statement, 'StringLike');
        const keys = conditionOf(statement, 'ForAllValues:StringEquals')['aws:TagKeys'];
        const open = (value: unknown) =>
          value === undefined || list(value as string).some((one) => one.includes('*'));
        const principals = list(statement.Principal?.AWS);
        return [
          open(like['aws:RequestTag/tid']) && 'tid may be anything',
          open(like['aws:RequestTag/gen']) && 'gen may be anything',
          JSON.stringify(keys) !== '["tid","gen"]' && 'other tags may be set',
          (principals.length === 0 || principals.some((one) => !one.includes(':role/'))) &&
            'somebody beside named roles may assume it',
        ].filter((one) => one !== false);
      }),
    );

export const R4: Rule = (template) =>
  rolesOf(template).flatMap(({ id, trust, statements }) =>
    [...statements, ...trust.Statement].flatMap((statement) =>
      Object.entries(statement.Condition ?? {})
        .filter(([operator]) => operator.startsWith('ForAllValues:'))
        .flatMap(([, keys]) => Object.keys(keys))
        .filter((key) => conditionOf(statement, 'Null')[key] !== 'false')
        .map((key) => `${id}/${statement.Sid}: ${key} may be absent`),
    ),
  );

export const R5: Rule = statementRule((statement) =>
  Object.entries(statement.Condition ?? {})
    .filter(([operator]) => operator.includes('Like'))
    .flatMap(([, keys]) => Object.values(keys).flatMap((values) => list(values)))
    .map((value) => /(?:\}|[\w}])-\*$/.test(value) && `${value} also covers longer ids`),
);

const NEVER = ['Scan', 'ExportTableToPointInTime', 'DeleteTable', 'UpdateTable'];

/** What a session for one company, opened to end it, may do to its table. */
const ENDING = ['DeleteTable', 'UpdateTable'];

export const R6: Rule = statementRule((statement, { id }) =>
  NEVER.filter((name) => id !== 'removal' || !ENDING.includes(name)).map(
    (name) => list(statement.Action).includes(`dynamodb:${name}`) && `may ${name}`,
  ),
);
