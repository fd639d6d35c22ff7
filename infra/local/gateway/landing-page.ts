import type { IncomingMessage } from 'node:http';
import { htmlPage } from './html.ts';

type Language = 'en' | 'zh-CN';

/** The first language of the reader that we speak. */
export function languageOf(req: IncomingMessage): Language {
  const wanted = (req.headers['accept-language'] ?? '').split(',').map((one) => one.trim());
  const known = wanted.find((one) => /^(zh|en)\b/i.test(one));
  return known?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

interface Texts {
  title: string;
  says: string;
  links: readonly (readonly [href: string, name: string, meaning: string])[];
  stop: string;
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    title: 'Tandem is running',
    says: 'Customers, orders, stock and books of a company, on this computer and nowhere else. What you enter stays in its data folder.',
    links: [
      ['/docs', 'API documentation', 'every operation, to read and to try'],
      ['/openapi.json', 'OpenAPI document', 'the same for programs'],
      ['/dev/inbox', 'Inbox', 'the mail that would have been sent'],
      ['/health', 'Health', 'whether the host answers'],
    ],
    stop: 'Press Ctrl-C in the terminal to stop. Nothing that was answered is lost.',
  },
  'zh-CN': {
    title: 'Tandem 正在运行',
    says: '公司的客户、订单、库存和账簿，都在这台电脑上，不在别处。录入的内容保存在它的数据文件夹里。',
    links: [
      ['/docs', '接口文档', '全部操作，可查阅、可试用'],
      ['/openapi.json', 'OpenAPI 文件', '供程序读取'],
      ['/dev/inbox', '收件箱', '本应发出的邮件'],
      ['/health', '健康检查', '主机是否应答'],
    ],
    stop: '在终端按 Ctrl-C 停止。已应答的数据不会丢失。',
  },
};

/** What runs here, and where to go next. */
export function landingPage(language: Language): string {
  const { title, says, links, stop } = texts[language];
  const items = links.map(
    ([href, name, meaning]) => `<dt><a href="${href}">${name}</a></dt>\n<dd>${meaning}</dd>`,
  );
  const body = [
    `<h1>${title}</h1>`,
    `<p>${says}</p>`,
    `<dl>\n${items.join('\n')}\n</dl>`,
    `<p>${stop}</p>`,
  ].join('\n');
  return htmlPage({ title, language, body });
}
