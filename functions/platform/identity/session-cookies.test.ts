import { describe, expect, it } from 'vitest';
import {
  buildSessionCookies,
  clearSessionCookies,
  parseSessionCookies,
  requireSameOrigin,
} from './session-cookies.ts';

describe('session cookies', () => {
  it('are bound to the host, out of reach of scripts and as long as the tokens live', () => {
    expect(buildSessionCookies({ accessToken: 'a.b.c', refreshToken: 'r-1' })).toEqual([
      '__Host-tandem-access=a.b.c; Max-Age=900; Path=/; Secure; HttpOnly; SameSite=Lax',
      '__Host-tandem-refresh=r-1; Max-Age=2592000; Path=/; Secure; HttpOnly; SameSite=Lax',
    ]);
  });

  it('are read back from what the browser sends', () => {
    const header = buildSessionCookies({ accessToken: 'a.b.c', refreshToken: 'r-1' })
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    expect(parseSessionCookies(`theme=dark; ${header}`)).toEqual({
      accessToken: 'a.b.c',
      refreshToken: 'r-1',
    });
  });

  it.each([
    ['no header', undefined, {}],
    ['other names', 'tandem-access=a; __Secure-tandem-access=a', {}],
    ['a name sent twice', '__Host-tandem-access=a; __Host-tandem-access=b', {}],
    ['an empty value', '__Host-tandem-access=; __Host-tandem-refresh=r', { refreshToken: 'r' }],
    ['signs no token has', '__Host-tandem-access="a b"', {}],
  ])('with %s', (_, header, cookies) => {
    expect(parseSessionCookies(header)).toEqual(cookies);
  });

  it('are cleared under the same attributes', () => {
    for (const cookie of clearSessionCookies()) {
      expect(cookie).toMatch(/^__Host-tandem-\w+=; Max-Age=0; Path=\/; Secure; HttpOnly/);
    }
  });
});

const host = 'app.tandem.example';
const json = { host, 'content-type': 'application/json' };

describe('requireSameOrigin', () => {
  it.each([
    ['a read from another site', 'GET', { host, origin: 'https://evil.example' }],
    ['our page', 'POST', { ...json, origin: `https://${host}` }],
    [
      'a charset',
      'PUT',
      {
        host,
        'content-type': 'application/json; charset=utf-8',
        origin: `https://${host}`,
      },
    ],
    ['no Origin but fetch metadata', 'DELETE', { ...json, 'sec-fetch-site': 'same-origin' }],
    [
      'both',
      'PATCH',
      {
        ...json,
        origin: `https://${host}`,
        'sec-fetch-site': 'same-origin',
      },
    ],
    [
      'a laptop',
      'POST',
      {
        ...json,
        host: '127.0.0.1:4000',
        origin: 'http://127.0.0.1:4000',
      },
    ],
  ])('lets pass: %s', (_, method, headers) => {
    expect(() => requireSameOrigin(headers, method)).not.toThrow();
  });

  it.each([
    ['another site', 'POST', { ...json, origin: 'https://evil.example' }],
    ['a subdomain', 'POST', { ...json, origin: `https://x.${host}` }],
    ['a host that begins like ours', 'POST', { ...json, origin: `https://${host}.evil.example` }],
    ['another port', 'POST', { ...json, origin: `https://${host}:8443` }],
    ['plain http', 'POST', { ...json, origin: `http://${host}` }],
    ['an opaque origin', 'POST', { ...json, origin: 'null' }],
    [
      'a sandboxed frame with metadata',
      'POST',
      {
        ...json,
        origin: 'null',
        'sec-fetch-site': 'same-origin',
      },
    ],
    [
      'our Origin but cross-site metadata',
      'POST',
      {
        ...json,
        origin: `https://${host}`,
        'sec-fetch-site': 'cross-site',
      },
    ],
    ['a sibling site', 'POST', { ...json, 'sec-fetch-site': 'same-site' }],
    ['neither Origin nor metadata', 'POST', json],
    [
      'a form',
      'POST',
      {
        host,
        origin: `https://${host}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    ],
    [
      'text that only looks like JSON',
      'POST',
      {
        host,
        origin: `https://${host}`,
        'content-type': 'text/plain; application/json',
      },
    ],
    ['no content type', 'DELETE', { host, origin: `https://${host}` }],
    [
      'no host',
      'POST',
      {
        'content-type': 'application/json',
        origin: 'https://',
        host: undefined,
      },
    ],
    ['a method in small letters', 'post', { ...json, origin: 'https://evil.example' }],
  ])('refuses: %s', (_, method, headers) => {
    expect(() => requireSameOrigin(headers, method)).toThrow(
      expect.objectContaining({ code: 'crossSiteRequest', status: 403 }),
    );
  });

  it('compares with the public host where a proxy rewrites the header', () => {
    const headers = { ...json, host: 'abc.execute-api.example', origin: `https://${host}` };
    expect(() => requireSameOrigin(headers, 'POST')).toThrow();
    expect(() => requireSameOrigin(headers, 'POST', host)).not.toThrow();
  });
});
