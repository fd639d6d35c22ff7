import { crossSiteRequest } from './identity-errors.ts';
import { tokenLifetimes } from './token-lifetimes.ts';

const names = { access: '__Host-tandem-access', refresh: '__Host-tandem-refresh' } as const;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const value = /^[A-Za-z0-9._~+/=-]{1,4000}$/;

/** The cookies of a browser session; an absent one was not sent or not legible. */
export interface SessionCookies {
  accessToken?: string;
  refreshToken?: string;
}

/** Header names in lower case, as Node and API Gateway give them. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** The `Set-Cookie` values that begin or renew a session. */
export function buildSessionCookies(tokens: {
  accessToken: string;
  refreshToken: string;
}): string[] {
  return [
    cookie(names.access, tokens.accessToken, tokenLifetimes.accessTokenSeconds),
    cookie(names.refresh, tokens.refreshToken, tokenLifetimes.refreshTokenSeconds),
  ];
}

/** The `Set-Cookie` values that end a session in the browser. */
export function clearSessionCookies(): string[] {
  return [cookie(names.access, '', 0), cookie(names.refresh, '', 0)];
}

/**
 * Reads the session from a `Cookie` header. A name sent twice counts as not sent: one of the two
 * was planted, and the header does not tell which.
 */
export function parseSessionCookies(header: string | undefined): SessionCookies {
  const found = new Map<string, string[]>();
  for (const pair of (header ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut < 0) continue;
    const name = pair.slice(0, cut).trim();
    found.set(name, [...(found.get(name) ?? []), pair.slice(cut + 1).trim()]);
  }
  const read = (name: string): string | undefined => {
    const values = found.get(name) ?? [];
    return values.length === 1 && value.test(values[0] as string) ? values[0] : undefined;
  };
  const [accessToken, refreshToken] = [read(names.access), read(names.refresh)];
  return {
    ...(accessToken !== undefined && { accessToken }),
    ...(refreshToken !== undefined && { refreshToken }),
  };
}

/**
 * Refuses a request that another site made the browser send with its cookies. Call it for every
 * request that is authenticated by cookie. Safe methods pass; others need a JSON content type,
 * which no form can send, and proof of the sending page: an Origin equal to this host, or in its
 * absence `Sec-Fetch-Site: same-origin`. `host` is the public one where a proxy rewrites it.
 * Throws crossSiteRequest (403).
 */
export function requireSameOrigin(
  headers: RequestHeaders,
  method: string,
  host: string | undefined = headers.host,
): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())) return;
  const site = headers['sec-fetch-site'];
  const fromHere =
    headers.origin === undefined ? site === 'same-origin' : isOriginOf(headers.origin, host);
  const sameSite = site === undefined || site === 'same-origin';
  if (!fromHere || !sameSite || !isJson(headers['content-type'])) throw crossSiteRequest();
}

/**
 * Refuses a socket that another site's page opens with this site's cookies: opening one is a GET,
 * and no browser asks beforehand. Browsers always name the page's origin.
 * Throws crossSiteRequest (403).
 */
export function requireOwnOrigin(headers: RequestHeaders, host: string | undefined): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const sameSite = site === undefined || site === 'same-origin';
  if (origin === undefined || !isOriginOf(origin, host) || !sameSite) throw crossSiteRequest();
}

function cookie(name: string, content: string, maxAgeSeconds: number): string {
  return `${name}=${content}; Max-Age=${maxAgeSeconds}; ${attributes}`;
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** Plain http is another origin, unless the site itself is on this machine's loopback. */
function isOriginOf(origin: string, host: string | undefined): boolean {
  if (host === undefined || host === '') return false;
  const known = host.toLowerCase();
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(known);
  return origin === `https://${known}` || (loopback && origin === `http://${known}`);
}
