/** Nothing comes from elsewhere, nothing runs but what is allowed by name. */
export const policyOf = (more: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...more,
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/** Uploaded files are never shown as pages of this site, whatever they hold. */
export const filesPolicy = "default-src 'none'; sandbox";

export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

/** By the ending of a file's name; what is not here is no part of the site. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': HTML,
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': JSON_TYPE,
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
