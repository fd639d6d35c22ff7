import type { IncomingMessage } from 'node:http';

/** The first language of the reader that we speak. */
export function languageOf(req: IncomingMessage): 'en' | 'zh-CN' {
  const wanted = (req.headers['accept-language'] ?? '').split(',').map((one) => one.trim());
  const known = wanted.find((one) => /^(zh|en)\b/i.test(one));
  return known?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
