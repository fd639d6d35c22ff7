import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { HTML, JSON_TYPE, policyOf } from './page-policy.ts';

/** The few files of the package that the page needs, by the name under /docs/. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** No validator badge: it would send the document's address to somebody else's server. */
const START = `window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#api',
    deepLinking: true,
    validatorUrl: null,
    queryConfigEnabled: false,
    docExpansion: 'none',
    defaultModelsExpandDepth: 0,
    persistAuthorization: false,
  });
});
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tandem API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="data:,">
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body>
<div id="api"></div>
<noscript><p>The same as a file: <a href="/openapi.json">/openapi.json</a></p></noscript>
</body>
</html>
`;

/** Scripts, styles and requests of this site only; its icons are data. */
export const docsPolicy = policyOf({
  'script-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
});

/** The paths under which there is something. */
export const docsPaths = [
  '/docs',
  '/docs/start.js',
  '/openapi.json',
  ...Object.keys(files).map((name) => `/docs/${name}`),
];

/**
 * Finds the API page, what it loads and the API document, by path. The document is the generated
 * file: to make it anew takes seconds and more memory than all else that a host does at rest.
 * `root` is that of the repository, where packages are installed.
 */
export function docsFiles(root: string) {
  const require = createRequire(join(root, 'package.json'));
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  return (path: string): { type: string; body: string | Buffer } | undefined => {
    if (path === '/docs' || path === '/docs/') return { type: HTML, body: PAGE };
    if (path === '/docs/start.js') return { type: 'text/javascript; charset=utf-8', body: START };
    if (path === '/openapi.json') {
      return { type: JSON_TYPE, body: readFileSync(join(root, 'docs/openapi.json')) };
    }
    const name = path.startsWith('/docs/') ? path.slice('/docs/'.length) : '';
    const type = Object.hasOwn(files, name) ? files[name] : undefined;
    return type === undefined ? undefined : { type, body: readFileSync(join(folder, name)) };
  };
}
