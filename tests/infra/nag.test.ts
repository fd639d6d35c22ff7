import { App } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { featureFlags, makeStacks } from '../../infra/aws/stacks.ts';
import { manifest } from '../../infra/manifest.ts';

function findings(spoil?: (stacks: ReturnType<typeof makeStacks>) => void): string[] {
  const app = new App({ context: featureFlags });
  const code = Code.fromInline('exports.handler = async () => undefined;');
  const stacks = makeStacks(app, manifest, () => code);
  spoil?.(stacks);
  return new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map((one) => `${ruleName} ${one.constructPath ?? one.resourceLogicalId}`),
    );
}

describe('the AWS Solutions rules', () => {
  test('have no finding that is not acknowledged with a reason', () => {
    expect(findings()).toEqual([]);
  }, 180_000);

  test('find a planted wildcard', () => {
    const found = findings(({ cell }) => {
      new CfnRole(cell, 'Planted', {
        assumeRolePolicyDocument: {},
        policies: [
          {
            policyName: 'all',
            policyDocument: {
              Statement: [{ Effect: 'Allow', Action: ['dynamodb:*'], Resource: ['*'] }],
            },
          },
        ],
      });
    });
    expect(found.join('\n')).toMatch(/IAM5.*Planted/);
  }, 180_000);
});
