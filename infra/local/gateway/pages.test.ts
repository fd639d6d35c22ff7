import { request, type Server } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../../shared/contracts/system.ts';
import { openHostDb } from '../host-db.ts';
import { silentLog } from '../host-log.ts';
import { openMailbox } from '../mail/mailbox.ts';
import { createGateway, listen } from './gateway.ts';
import { pages } from './pages.ts';

const root = resolve(import.meta.dirname, '../../..');
const db = openHostDb(':memory:');
const mailbox = openMailbox(db, { now: () => 1_800_000_000_000 } as never);

let server: Server;
let origin = '';

beforeAll(async () => {
  server = createGateway({
    routes: [],
    runner: { has: () => false, invoke: async () => ({ ok: true, payload: null }) } as never,
    pages: pages({ root, mailbox }),
    log: silentLog,
    now: () => 0,
  });
  origin = `http://127.0.0.1:${await listen(server, 0)}`;
  mailbox.store({
    from: 'Tandem <no-reply@tandem.example>',
    to: ['someone@example.test'],
    subject: '<script>alert(1)</script>',
    text: 'Your code is <b>123456</b> & no more.',
    cc: [],
    bcc: [],
    replyTo: [],
    headers: [],
    attachments: [],
  });
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers });

/** Every address that a page loads or leads to. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/(?:src|href|action|url)\s*[=:(]\s*["']?([^"'\s>)]+)/g)].map(
    ([, address]) => address as string,
  );

/** The directives of a policy and the sources that each allows. */
const sourcesOf = (policy: string): string[] =>
  policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));

describe('pages of the host', () => {
  it('load and name nothing from elsewhere', async () => {
    for (const path of ['/docs', '/docs/start.js', '/dev/inbox']) {
      const response = await get(path, { accept: 'text/html' });
      const addresses = addressesIn(await response.text());
      expect(addresses.length, path).toBeGreaterThan(0);
      for (const address of addresses) {
        const url = new URL(address, origin);
        expect(url.protocol === 'data:' || url.origin === origin, `${path}: ${address}`).toBe(true);
        if (url.protocol !== 'data:') expect((await get(url.pathname)).status, address).toBe(200);
      }
    }
  });

  it('allow no source but their own site', async () => {
    for (const path of ['/docs', '/docs/swagger-ui-bundle.js', '/dev/inbox', '/health']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(
        sourcesOf(policy).filter((one) => !["'none'", "'self'", 'data:'].includes(one)),
      ).toEqual([]);
    }
  });

  it('serve the API document, whole', async () => {
    const response = await get('/openapi.json');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const document = (await response.json()) as { openapi: string; tags: { name: string }[] };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.tags.map(({ name }) => name)).toEqual(modules.map(({ id }) => id));
  });

  it('turn off what would send the document to a validator elsewhere', async () => {
    expect(await (await get('/docs/start.js')).text()).toContain('validatorUrl: null');
  });

  it('serve no other file of the package, nor of the disk', async () => {
    for (const path of ['/docs/package.json', '/docs/../package.json', '/docs/..%2fpackage.json']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  it('show mail as text to people and as JSON to programs', async () => {
    const html = await get('/dev/inbox', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    const text = await html.text();
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('Your code is &#60;b&#62;123456&#60;/b&#62; &#38; no more.');
    expect(text).not.toContain('<script>');
    const json = await get('/dev/inbox');
    expect(await json.json()).toMatchObject({ data: [{ to: ['someone@example.test'] }] });
  });

  it('keep mail from a page that reaches this machine under a name of its own', async () => {
    const status = await new Promise((done, fail) => {
      const { port } = new URL(origin);
      const options = { host: '127.0.0.1', port, path: '/dev/inbox' };
      request({ ...options, headers: { host: 'elsewhere.example' } }, (res) => {
        res.resume();
        done(res.statusCode);
      })
        .on('error', fail)
        .end();
    });
    expect(status).toBe(404);
  });

  it('answer reads only, and HEAD without a body', async () => {
    expect((await fetch(`${origin}/health`, { method: 'POST' })).status).toBe(404);
    const head = await fetch(`${origin}/health`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
  });
});
