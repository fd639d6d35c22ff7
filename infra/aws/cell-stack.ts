import { CfnParameter, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { FunctionSpec, Manifest } from '../manifest-types.ts';
import { functionName, roleName, SOCKET_STAGE } from '../roles.ts';
import { Alarms } from './alarms.ts';
import { Bus } from './bus.ts';
import type { ControlPlaneStack } from './control-plane-stack.ts';
import { commonEnvironment } from './environment.ts';
import { type CodeOf, Functions } from './functions.ts';
import { Api } from './http-api.ts';
import { Machines } from './machines.ts';
import { filesBucketName, placeOf } from './place.ts';
import { Queues } from './queues.ts';
import { Roles } from './roles.ts';
import type { Settings } from './settings.ts';
import { Site } from './site.ts';
import { SocketApi } from './socket-api.ts';
import { Sources } from './sources.ts';
import { Storage } from './storage.ts';

export interface CellProps extends StackProps {
  settings: Settings;
  manifest: Manifest;
  controlPlane: ControlPlaneStack;
  codeOf: CodeOf;
}

/**
 * Everything that serves tenants. Their tables are made at run time by the provisioner: nothing
 * in this stack grows with the number of tenants.
 */
export class CellStack extends Stack {
  constructor(scope: Construct, id: string, props: CellProps) {
    super(scope, id, props);
    const { settings, manifest, controlPlane } = props;
    const { key, people } = controlPlane;
    const { stage } = settings;
    const logRemoval = RemovalPolicy.RETAIN;
    const common = { settings, stage, manifest, key, logRemoval, logDays: settings.logDays };

    const storage = new Storage(this, 'Storage', {
      filesBucket: filesBucketName(this, settings),
      key,
    });
    new CfnEmailIdentity(this, 'Mail', { emailIdentity: settings.mailDomain });
    const live = new SocketApi(this, 'Live', { stage });
    const roles = new Roles(this, 'Roles', {
      place: placeOf(this, settings, { key, pool: people.pool, socketApiId: live.api.apiId }),
      manifest,
      only: (role) => role !== 'trigger',
    });
    const queues = new Queues(this, 'Queues', common);
    const relayDead = queues.deadLetter('relay-dead');
    const environment = commonEnvironment(this, settings, people);
    const provisioning = {
      TANDEM_RELAY: functionName(settings, 'relay'),
      TANDEM_SEALER: functionName(settings, 'sealer'),
      TANDEM_RELAY_DEAD: relayDead.queueArn,
      TANDEM_TABLE_KEY: key.keyArn,
      TANDEM_REMOVAL_ROLE_ARN: `arn:${this.partition}:iam::${this.account}:role/${roleName(settings, 'removal')}`,
    };
    const telling = {
      relay: { TANDEM_LIVE_CHANGES: functionName(settings, 'live-changes') },
      live: { TANDEM_LIVE_ENDPOINT: `https://${settings.liveDomain}/${SOCKET_STAGE}` },
      provisioner: provisioning,
    };
    const functions = new Functions(this, 'Functions', {
      ...common,
      specs: manifest.functions.filter(({ kind }) => kind !== 'trigger'),
      roles,
      codeOf: props.codeOf,
      environmentOf: ({ role }: FunctionSpec) => ({
        ...environment,
        ...(telling[role as keyof typeof telling] ?? {}),
      }),
    });
    queues.feed(manifest, functions);
    const machines = new Machines(this, 'Machines', {
      ...common,
      specs: manifest.machines,
      functions,
      roles,
    });
    new Bus(this, 'Events', { ...common, rules: manifest.rules, queues, machines, roles });
    new Sources(this, 'Sources', {
      ...common,
      controlTable: controlPlane.table,
      functions,
      machines,
      queues,
      roles,
    });
    const certificate = this.certificate();
    const { api } = new Api(this, 'Api', {
      ...common,
      routes: manifest.routes,
      functions,
      certificate,
    });
    live.open({ ...common, sockets: manifest.sockets, functions, roles, certificate });
    new Site(this, 'Site', { settings, sockets: manifest.sockets, storage });
    new Alarms(this, 'Alarms', { ...common, api, live: live.api, functions, queues, machines });
  }
  private certificate(): ICertificate {
    const parameter = new CfnParameter(this, 'CertificateArn', {
      description: 'Certificate for the domains of the API and of live updates',
      allowedPattern: '^arn:.+:certificate/.+$',
    });
    parameter.overrideLogicalId('ApiCertificateArn');
    return Certificate.fromCertificateArn(this, 'Certificate', parameter.valueAsString);
  }
}
