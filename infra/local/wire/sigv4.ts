import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { headerOf, WireError } from './http-messages.ts';

export interface SigV4Options {
  /** The secret of an access key that this host has given out. */
  secretOf(accessKeyId: string): string | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Signature {
  accessKeyId: string;
  /** `<yyyymmdd>/<region>/<service>/aws4_request`. */
  scope: string;
  date: string;
  signedHeaders: string[];
  signature: string;
  payloadHash: string;
  query: [string, string][];
  notAfter: number;
}

const CLOCK_SKEW_MS = 15 * 60_000;
const LONGEST_PRESIGN_SECONDS = 7 * 24 * 3_600;

/**
 * Verifies S3's Signature Version 4, in the header or presigned in the query, and answers the
 * access key. Throws S3's own errors. The hash of the body is the caller's to compare.
 */
export function verifySigV4(req: IncomingMessage, options: SigV4Options): string {
  const signature = signatureOf(req);
  const secret = options.secretOf(signature.accessKeyId);
  if (secret === undefined) {
    throw denied('InvalidAccessKeyId', 'The access key id does not exist in our records.');
  }
  const sentAt = timeOf(signature.date);
  const now = options.now();
  if (Number.isNaN(sentAt) || sentAt > now + CLOCK_SKEW_MS || now > signature.notAfter) {
    throw denied('AccessDenied', 'Request has expired');
  }
  const [day = '', region = '', service = ''] = signature.scope.split('/');
  let key = createHmac('sha256', `AWS4${secret}`).update(day).digest();
  for (const part of [region, service, 'aws4_request']) {
    key = createHmac('sha256', key).update(part).digest();
  }
  const text = ['AWS4-HMAC-SHA256', signature.date, signature.scope, canonicalHash(req, signature)];
  const expected = createHmac('sha256', key).update(text.join('\n')).digest();
  const given = Buffer.from(signature.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw denied('SignatureDoesNotMatch', 'The request signature does not match.');
  }
  return signature.accessKeyId;
}

function signatureOf(req: IncomingMessage): Signature {
  const [, search = ''] = (req.url ?? '').split('?', 2);
  const query = search.split('&').filter(Boolean).map(pairOf);
  const named = new Map(query);
  if (named.has('X-Amz-Signature')) return presigned(query, named);
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), *SignedHeaders=([^,]+), *Signature=(\w+)$/;
  const [, accessKeyId, scope, headers, signature] =
    form.exec(headerOf(req, 'authorization') ?? '') ?? [];
  if (!accessKeyId || !scope || !headers || !signature) {
    throw denied('AccessDenied', 'The request is not signed.');
  }
  const date = headerOf(req, 'x-amz-date') ?? '';
  return {
    accessKeyId,
    scope,
    date,
    signature,
    query,
    signedHeaders: headers.split(';'),
    payloadHash: headerOf(req, 'x-amz-content-sha256') ?? '',
    notAfter: timeOf(date) + CLOCK_SKEW_MS,
  };
}

function presigned(query: [string, string][], named: Map<string, string>): Signature {
  const value = (name: string) => named.get(`X-Amz-${name}`) ?? '';
  const [accessKeyId = '', ...scope] = value('Credential').split('/');
  const expires = Number(value('Expires'));
  if (!(expires > 0 && expires <= LONGEST_PRESIGN_SECONDS)) {
    throw denied('AuthorizationQueryParametersError', 'X-Amz-Expires must be at most a week.');
  }
  return {
    accessKeyId,
    scope: scope.join('/'),
    date: value('Date'),
    signature: value('Signature'),
    query: query.filter(([name]) => name !== 'X-Amz-Signature'),
    signedHeaders: value('SignedHeaders').split(';'),
    payloadHash: named.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    notAfter: timeOf(value('Date')) + expires * 1_000,
  };
}

function canonicalHash(req: IncomingMessage, signature: Signature): string {
  const [path = '/'] = (req.url ?? '/').split('?', 1);
  const query = signature.query
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = signature.signedHeaders.map((name) => {
    const value = (headerOf(req, name) ?? '').trim().replaceAll(/ +/g, ' ');
    return `${name}:${value}\n`;
  });
  const canonical = [
    req.method,
    // S3 signs the path as it is sent, encoded once.
    path,
    query,
    headers.join(''),
    signature.signedHeaders.join(';'),
    signature.payloadHash,
  ].join('\n');
  return createHash('sha256').update(canonical).digest('hex');
}

function pairOf(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=', 2);
  try {
    return [decodeURIComponent(name), decodeURIComponent(value)];
  } catch {
    throw denied('InvalidURI', 'The query cannot be decoded.');
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260131T235959Z` in milliseconds since the epoch. */
function timeOf(date: string): number {
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

function denied(code: string, message: string): WireError {
  return new WireError(403, code, message);
}
