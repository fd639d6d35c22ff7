import type { StoredMail } from '../mail/mailbox.ts';
import { escapeHtml, htmlPage } from './html.ts';

/** Mail as text: what others wrote is shown, never run. */
export function inboxPage(mails: readonly StoredMail[], language: 'en' | 'zh-CN'): string {
  const zh = language === 'zh-CN';
  const title = zh ? '收件箱' : 'Inbox';
  const none = zh ? '还没有邮件。' : 'No mail yet.';
  const body = [
    `<h1>${title}</h1>`,
    ...(mails.length === 0 ? [`<p>${none}</p>`] : mails.map(mailArticle)),
  ].join('\n');
  return htmlPage({ title, language, body });
}

function mailArticle({ subject, to, from, sentAt, text, html, raw }: StoredMail): string {
  const sent = new Date(sentAt).toISOString();
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="meta">${escapeHtml(from)} → ${escapeHtml(to.join(', '))} · <time datetime="${sent}">${sent}</time></p>
<pre>${escapeHtml(text ?? html ?? raw ?? '')}</pre>
</article>`;
}
