import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Manifest } from '../manifest-types.ts';
import { controlTableName, type Place } from '../roles.ts';
import { commonEnvironment } from './environment.ts';
import type { CodeOf } from './functions.ts';
import { Functions } from './functions.ts';
import { makeKey } from './key.ts';
import { placeOf } from './place.ts';
import { Roles } from './roles.ts';
import type { Settings } from './settings.ts';
import { People } from './user-pool.ts';

export interface ControlPlaneProps extends StackProps {
  settings: Settings;
  manifest: Manifest;
  codeOf: CodeOf;
}

/** One per region of residency: who people are, and which companies exist. */
export class ControlPlaneStack extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly people: People;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id, props);
    const { settings, manifest } = props;
    const { stage } = settings;
    this.key = makeKey(this, 'Key', stage);
    this.table = new Table(this, 'Control', {
      tableName: controlTableName(stage),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'ttl',
      stream: StreamViewType.NEW_IMAGE,
    });
    this.people = new People(this, 'People', { stage });
    const place: Place = placeOf(this, settings, { key: this.key, pool: this.people.pool });
    const roles = new Roles(this, 'Roles', { place, manifest, only: (role) => role === 'trigger' });
    const functions = new Functions(this, 'Functions', {
      stage,
      specs: manifest.functions.filter(({ kind }) => kind === 'trigger'),
      roles,
      key: this.key,
      codeOf: props.codeOf,
      logDays: settings.logDays,
      logRemoval: RemovalPolicy.RETAIN,
      environmentOf: () => commonEnvironment(this, settings),
    });
    this.people.listenTo(functions);
  }
}
