import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** One key for tables, files, logs and alarms; who may use it is said in the roles' policies. */
export function makeKey(scope: Construct, id: string, stage: string): Key {
  const { region, account, partition } = Stack.of(scope);
  const logGroups = (name: string) =>
    `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
  const key = new Key(scope, id, {
    alias: `tandem-${stage}`,
    description: 'Data, files and logs of Tandem',
    enableKeyRotation: true,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogsOfThisStage',
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': [
            logGroups(`/tandem/${stage}/*`),
            logGroups(`/aws/vendedlogs/tandem/${stage}/*`),
          ],
        },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  return key;
}
