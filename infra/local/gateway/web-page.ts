import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { contentTypes as types } from '../../page-policy.ts';
import { cacheControlOf, notPages, webPolicy } from '../../web-policy.ts';
import type { Page } from './gateway.ts';

const NOT_BUILT =
  'The web application has not been built. Run "npm run build:web", then load this page again.\n';

const INDEX = '/index.html';
const PLAIN = /^(\/[\w-][\w.-]*)+$/;

/** The built pages: files by their name, and for every other address the one page of the app. */
export function webPage(folder: string): Page {
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const path = (req.url ?? '/').split('?')[0] as string;
    if (path !== INDEX && isBuilt(folder, path)) return sendFile(req, res, folder, path);
    if (!isPage(path)) return false;
    return isBuilt(folder, INDEX) ? sendFile(req, res, folder, INDEX) : sendNote(res);
  };
}

/** Only what was built can be asked for: no name begins with a dot, so no path leads elsewhere. */
const isBuilt = (folder: string, path: string): boolean =>
  extname(path) in types &&
  PLAIN.test(path) &&
  statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;

function isPage(path: string): boolean {
  const [, first = ''] = path.split('/');
  return !notPages.includes(first) && extname(path) === '';
}

function sendFile(req: IncomingMessage, res: ServerResponse, folder: string, path: string): true {
  const { body, encoding } = smallest(join(folder, path), req.headers['accept-encoding']);
  res.writeHead(200, {
    'content-type': types[extname(path)] as string,
    'content-length': body.length,
    'cache-control': cacheControlOf(path),
    vary: 'accept-encoding',
    'content-security-policy': webPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(encoding && { 'content-encoding': encoding }),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}

/** The file as it was compressed when it was built, in the best form that the browser takes. */
function smallest(path: string, accepted: string | string[] | undefined) {
  const takes = String(accepted ?? '').split(/\s*,\s*/);
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (takes.some((one) => one.split(';')[0] === encoding) && existsSync(`${path}${ending}`)) {
      return { body: readFileSync(`${path}${ending}`), encoding };
    }
  }
  return { body: readFileSync(path), encoding: undefined };
}

function sendNote(res: ServerResponse): true {
  res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(NOT_BUILT);
  return true;
}
