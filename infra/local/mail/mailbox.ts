import { randomUUID } from 'node:crypto';
import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';

/** SES v2's Simple content. */
export interface MailContent {
  Subject?: { Data?: string };
  Body?: { Text?: { Data?: string }; Html?: { Data?: string } };
  Headers?: { Name: string; Value: string }[];
  Attachments?: { FileName: string; ContentType?: string; RawContent: string }[];
}

export interface OutgoingMail {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  text?: string;
  html?: string;
  /** The whole message, when it was sent as one. */
  raw?: string;
  headers: { name: string; value: string }[];
  /** `content` is base64. */
  attachments: { fileName: string; contentType: string; content: string }[];
}

export interface StoredMail extends OutgoingMail {
  id: string;
  sentAt: number;
}

export interface MailSummary {
  id: string;
  sentAt: number;
  from: string;
  to: string[];
  subject: string;
}

export interface Mailbox {
  store(mail: OutgoingMail): string;
  /** Newest first. */
  list(limit?: number): MailSummary[];
  get(id: string): StoredMail | undefined;
  clear(): void;
}

/** The inbox for all mail of the laptop edition grows no further than this. */
const MOST_MAILS = 1_000;

const TABLES = [
  `CREATE TABLE mail (
     position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
     sent_at INTEGER NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL,
     subject TEXT NOT NULL, mail TEXT NOT NULL)`,
];

export function openMailbox(
  db: HostDb,
  clock: HostClock,
  newId: () => string = randomUUID,
): Mailbox {
  db.migrate('mail', TABLES);
  return {
    store(mail) {
      const id = newId();
      db.transaction(() => {
        db.prepare(
          `INSERT INTO mail (id, sent_at, sender, recipients, subject, mail)
           VALUES (?, ?, ?, ?, ?, ?)`,
        ).run(id, clock.now(), mail.from, JSON.stringify(mail.to), mail.subject, textOf(mail));
        db.prepare('DELETE FROM mail WHERE position <= (SELECT max(position) FROM mail) - ?').run(
          MOST_MAILS,
        );
      });
      return id;
    },
    list: (limit = 100) =>
      db
        .prepare(
          `SELECT id, sent_at, sender, recipients, subject FROM mail
           ORDER BY position DESC LIMIT ?`,
        )
        .all(limit)
        .map((row) => ({
          id: String(row.id),
          sentAt: Number(row.sent_at),
          from: String(row.sender),
          to: JSON.parse(String(row.recipients)) as string[],
          subject: String(row.subject),
        })),
    get(id) {
      const row = db.prepare('SELECT id, sent_at, mail FROM mail WHERE id = ?').get(id);
      if (!row) return undefined;
      return { id, sentAt: Number(row.sent_at), ...(JSON.parse(String(row.mail)) as OutgoingMail) };
    },
    clear: () => void db.prepare('DELETE FROM mail').run(),
  };
}

const textOf = (mail: OutgoingMail) => JSON.stringify(mail);

type Addresses = Pick<OutgoingMail, 'from' | 'to' | 'cc' | 'bcc' | 'replyTo'>;

export const outgoingMail = {
  fromContent(content: MailContent, addresses: Addresses): OutgoingMail {
    const { Text, Html } = content.Body ?? {};
    return {
      ...addresses,
      subject: content.Subject?.Data ?? '',
      headers: (content.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
      attachments: (content.Attachments ?? []).map((file) => ({
        fileName: file.FileName,
        contentType: file.ContentType ?? 'application/octet-stream',
        content: file.RawContent,
      })),
      ...(Text?.Data === undefined ? {} : { text: Text.Data }),
      ...(Html?.Data === undefined ? {} : { html: Html.Data }),
    };
  },

  /** Reads the header of a MIME message; the body stays as it is, in `raw`. */
  fromRaw(
    raw: string,
    given: { from: string | undefined; to: string[]; cc: string[]; bcc: string[] },
  ): OutgoingMail {
    const headers = headersOf(raw);
    const value = (name: string) =>
      headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
    const list = (name: string) => value(name).split(/,\s*/).filter(Boolean);
    return {
      from: given.from ?? value('from'),
      to: given.to.length > 0 ? given.to : list('to'),
      cc: given.cc.length > 0 ? given.cc : list('cc'),
      bcc: given.bcc.length > 0 ? given.bcc : list('bcc'),
      replyTo: list('reply-to'),
      subject: value('subject'),
      headers,
      attachments: [],
      raw,
    };
  },
};

function headersOf(raw: string): { name: string; value: string }[] {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ');
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    const value = decodeWords(line.slice(colon + 1).trim());
    return [{ name: line.slice(0, colon), value }];
  });
}

/** RFC 2047: `=?utf-8?B?…?=` and `=?utf-8?Q?…?=`; blanks between two encoded words vanish. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([\w-]+)\?([BbQq])\?([^?]*)\?=/g, (whole, charset, kind, body) => {
      const bytes =
        kind.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : quotedBytes(String(body));
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    });
}

function quotedBytes(body: string): Buffer {
  const text = body
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
