import { Stack } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Place } from '../roles.ts';
import type { Settings } from './settings.ts';

export const filesBucketName = (scope: Construct, { stage }: Settings): string =>
  `tandem-${stage}-files-${Stack.of(scope).account}-${Stack.of(scope).region}`;

/** The account and region a stack is deployed to, as the policies write them. */
export function placeOf(
  scope: Construct,
  settings: Settings,
  { key, pool }: { key: IKey; pool: IUserPool },
): Place {
  const { partition, region, account } = Stack.of(scope);
  return {
    partition,
    region,
    account,
    stage: settings.stage,
    filesBucket: filesBucketName(scope, settings),
    userPoolArn: pool.userPoolArn,
    keyArn: key.keyArn,
    mailIdentityArn: `arn:${partition}:ses:${region}:${account}:identity/${settings.mailDomain}`,
  };
}
