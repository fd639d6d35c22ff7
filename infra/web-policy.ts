/** Where the built pages lie, from the root of the repository. */
export const WEB_FOLDER = 'web/dist';

/** First segments of the paths that are no pages: whoever asks for one gets no page instead. */
export const notPages = ['api', 'assets', 'dev', 'docs', 'files', 'health', 'live', 'openapi.json'];

/** Scripts, styles and requests are of this site only, and nothing stands inline. */
export const webPolicy = Object.entries({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** Files with a hash in their name never change; everything else is asked for again. */
export const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
