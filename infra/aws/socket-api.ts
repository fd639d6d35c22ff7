import type { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat, CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  type CfnApi,
  DomainName,
  LogGroupLogDestination,
  SecurityPolicy,
  WebSocketApi,
  type WebSocketRoute,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SocketSpec } from '../manifest-types.ts';
import { SOCKET_STAGE } from '../roles.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';
import type { Roles } from './roles.ts';
import type { Settings } from './settings.ts';

/** Who connects and what is said are people's business; the log tells how it went. */
const logFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  event: '$context.eventType',
  status: '$context.status',
  latency: '$context.integrationLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
});

export interface SocketApiProps {
  settings: Settings;
  sockets: readonly SocketSpec[];
  functions: Functions;
  roles: Roles;
  certificate: ICertificate;
  key: IKey;
  logRemoval: RemovalPolicy;
}

/**
 * The WebSocket API, reached through the content delivery network under the path of the manifest.
 * It is made before the roles, which name it, and opened when there are functions to serve it.
 */
export class SocketApi extends Construct {
  readonly api: WebSocketApi;

  constructor(scope: Construct, id: string, { stage }: { stage: string }) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Sockets', { apiName: `tandem-${stage}-live` });
    const resource = this.api.node.defaultChild as CfnApi;
    resource.disableExecuteApiEndpoint = true;
  }

  open(props: SocketApiProps): void {
    const { settings, functions, sockets, certificate } = props;
    const domainName = new DomainName(this, 'Domain', {
      domainName: settings.liveDomain,
      certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    const stage = this.stage(props);
    for (const { path, function: target } of sockets) {
      const mappingKey = path.slice(1);
      new ApiMapping(this, `${mappingKey}-mapping`, {
        api: this.api,
        domainName,
        stage,
        apiMappingKey: mappingKey,
      });
      const integration = new WebSocketLambdaIntegration(target, functions.get(target));
      for (const key of ['$connect', '$disconnect', '$default']) {
        const route: WebSocketRoute = this.api.addRoute(key, { integration });
        acknowledge(
          route,
          'The function verifies cookie or token itself, and lets nobody hear anything before.',
          'APIG4',
        );
      }
    }
  }

  private stage({ settings, roles, key, logRemoval }: SocketApiProps): WebSocketStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: `/tandem/${settings.stage}/socket-api`,
      retention: settings.logDays,
      encryptionKey: key,
      removalPolicy: logRemoval,
    });
    const account = new CfnAccount(this, 'Logging', {
      cloudWatchRoleArn: roles.get('gateway').roleArn,
    });
    const stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: SOCKET_STAGE,
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(logFormat),
      },
    });
    stage.node.addDependency(account);
    return stage;
  }
}
