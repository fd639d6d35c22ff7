import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { MachineSpec } from '../manifest-types.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';
import type { Roles } from './roles.ts';
import type { Settings } from './settings.ts';

export interface MachinesProps {
  settings: Settings;
  specs: readonly MachineSpec[];
  functions: Functions;
  roles: Roles;
  key: IKey;
  logRemoval: RemovalPolicy;
}

/** The workflows of the product: the very objects that the laptop interprets. */
export class Machines extends Construct {
  readonly byId = new Map<string, StateMachine>();

  constructor(scope: Construct, id: string, props: MachinesProps) {
    super(scope, id);
    for (const spec of props.specs) this.byId.set(spec.id, this.make(spec, props));
  }

  get(id: string): StateMachine {
    const one = this.byId.get(id);
    if (!one) throw new TypeError(`machine ${id} is not part of this stack`);
    return one;
  }

  private make(spec: MachineSpec, props: MachinesProps): StateMachine {
    const { settings, functions } = props;
    const substitutions = Object.entries(spec.substitutions).map(
      ([name, target]) => [name, functions.get(target).functionArn] as const,
    );
    const destination = new LogGroup(this, `${spec.id}-log`, {
      // Step Functions grows its resource policy unless the name has this prefix.
      logGroupName: `/aws/vendedlogs/tandem/${settings.stage}/${spec.id}`,
      retention: settings.logDays,
      removalPolicy: props.logRemoval,
      encryptionKey: props.key,
    });
    const machine = new StateMachine(this, spec.id, {
      stateMachineName: `tandem-${settings.stage}-${spec.id}`,
      stateMachineType: StateMachineType[spec.type],
      definitionBody: DefinitionBody.fromString(JSON.stringify(spec.definition)),
      definitionSubstitutions: Object.fromEntries(substitutions),
      role: props.roles.get('machine'),
      tracingEnabled: true,
      logs: { destination, level: LogLevel.ERROR, includeExecutionData: false },
    });
    acknowledge(
      machine,
      'Every event would cost more than the run; failures are logged, runs are traced.',
      'SF1',
    );
    return machine;
  }
}
