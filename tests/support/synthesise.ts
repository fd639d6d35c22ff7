import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { featureFlags, makeStacks } from '../../infra/aws/stacks.ts';
import { manifest as deployed } from '../../infra/manifest.ts';
import type { Manifest } from '../../infra/manifest-types.ts';

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export type Resources = Record<string, Resource>;

/** What whoever deploys a stack gives it and hears from it. */
export interface Dealings {
  parameters: string[];
  outputs: string[];
}

export interface Synthesised {
  /** By the name of the stack. */
  dealings: Record<string, Dealings>;
  /** Resources by logical id, of both stacks together: the stacks share no id. */
  resources: Resources;
  ofType: (type: string) => [string, Resource][];
}

/** The templates as they would be deployed, with a line of code in place of every bundle. */
export function synthesise(manifest: Manifest = deployed): Synthesised {
  const app = new App({ context: featureFlags });
  const code = Code.fromInline('exports.handler = async () => undefined;');
  const { controlPlane, cell } = makeStacks(app, manifest, () => code);
  const resources: Resources = {};
  const dealings: Record<string, Dealings> = {};
  for (const [prefix, stack] of [
    ['control', controlPlane],
    ['cell', cell],
  ] as const) {
    const template = Template.fromStack(stack).toJSON();
    const found = template['Resources'] as Resources;
    dealings[stack.stackName] = {
      parameters: Object.keys(template['Parameters'] ?? {}),
      outputs: Object.keys(template['Outputs'] ?? {}),
    };
    for (const [id, resource] of Object.entries(found)) resources[`${prefix}.${id}`] = resource;
  }
  const ofType = (type: string) =>
    Object.entries(resources).filter(([, resource]) => resource.Type === type);
  return { resources, dealings, ofType };
}

type Intrinsic = { 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: string[]; Ref?: string };

const pseudo: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The same value as the account would see it: references become names, joins become texts. */
export function plain<T>(value: unknown): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  const node = value as Intrinsic;
  if (node['Fn::Join']) {
    const [by, parts] = node['Fn::Join'];
    return parts.map((part) => plain<string>(part)).join(by) as T;
  }
  if (node.Ref !== undefined) return (pseudo[node.Ref] ?? `<${node.Ref}>`) as T;
  if (node['Fn::GetAtt']) return `<${node['Fn::GetAtt'].join('.')}>` as T;
  if ('Fn::ImportValue' in value) return `<${JSON.stringify(value['Fn::ImportValue'])}>` as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)])) as T;
}
