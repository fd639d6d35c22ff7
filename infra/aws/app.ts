import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { manifest } from '../manifest.ts';
import { bundleFunctions } from './bundle.ts';
import { checkStacks, featureFlags, makeStacks } from './stacks.ts';

const root = join(import.meta.dirname, '../..');
const bundles = await bundleFunctions(manifest.functions, join(root, '.build/functions'), root);
const folders = new Map(bundles.map(({ id, folder }) => [id, folder]));

const app = new App({ context: featureFlags });
makeStacks(app, manifest, ({ id }) => Code.fromAsset(folders.get(id) as string));
checkStacks(app);
app.synth();
