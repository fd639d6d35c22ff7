import type { PolicyDocument } from '../policy-document.ts';
import { arns, type Place, type RoleId } from '../roles.ts';
import { allow, document } from './statements.ts';

const TENANT_TABLE = (stage: string): string =>
  `tandem-${stage}-\${aws:PrincipalTag/tid}-g\${aws:PrincipalTag/gen}`;

/** Without its tags a session is nobody: a policy variable that is missing must never match. */
const bothTags = {
  Null: { 'aws:PrincipalTag/tid': 'false', 'aws:PrincipalTag/gen': 'false' },
} as const;

/** The items of one company, its files, and nothing else of anybody. */
export function tenantPolicy(place: Place): PolicyDocument {
  const { table } = arns(place);
  const { partition, region, filesBucket, keyArn } = place;
  return document([
    allow(
      'ItemsOfOneTenant',
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:ConditionCheckItem',
      ],
      [table(TENANT_TABLE(place.stage))],
      bothTags,
    ),
    allow(
      'FilesOfOneTenant',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      [`arn:${partition}:s3:::${filesBucket}/\${aws:PrincipalTag/tid}/*`],
      bothTags,
    ),
    allow('KeyThroughServices', ['kms:Decrypt', 'kms:GenerateDataKey'], [keyArn], {
      StringEquals: {
        'kms:ViaService': [`dynamodb.${region}.amazonaws.com`, `s3.${region}.amazonaws.com`],
      },
    }),
  ]);
}

/** The table of one company itself may go: whoever opens the session must name the company. */
export function removalPolicy(place: Place): PolicyDocument {
  return document([
    allow(
      'TableOfOneTenant',
      ['dynamodb:UpdateTable', 'dynamodb:DeleteTable'],
      [arns(place).table(TENANT_TABLE(place.stage))],
      bothTags,
    ),
  ]);
}

/** Tag values are bounded in form and length, so that no pair of tags spells another's table. */
export function tenantTrust(place: Place, callers: readonly RoleId[]): PolicyDocument {
  const { role } = arns(place);
  return document([
    {
      Sid: 'OneTenantPerSession',
      Effect: 'Allow',
      Principal: { AWS: callers.map(role) },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        Null: {
          'aws:TagKeys': 'false',
          'aws:RequestTag/tid': 'false',
          'aws:RequestTag/gen': 'false',
        },
        StringLike: {
          'aws:RequestTag/tid': `t_${'?'.repeat(26)}`,
          'aws:RequestTag/gen': ['?', '??', '???', '????'],
        },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['tid', 'gen'] },
      },
    },
  ]);
}
