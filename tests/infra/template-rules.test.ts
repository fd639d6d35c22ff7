import { beforeAll, describe, expect, test } from 'vitest';
import { manifest } from '../../infra/manifest.ts';
import type { Manifest } from '../../infra/manifest-types.ts';
import { type Resource, type Synthesised, synthesise } from '../support/synthesise.ts';
import { rules } from './template-rules.ts';

let template: Synthesised;
beforeAll(() => {
  template = synthesise();
}, 180_000);

describe('the synthesised templates keep', () => {
  for (const [name, rule] of Object.entries(rules)) {
    test(name, () => {
      expect(rule(template, manifest)).toEqual([]);
    });
  }
});

// biome-ignore lint/suspicious/noExplicitAny: planted bugs reach into templates of any form
type Properties = any;
type Plant = readonly [
  what: string,
  type: string,
  spoil: (properties: Properties, resource: Resource) => void,
  which?: (properties: Properties) => boolean,
];

const roleNamed = (id: string) => (properties: Properties) =>
  String(properties.RoleName).endsWith(`-${id}`);
const firstRight = (properties: Properties) => properties.Policies[0].PolicyDocument.Statement[0];
const isTenant = roleNamed('tenant');

/** For each rule at least one mistake that somebody could make, and that it must catch. */
const planted: Record<keyof typeof rules, Plant[]> = {
  R1: [
    [
      'an action with *',
      'AWS::IAM::Role',
      (p) => (firstRight(p).Action = ['dynamodb:*']),
      isTenant,
    ],
    [
      'a resource * off the list',
      'AWS::IAM::Role',
      (p) => (firstRight(p).Resource = ['*']),
      isTenant,
    ],
    [
      'a managed policy',
      'AWS::IAM::Role',
      (p) => (p.ManagedPolicyArns = ['arn:aws:iam::aws:policy/X']),
    ],
  ],
  R2: [
    [
      'a table without the generation',
      'AWS::IAM::Role',
      (p) =>
        (firstRight(p).Resource = [
          `arn:aws:dynamodb:r:1:table/tandem-dev-\${aws:PrincipalTag/tid}`,
        ]),
      isTenant,
    ],
    [
      'a wildcard after the tenant',
      'AWS::IAM::Role',
      (p) =>
        (firstRight(p).Resource = [
          `arn:aws:dynamodb:r:1:table/tandem-dev-\${aws:PrincipalTag/tid}-g\${aws:PrincipalTag/gen}*`,
        ]),
      isTenant,
    ],
    ['no Null guard', 'AWS::IAM::Role', (p) => delete firstRight(p).Condition, isTenant],
  ],
  R3: [
    [
      'a trust with open tag values',
      'AWS::IAM::Role',
      (p) =>
        (p.AssumeRolePolicyDocument.Statement[0].Condition.StringLike['aws:RequestTag/tid'] =
          't_*'),
      isTenant,
    ],
    [
      'a trust of the whole account',
      'AWS::IAM::Role',
      (p) => (p.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: 'arn:aws:iam::1:root' }),
      isTenant,
    ],
  ],
  R4: [
    [
      'ForAllValues without Null',
      'AWS::IAM::Role',
      (p) => delete p.AssumeRolePolicyDocument.Statement[0].Condition.Null,
      isTenant,
    ],
  ],
  R5: [
    [
      'leading keys that cover longer ids',
      'AWS::IAM::Role',
      (p) =>
        (firstRight(p).Condition = {
          Null: { 'dynamodb:LeadingKeys': 'false' },
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`\${aws:PrincipalTag/tid}-*`] },
        }),
      isTenant,
    ],
  ],
  R6: [
    ['a scan', 'AWS::IAM::Role', (p) => firstRight(p).Action.push('dynamodb:Scan'), isTenant],
    [
      'a scan before the end',
      'AWS::IAM::Role',
      (p) => firstRight(p).Action.push('dynamodb:Scan'),
      roleNamed('removal'),
    ],
    [
      'a table that its maker can end',
      'AWS::IAM::Role',
      (p) => firstRight(p).Action.push('dynamodb:DeleteTable'),
      roleNamed('provisioner'),
    ],
  ],
  R7: [
    ['no recovery', 'AWS::DynamoDB::Table', (p) => delete p.PointInTimeRecoverySpecification],
    ['deleted with its stack', 'AWS::DynamoDB::Table', (_, r) => (r.DeletionPolicy = 'Delete')],
    ['no key', 'AWS::DynamoDB::Table', (p) => delete p.SSESpecification],
  ],
  R8: [['a log without a key', 'AWS::Logs::LogGroup', (p) => delete p.KmsKeyId]],
  R9: [
    [
      'execution data in the log',
      'AWS::StepFunctions::StateMachine',
      (p) => (p.LoggingConfiguration.IncludeExecutionData = true),
    ],
  ],
  R10: [
    [
      'a queue without dead letters',
      'AWS::SQS::Queue',
      (p) => delete p.RedrivePolicy,
      (p) => p.RedrivePolicy !== undefined,
    ],
    [
      'a target without dead letters',
      'AWS::Events::Rule',
      (p) => delete p.Targets[0].DeadLetterConfig,
    ],
    [
      'a call without waiting that ends nowhere',
      'AWS::Lambda::EventInvokeConfig',
      (p) => delete p.DestinationConfig,
    ],
    [
      'a stream that never gives up',
      'AWS::Lambda::EventSourceMapping',
      (p) => delete p.MaximumRecordAgeInSeconds,
      (p) => p.StartingPosition !== undefined,
    ],
  ],
  R11: [
    ['an old runtime', 'AWS::Lambda::Function', (p) => (p.Runtime = 'nodejs20.x')],
    [
      'a secret in the environment',
      'AWS::Lambda::Function',
      (p) => (p.Environment.Variables.DB_PASSWORD = 'x'),
    ],
  ],
  R12: [
    ['a second door', 'AWS::ApiGatewayV2::Api', (p) => (p.DisableExecuteApiEndpoint = false)],
    [
      'queries in the access log',
      'AWS::ApiGatewayV2::Stage',
      (p) => (p.AccessLogSettings.Format = '$context.path'),
    ],
    [
      'a catch-all route',
      'AWS::ApiGatewayV2::Route',
      (p) => (p.RouteKey = '$default'),
      (p) => String(p.RouteKey).includes('/api/'),
    ],
    [
      'a route of sockets beside the three',
      'AWS::ApiGatewayV2::Route',
      (p) => (p.RouteKey = 'subscribe'),
      (p) => p.RouteKey === '$connect',
    ],
  ],
  R13: [
    [
      'short passwords',
      'AWS::Cognito::UserPool',
      (p) => (p.Policies.PasswordPolicy.MinimumLength = 8),
    ],
    [
      'a role that people write themselves',
      'AWS::Cognito::UserPoolClient',
      (p) => p.WriteAttributes.push('custom:role'),
    ],
  ],
  R14: [
    ['a bucket without versions', 'AWS::S3::Bucket', (p) => delete p.VersioningConfiguration],
    [
      'a public bucket',
      'AWS::S3::Bucket',
      (p) => (p.PublicAccessBlockConfiguration.BlockPublicPolicy = false),
    ],
  ],
  R15: [['an alarm that calls nobody', 'AWS::CloudWatch::Alarm', (p) => delete p.AlarmActions]],
  R16: [
    ['a rule for every event', 'AWS::Events::Rule', (p) => delete p.EventPattern['detail-type']],
    [
      'a rule for a prefix',
      'AWS::Events::Rule',
      (p) => (p.EventPattern.source = [{ prefix: 'tandem.' }]),
    ],
  ],
};

describe('a planted mistake is caught:', () => {
  for (const [name, plants] of Object.entries(planted)) {
    for (const [what, type, spoil, which = () => true] of plants) {
      test(`${name} ${what}`, () => {
        const spoilt = withSpoilt(type, spoil, which);
        expect(rules[name as keyof typeof rules](spoilt, manifest)).not.toEqual([]);
      });
    }
  }

  test('R9 a task without timeout or Catch', () => {
    const [machine] = manifest.machines;
    const bare = { StartAt: 'A', States: { A: { Type: 'Task', End: true } } };
    const spoilt = { ...manifest, machines: [{ ...machine, definition: bare }] } as Manifest;
    expect(rules.R9(template, spoilt)).toHaveLength(2);
  });

  test('R11 a function that outlives the API, a task that gives up before its step', () => {
    const slow = manifest.functions.map((one) => ({ ...one, timeoutSeconds: 900 }));
    const found = rules.R11(template, { ...manifest, functions: slow }).join('\n');
    expect(found).toMatch(/account-api: outlives/);
    expect(found).toMatch(/tenant-onboarding\/ProvisionTable: gives up/);
  });
});

function withSpoilt(
  type: string,
  spoil: Plant[2],
  which: (properties: Properties) => boolean,
): Synthesised {
  const resources = structuredClone(template.resources);
  const found = Object.values(resources).find(
    (one) => one.Type === type && which(one.Properties),
  ) as Resource;
  spoil(found.Properties, found);
  const ofType = (wanted: string) =>
    Object.entries(resources).filter(([, resource]) => resource.Type === wanted);
  return { ...template, resources, ofType };
}
