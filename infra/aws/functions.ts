import { Duration, type RemovalPolicy, Size } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSpec } from '../manifest-types.ts';
import { functionName, logGroupName } from '../roles.ts';
import type { Roles } from './roles.ts';

/** Where the bundle of a function comes from. */
export type CodeOf = (spec: FunctionSpec) => Code;

export interface FunctionsProps {
  stage: string;
  specs: readonly FunctionSpec[];
  roles: Roles;
  key: IKey;
  codeOf: CodeOf;
  logDays: RetentionDays;
  logRemoval: RemovalPolicy;
  environmentOf: (spec: FunctionSpec) => Record<string, string>;
}

/** The manifest's functions, each with a log group of its own. */
export class Functions extends Construct {
  readonly byId: ReadonlyMap<string, LambdaFunction>;
  readonly logGroups: ReadonlyMap<string, LogGroup>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const logGroups = new Map<string, LogGroup>();
    const functions = props.specs.map((spec) => {
      const logGroup = new LogGroup(this, `${spec.id}-log`, {
        logGroupName: logGroupName(props.stage, spec.id),
        retention: props.logDays,
        encryptionKey: props.key,
        removalPolicy: props.logRemoval,
      });
      logGroups.set(spec.id, logGroup);
      return [spec.id, this.make(spec, props, logGroup)] as const;
    });
    this.byId = new Map(functions);
    this.logGroups = logGroups;
  }

  private make(spec: FunctionSpec, props: FunctionsProps, logGroup: LogGroup) {
    return new LambdaFunction(this, spec.id, {
      functionName: functionName(props, spec.id),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.codeOf(spec),
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      role: props.roles.get(spec.role),
      tracing: Tracing.ACTIVE,
      logGroup,
      environment: { ...props.environmentOf(spec), ...spec.environment },
      environmentEncryption: props.key,
      ...(spec.scratchMb && { ephemeralStorageSize: Size.mebibytes(spec.scratchMb) }),
      ...(spec.reservedConcurrency && {
        reservedConcurrentExecutions: spec.reservedConcurrency,
      }),
    });
  }

  get(id: string): LambdaFunction {
    const one = this.byId.get(id);
    if (!one) throw new TypeError(`function ${id} is not part of this stack`);
    return one;
  }
}
