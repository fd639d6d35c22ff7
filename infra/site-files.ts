import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { docsFiles, docsPaths } from './api-docs.ts';
import { contentTypes } from './page-policy.ts';
import { cacheControlOf, WEB_FOLDER } from './web-policy.ts';

/** A file of the site as a bucket keeps it. */
export interface SiteFile {
  key: string;
  type: string;
  cacheControl: string;
  body: Buffer;
}

/**
 * All that is served without a function: the built pages, the API's page and its document. The
 * page that names all other files comes last, so that it never names one that is not there yet.
 */
export function siteFiles(root: string): SiteFile[] {
  const find = docsFiles(root);
  const docs = docsPaths.flatMap((path) => {
    const file = find(path);
    return file ? [fileOf(path === '/docs' ? '/docs/index.html' : path, file.type, file.body)] : [];
  });
  const pages = builtFiles(join(root, WEB_FOLDER));
  return [
    ...docs,
    ...pages.filter(({ key }) => key !== 'index.html'),
    ...pages.filter(({ key }) => key === 'index.html'),
  ];
}

/** Compressed forms stay behind: the network compresses what it hands out. */
const builtFiles = (folder: string): SiteFile[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => extname(name) in contentTypes)
        .sort()
        .map((name) =>
          fileOf(
            `/${name}`,
            contentTypes[extname(name)] as string,
            readFileSync(join(folder, name)),
          ),
        );

const fileOf = (path: string, type: string, body: string | Buffer): SiteFile => ({
  key: path.slice(1),
  type,
  cacheControl: cacheControlOf(path),
  body: Buffer.from(body),
});
