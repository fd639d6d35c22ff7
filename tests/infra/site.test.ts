import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docsPolicy } from '../../infra/api-docs.ts';
import { keyOfFile, pageOfAddress, tellHost } from '../../infra/aws/edge-functions.ts';
import { openObjectStore } from '../../infra/local/files/object-store.ts';
import { systemClock } from '../../infra/local/host-clock.ts';
import { openHostDb } from '../../infra/local/host-db.ts';
import { silentLog } from '../../infra/local/host-log.ts';
import { createAwsServer } from '../../infra/local/wire/aws-server.ts';
import { s3Handler } from '../../infra/local/wire/s3.ts';
import { manifest } from '../../infra/manifest.ts';
import { filesPolicy } from '../../infra/page-policy.ts';
import { siteFiles } from '../../infra/site-files.ts';
import { notPages, webPolicy } from '../../infra/web-policy.ts';
import { publishFiles } from '../../tools/publish-files.ts';
import { plain, type Synthesised, synthesise } from '../support/synthesise.ts';

interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
}

/** What the network would do with a request, in a context of its own. */
function atEdge(code: string, uri: string, headers: Record<string, string> = {}): EdgeRequest {
  const values = Object.entries(headers).map(([name, value]) => [name, { value }]);
  const event = { request: { uri, headers: Object.fromEntries(values) } };
  return runInNewContext(`${code}; handler(event)`, { event });
}

describe('at the edge', () => {
  test.each([
    ['/', '/index.html'],
    ['/sales/sales-orders/so_1', '/index.html'],
    ['/index.html', '/index.html'],
    ['/assets/main-abc.js', '/assets/main-abc.js'],
    ['/docs', '/docs/index.html'],
    ['/docs/', '/docs/index.html'],
    ['/docs/start.js', '/docs/start.js'],
    ['/openapi.json', '/openapi.json'],
  ])('%s is the object %s', (address, key) => {
    expect(atEdge(pageOfAddress, address).uri).toBe(key);
  });

  test('a file is asked for under the key that its link was signed for', () => {
    expect(atEdge(keyOfFile, '/files/t_a/file_b').uri).toBe('/t_a/file_b');
    expect(atEdge(keyOfFile, '/files/files/x').uri).toBe('/files/x');
  });

  test('the host that the browser saw travels along, whatever the browser claims it was', () => {
    const claimed = { host: 'app.example', 'x-tandem-host': 'evil.example' };
    const { headers } = atEdge(tellHost, '/api/account/me', claimed);
    expect(headers['x-tandem-host']).toEqual({ value: 'app.example' });
  });
});

interface Behaviour {
  PathPattern?: string;
  TargetOriginId: string;
  AllowedMethods?: string[];
  ViewerProtocolPolicy: string;
  CachePolicyId: unknown;
  OriginRequestPolicyId?: unknown;
  ResponseHeadersPolicyId?: unknown;
  FunctionAssociations: { FunctionARN: string }[];
}

interface Origin {
  Id: string;
  DomainName: string;
  OriginAccessControlId?: unknown;
}

interface DistributionConfig {
  DefaultCacheBehavior: Behaviour;
  CacheBehaviors: Behaviour[];
  Origins: Origin[];
}

const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the one origin of browsers', () => {
  let template: Synthesised;
  let behaviours: Map<string, Behaviour>;
  let origins: Map<string, Origin>;
  beforeAll(() => {
    template = synthesise();
    const [found] = template.ofType('AWS::CloudFront::Distribution');
    const config = plain<{ DistributionConfig: DistributionConfig }>(
      found?.[1].Properties,
    ).DistributionConfig;
    behaviours = new Map([
      ['*', config.DefaultCacheBehavior],
      ...config.CacheBehaviors.map((one) => [one.PathPattern as string, one] as const),
    ]);
    origins = new Map(config.Origins.map((one) => [one.Id, one]));
  }, 180_000);

  const originOf = (path: string) => origins.get(behaviours.get(path)?.TargetOriginId ?? '');
  const policyOf = (path: string) => {
    const id = /<(\w+)>/.exec(String(behaviours.get(path)?.ResponseHeadersPolicyId))?.[1];
    return JSON.stringify(template.resources[`cell.${id}`]?.Properties ?? {});
  };

  test('leads to the APIs, which are never kept and learn the host', () => {
    for (const [path, domain] of [
      ['/api/*', 'api.dev.tandem.example'],
      ...manifest.sockets.map((one) => [one.path, 'live.api.dev.tandem.example']),
    ] as [string, string][]) {
      expect(originOf(path)?.DomainName).toBe(domain);
      const behaviour = behaviours.get(path) as Behaviour;
      expect(behaviour.CachePolicyId).toBe(CACHING_DISABLED);
      expect(behaviour.OriginRequestPolicyId).toBe(ALL_BUT_HOST);
      expect(behaviour.AllowedMethods).toContain('PATCH');
      expect(behaviour.FunctionAssociations).toHaveLength(1);
    }
  });

  test('has a place for everything that is no page', () => {
    const served = [...behaviours.keys()].map((path) => path.split(/[/*]/)[1]);
    const local = ['assets', 'dev', 'health'];
    expect(notPages.filter((name) => !local.includes(name) && !served.includes(name))).toEqual([]);
  });

  test('reads its pages by access control, and takes no plain HTTP anywhere', () => {
    for (const path of ['*', '/docs*', '/openapi.json']) {
      expect(originOf(path)?.OriginAccessControlId).toBeTruthy();
    }
    for (const { ViewerProtocolPolicy } of behaviours.values()) {
      expect(['https-only', 'redirect-to-https']).toContain(ViewerProtocolPolicy);
    }
  });

  test('sends the headers of caution that the laptop sends', () => {
    expect(policyOf('*')).toContain(webPolicy);
    expect(policyOf('/docs*')).toContain(docsPolicy);
    expect(policyOf('/files/*')).toContain(filesPolicy);
    expect(policyOf('/files/*')).toContain('no-store');
    for (const path of ['*', '/docs*', '/files/*']) {
      expect(policyOf(path)).toContain('"AccessControlMaxAgeSec":63072000');
    }
  });

  test('hands no cookie to the bucket of files', () => {
    const id = /<(\w+)>/.exec(String(behaviours.get('/files/*')?.OriginRequestPolicyId))?.[1];
    const policy = template.resources[`cell.${id}`]?.Properties.OriginRequestPolicyConfig as {
      CookiesConfig: object;
      QueryStringsConfig: object;
    };
    expect(policy.CookiesConfig).toEqual({ CookieBehavior: 'none' });
    expect(policy.QueryStringsConfig).toEqual({ QueryStringBehavior: 'all' });
  });
});

describe('publishing the site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-site-'));
  const db = openHostDb(':memory:');
  const store = openObjectStore(db, folder, ['site'], systemClock);
  let server: Awaited<ReturnType<typeof createAwsServer>>;
  let client: S3Client;
  beforeAll(async () => {
    const signing = { secretOf: () => 'secret', now: Date.now };
    server = await createAwsServer([s3Handler({ store, signing, allows: () => true })], silentLog);
    client = new S3Client({
      endpoint: server.endpoint,
      region: 'x',
      forcePathStyle: true,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const root = join(import.meta.dirname, '../..');

  test('has the API page and its document even where no page was built', () => {
    const bare = siteFiles(root).filter(({ key }) => /^(docs|openapi)/.test(key));
    expect(bare.map(({ key }) => key).sort()).toEqual([
      'docs/index.html',
      'docs/start.js',
      'docs/swagger-ui-bundle.js',
      'docs/swagger-ui.css',
      'openapi.json',
    ]);
    const document = bare.find(({ key }) => key === 'openapi.json')?.body;
    expect(JSON.parse(String(document)).openapi).toMatch(/^3\.1\./);
  }, 60_000);

  test('names the page of the application last, so that what it loads is there', () => {
    const keys = siteFiles(root).map(({ key }) => key);
    if (existsSync(join(root, 'web/dist/index.html'))) expect(keys.at(-1)).toBe('index.html');
    expect(keys.filter((key) => /\.(br|gz)$/.test(key))).toEqual([]);
  }, 60_000);

  test('sends what changed and nothing else, with type and caching', async () => {
    const file = (key: string, text: string) => ({
      key,
      type: 'text/html; charset=utf-8',
      cacheControl: 'no-cache',
      body: Buffer.from(text),
    });
    const files = [file('a.html', 'one'), file('index.html', 'two')];
    expect(await publishFiles(client, 'site', files)).toBe(2);
    expect(await publishFiles(client, 'site', files)).toBe(0);
    expect(await publishFiles(client, 'site', [file('a.html', 'new'), files[1] as never])).toBe(1);
    const found = await client.send(new GetObjectCommand({ Bucket: 'site', Key: 'a.html' }));
    expect(await found.Body?.transformToString()).toBe('new');
    expect(found.ContentType).toBe('text/html; charset=utf-8');
    expect(found.CacheControl).toBe('no-cache');
  });
});
