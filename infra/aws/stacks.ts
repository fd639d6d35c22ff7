import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Manifest } from '../manifest-types.ts';
import { CellStack } from './cell-stack.ts';
import { ControlPlaneStack } from './control-plane-stack.ts';
import type { CodeOf } from './functions.ts';
import { settingsOf } from './settings.ts';

/** How CDK behaves; here and not in cdk.json, so that tests synthesise what is deployed. */
export const featureFlags = {
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/core:target-partitions': ['aws', 'aws-cn'],
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-lambda:recognizeVersionProps': true,
};

export interface Stacks {
  controlPlane: ControlPlaneStack;
  cell: CellStack;
}

/** The control plane of a region and its first cell. */
export function makeStacks(app: App, manifest: Manifest, codeOf: CodeOf): Stacks {
  const settings = settingsOf(app.node);
  const common = { settings, manifest, codeOf, terminationProtection: true };
  const controlPlane = new ControlPlaneStack(app, `tandem-${settings.stage}-control`, common);
  const cell = new CellStack(app, `tandem-${settings.stage}-cell`, { ...common, controlPlane });
  Tags.of(app).add('product', 'tandem');
  Tags.of(app).add('stage', settings.stage);
  return { controlPlane, cell };
}

/** The AWS Solutions rules: a finding that is not acknowledged with a reason fails synthesis. */
export function checkStacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
