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
  made: { key: IKey; pool: IUserPool; socketApiId?: string },
): Place {
  const { partition, region, account } = Stack.of(scope);
  return {
    partition,
    region,
    account,
    stage: settings.stage,
    filesBucket: filesBucketName(scope, settings),
    userPoolArn: made.pool.userPoolArn,
    keyArn: made.key.keyArn,
    // The roles of the control plane have nothing to do with sockets.
    socketApiId: made.socketApiId ?? 'none',
    mailIdentityArn: `arn:${partition}:ses:${region}:${account}:identity/${settings.mailDomain}`,
  };
}
