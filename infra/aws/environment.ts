import { Fn, Stack } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { busName, controlTableName, functionName, roleName } from '../roles.ts';
import { filesBucketName } from './place.ts';
import type { Settings } from './settings.ts';

/**
 * What every function is told; nothing secret. The key of the cursors is the random part of the
 * stack's id: whoever learns it can forge a position in a list of their own, which they may read
 * anyway, because the tenant comes from the token.
 */
export function commonEnvironment(
  scope: Construct,
  settings: Settings,
  people?: { pool: UserPool; client: UserPoolClient },
): Record<string, string> {
  const { region, partition, account, stackId, urlSuffix } = Stack.of(scope);
  const { stage, mailDomain } = settings;
  const issuer = `https://cognito-idp.${region}.${urlSuffix}`;
  return {
    TANDEM_STAGE: stage,
    TANDEM_CONTROL_TABLE: controlTableName(stage),
    TANDEM_TENANT_ROLE_ARN: `arn:${partition}:iam::${account}:role/${roleName(settings, 'tenant')}`,
    TANDEM_BUS: busName(stage),
    TANDEM_FILES_BUCKET: filesBucketName(scope, settings),
    // A function that the pool itself calls cannot point back at it: that would be a circle.
    TANDEM_TOKEN_ISSUER: people ? `${issuer}/${people.pool.userPoolId}` : issuer,
    TANDEM_USER_POOL: people ? people.pool.userPoolId : 'caller',
    TANDEM_CLIENT_ID: people ? people.client.userPoolClientId : 'caller',
    TANDEM_MAIL_FROM: `Tandem <no-reply@${mailDomain}>`,
    TANDEM_READER: functionName(settings, 'reader'),
    TANDEM_CURSOR_KEY: Fn.select(2, Fn.split('/', stackId)),
  };
}
