import type { Mailbox } from '../mail/mailbox.ts';
import type { Page } from './gateway.ts';

export interface PageOptions {
  /** The root of the repository, from which static files are served. */
  root: string;
  mailbox: Mailbox;
}

/** What the host itself shows beside the API. */
export function pages({ mailbox }: PageOptions): Page[] {
  return [inboxPage(mailbox)];
}

/** GET /dev/inbox: mail that would have been sent. */
const inboxPage =
  (mailbox: Mailbox): Page =>
  (req, res) => {
    if (req.method !== 'GET' || req.url !== '/dev/inbox') return false;
    const mails = mailbox.list(100).map(({ id }) => mailbox.get(id));
    res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    res.end(JSON.stringify({ data: mails }));
    return true;
  };
