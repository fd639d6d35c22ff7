import { createHash, createHmac } from 'node:crypto';

/** How long a link to a file can be used. */
export const LINK_SECONDS = 600;

export interface PresignRequest {
  method: 'GET' | 'PUT';
  /** With its port, if that is not the scheme's own. */
  host: string;
  /** As sent: encoded once. */
  path: string;
  query?: Record<string, string>;
  /** Signed, so that a caller must send exactly these. Lower-case names. */
  headers?: Record<string, string>;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** ISO instant from which the seconds count. */
  at: string;
  expiresSeconds: number;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

/** The signed query of an S3 request: Signature Version 4 with query parameters. */
export function presignedQuery(request: PresignRequest): string {
  const { credentials, region } = request;
  const time = request.at.replaceAll(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const headers = Object.entries({ host: request.host, ...request.headers }).sort(byName);
  const signedHeaders = headers.map(([name]) => name).join(';');
  const query = Object.entries({
    ...request.query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(request.expiresSeconds),
    'X-Amz-SignedHeaders': signedHeaders,
    ...(credentials.sessionToken && { 'X-Amz-Security-Token': credentials.sessionToken }),
  })
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(byName)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const canonical = [
    request.method,
    request.path,
    query,
    ...headers.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    signedHeaders,
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', time, scope, digest].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    hmac(`AWS4${credentials.secretAccessKey}`, day),
  );
  return `${query}&X-Amz-Signature=${hmac(key, text).toString('hex')}`;
}
