import { CfnOutput, CfnParameter, Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { docsPolicy } from '../api-docs.ts';
import type { SocketSpec } from '../manifest-types.ts';
import { filesPolicy } from '../page-policy.ts';
import { webPolicy } from '../web-policy.ts';
import { acknowledge } from './acknowledge.ts';
import { keyOfFile, pageOfAddress, tellHost } from './edge-functions.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

export interface SiteProps {
  settings: Settings;
  sockets: readonly SocketSpec[];
  storage: Storage;
}

/** One origin for browsers: pages and their files, the API, uploaded files, and live updates. */
export class Site extends Construct {
  constructor(scope: Construct, id: string, { settings, sockets, storage }: SiteProps) {
    super(scope, id);
    const pages = this.pages(settings, storage);
    const behind = this.behind(settings);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Tandem ${settings.stage}`,
      domainNames: [settings.siteDomain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', this.certificateArn()),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: pages('web', webPolicy),
      additionalBehaviors: {
        '/docs*': pages('docs', docsPolicy),
        '/openapi.json': pages('document', docsPolicy),
        '/api/*': behind(settings.apiDomain),
        '/files/*': this.uploads(settings, storage),
        ...Object.fromEntries(sockets.map(({ path }) => [path, behind(settings.liveDomain)])),
      },
    });
    acknowledge(distribution, 'Companies work from wherever their people are.', 'CFR1');
    acknowledge(
      distribution,
      'Limits are per tenant in our own code; a web ACL is priced per deployment and added there.',
      'CFR2',
    );
    acknowledge(
      distribution,
      'Its log would hold queries, which hold names and numbers of people; the APIs behind it log ' +
        'every request without them.',
      'CFR3',
    );
    acknowledge(
      distribution,
      'Uploaded files are reached with the signature in the query, which an access control of the ' +
        'network would replace; the bucket lets nobody in without one.',
      'CFR7',
    );
    this.tell('SiteBucket', storage.site.bucketName);
    this.tell('SiteAddress', distribution.distributionDomainName);
  }

  /** An output under its own name, which whoever deploys looks for. */
  private tell(name: string, value: string): void {
    new CfnOutput(this, name, { value }).overrideLogicalId(name);
  }

  private certificateArn(): string {
    const parameter = new CfnParameter(this, 'CertificateArn', {
      description: 'Certificate for the domain of the site, in us-east-1',
      allowedPattern: '^arn:.+:certificate/.+$',
    });
    parameter.overrideLogicalId('SiteCertificateArn');
    return parameter.valueAsString;
  }

  private headers(id: string, settings: Settings, policy: string, cache?: string) {
    return new ResponseHeadersPolicy(this, `${id}-headers`, {
      responseHeadersPolicyName: `tandem-${settings.stage}-${id}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
          ...(cache ? [{ header: 'cache-control', value: cache, override: true }] : []),
        ],
      },
    });
  }

  private atEdge(id: string, settings: Settings, code: string) {
    return new EdgeFunction(this, `${id}-function`, {
      functionName: `tandem-${settings.stage}-${id}`,
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
  }

  /** What lies in the site's bucket, which only this network may read. */
  private pages(settings: Settings, storage: Storage) {
    const origin = S3BucketOrigin.withOriginAccessControl(storage.site, {
      // With the right to list, a file that is not there is a 404 and not a refusal.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    const page = this.atEdge('page', settings, pageOfAddress);
    return (id: string, policy: string): BehaviorOptions => ({
      origin,
      compress: true,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.headers(id, settings, policy),
      functionAssociations: [{ function: page, eventType: FunctionEventType.VIEWER_REQUEST }],
    });
  }

  /** The APIs: nothing is kept, everything is handed on but the name of the host. */
  private behind(settings: Settings) {
    const host = this.atEdge('host', settings, tellHost);
    return (domain: string): BehaviorOptions => ({
      origin: new HttpOrigin(domain, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      compress: true,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      functionAssociations: [{ function: host, eventType: FunctionEventType.VIEWER_REQUEST }],
    });
  }

  /**
   * Signed links to the companies' files; the session's cookies are none of the bucket's business.
   */
  private uploads(settings: Settings, storage: Storage): BehaviorOptions {
    const signed = new OriginRequestPolicy(this, 'SignedLinks', {
      originRequestPolicyName: `tandem-${settings.stage}-signed-links`,
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      headerBehavior: OriginRequestHeaderBehavior.allowList('x-amz-checksum-sha256'),
    });
    const key = this.atEdge('file', settings, keyOfFile);
    const origin = new HttpOrigin(storage.files.bucketRegionalDomainName, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    });
    return {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: signed,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: this.headers('files', settings, filesPolicy, 'private, no-store'),
      functionAssociations: [{ function: key, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }
}
