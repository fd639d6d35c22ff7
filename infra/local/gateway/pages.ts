import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { docsFiles, docsPolicy } from '../../api-docs.ts';
import { HTML, JSON_TYPE, policyOf } from '../../page-policy.ts';
import { WEB_FOLDER } from '../../web-policy.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Page } from './gateway.ts';
import { HOST_CSS, send } from './html.ts';
import { inboxPage } from './inbox-page.ts';
import { languageOf } from './language-of.ts';
import { webPage } from './web-page.ts';

export interface PageOptions {
  /** The root of the repository, where packages are installed. */
  root: string;
  mailbox: Mailbox;
}

const MOST_MAILS = 100;

/** What the host itself shows beside the API. */
export function pages({ root, mailbox }: PageOptions): Page[] {
  return [
    at('/host.css', (req, res) =>
      send(req, res, { type: 'text/css; charset=utf-8', body: HOST_CSS, keepSeconds: 3600 }),
    ),
    at('/health', (req, res) => send(req, res, { type: JSON_TYPE, body: '{"status":"ok"}' })),
    docsPage(root),
    at('/dev/inbox', inbox(mailbox)),
    webPage(join(root, WEB_FOLDER)),
  ];
}

/** The icon of a page is empty data, so that browsers do not ask for one. */
const pagePolicy = policyOf({ 'img-src': "'self' data:" });

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').split('?')[0] as string;
const isRead = (req: IncomingMessage): boolean => req.method === 'GET' || req.method === 'HEAD';

const at =
  (path: string, page: Page): Page =>
  (req, res) =>
    isRead(req) && pathOf(req) === path && page(req, res);

function docsPage(root: string): Page {
  const fileAt = docsFiles(root);
  return (req, res) => {
    const file = isRead(req) ? fileAt(pathOf(req)) : undefined;
    return file !== undefined && send(req, res, { ...file, policy: docsPolicy });
  };
}

/** Mail holds codes that open accounts: a name of somebody else's that points here gets none. */
const inbox =
  (mailbox: Mailbox): Page =>
  (req, res) => {
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(req.headers.host ?? '')) return false;
    const mails = mailbox.list(MOST_MAILS).flatMap(({ id }) => mailbox.get(id) ?? []);
    if (prefersHtml(req)) {
      const body = inboxPage(mails, languageOf(req));
      return send(req, res, { type: HTML, policy: pagePolicy, body });
    }
    return send(req, res, { type: JSON_TYPE, body: JSON.stringify({ data: mails }) });
  };

/** Browsers name HTML first; programs name JSON, or anything. */
function prefersHtml(req: IncomingMessage): boolean {
  const accept = req.headers.accept ?? '';
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html >= 0 && (json < 0 || html < json);
}
