import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../host-log.ts';
import { createGateway, listen } from './gateway.ts';
import { webPage } from './web-page.ts';

const INDEX = '<!doctype html><title>Tandem</title>';
const SCRIPT = 'export const a = 1;';

let server: Server;
let origin = '';

async function serve(folder: string): Promise<{ server: Server; origin: string }> {
  const made = createGateway({
    routes: [],
    runner: { has: () => false, invoke: async () => ({ ok: true, payload: null }) } as never,
    pages: [webPage(folder)],
    log: silentLog,
    now: () => 0,
  });
  return { server: made, origin: `http://127.0.0.1:${await listen(made, 0)}` };
}

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), INDEX);
  writeFileSync(join(folder, '.stamp'), 'secret of the build');
  writeFileSync(join(folder, 'assets/app-1a2b.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/app-1a2b.js.gz'), gzipSync(SCRIPT));
  ({ server, origin } = await serve(folder));
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers });

describe('the built pages', () => {
  it('answer every address of the application with its one page, which is asked for anew', async () => {
    for (const path of ['/', '/sign-in', '/sales/sales-orders/so_1?edit=1']) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(await response.text()).toBe(INDEX);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('are no answer to what belongs to programs', async () => {
    for (const path of ['/api/x', '/live', '/assets/gone.js', '/openapi.json', '/favicon.ico']) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(404);
  });

  it('allow scripts and styles of this site only, none inline', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('come compressed as the browser takes them, and are kept for good when they never change', async () => {
    const response = await fetch(`${origin}/assets/app-1a2b.js`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe(SCRIPT);
    const plain = await get('/assets/app-1a2b.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(gunzipSync(gzipSync(await plain.text())).toString()).toBe(SCRIPT);
  });

  it('hand out nothing else that lies there, or beside it', async () => {
    for (const path of ['/.stamp', '/assets/app-1a2b.js.gz', '/assets/../.stamp', '/..%2f.stamp']) {
      const text = await (await get(path)).text();
      expect(text, path).not.toContain('secret of the build');
    }
  });

  it('say how they are built where they are not', async () => {
    const other = await serve(join(tmpdir(), 'tandem-there-is-no-such-folder'));
    const response = await fetch(`${other.origin}/`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build:web');
    other.server.close();
    other.server.closeAllConnections();
  });
});
