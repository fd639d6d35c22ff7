import type { IncomingMessage, ServerResponse } from 'node:http';
import { policyOf } from '../../page-policy.ts';

/** Text of anyone's making as text of a page. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

export interface Content {
  type: string;
  body: string | Buffer;
  policy?: string;
  /** Seconds that browsers may keep it; not at all if left out. */
  keepSeconds?: number;
}

/** Answers a GET or HEAD; every page carries the same headers of caution. */
export function send(req: IncomingMessage, res: ServerResponse, content: Content): true {
  const { type, policy = policyOf(), keepSeconds } = content;
  const body = Buffer.from(content.body);
  res.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'content-security-policy': policy,
    'cache-control': keepSeconds === undefined ? 'no-store' : `max-age=${keepSeconds}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}

export interface HtmlPage {
  title: string;
  language: 'en' | 'zh-CN';
  /** Trusted: whatever others wrote must have been escaped. */
  body: string;
}

export const htmlPage = ({ title, language, body }: HtmlPage): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/host.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** One quiet column, the reader's own font and colour scheme. */
export const HOST_CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.25rem; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 1rem; }
h2 { font-size: 1rem; font-weight: 600; margin: 0; }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; }
a { color: inherit; text-underline-offset: 0.2em; }
code, pre { font: 0.9rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5rem 0 0; }
article { border-top: 1px solid; padding: 1rem 0; }
.meta { opacity: 0.7; margin: 0; }
`;
