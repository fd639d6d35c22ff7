import type { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RouteSpec } from '../manifest-types.ts';
import { acknowledge } from './acknowledge.ts';
import type { Functions } from './functions.ts';
import type { Settings } from './settings.ts';

export interface ApiProps {
  settings: Settings;
  routes: readonly RouteSpec[];
  functions: Functions;
  certificate: ICertificate;
  key: IKey;
  logRemoval: RemovalPolicy;
}

const methods = { ANY: HttpMethod.ANY, GET: HttpMethod.GET, HEAD: HttpMethod.HEAD } as const;

/** Neither queries nor addresses: they hold names and numbers of people. */
const logFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
});

/** Routes to functions; who the caller is, every function finds out itself. */
export class Api extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { settings, functions } = props;
    this.api = new HttpApi(this, 'Http', {
      apiName: `tandem-${settings.stage}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: true,
    });
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const { method, path, function: target } of props.routes) {
      const integration =
        integrations.get(target) ?? new HttpLambdaIntegration(target, functions.get(target));
      integrations.set(target, integration);
      const made = this.api.addRoutes({ path, methods: [methods[method]], integration });
      for (const route of made) {
        acknowledge(
          route,
          'Each function verifies token, key or cookie itself: an authorizer of an HTTP API can ' +
            'only be cached when all three are present.',
          'APIG4',
        );
      }
    }
    const stage = this.stage(props);
    const domain = new DomainName(this, 'Domain', {
      domainName: settings.apiDomain,
      certificate: props.certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName: domain, stage });
  }

  private stage({ settings, key, logRemoval }: ApiProps): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: `/tandem/${settings.stage}/http-api`,
      retention: settings.logDays,
      encryptionKey: key,
      removalPolicy: logRemoval,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Above what a cell's tenants may do together; each tenant's own limit is ours.
      throttle: { rateLimit: 2000, burstLimit: 4000 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(logFormat),
      },
    });
  }
}
