import type { ServerResponse } from 'node:http';
import type { ObjectStore, StoredObject } from '../files/object-store.ts';
import { WireError } from './http-messages.ts';

const LARGEST_PAGE = 1_000;

interface Page {
  objects: StoredObject[];
  prefixes: string[];
  /** The last key or common prefix on the page, when there is more. */
  next?: string;
}

/** `ListObjectsV2`, with common prefixes when a delimiter is given. */
export function listObjects(
  store: ObjectStore,
  bucket: string,
  query: URLSearchParams,
  res: ServerResponse,
): void {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Math.min(Number(query.get('max-keys') ?? LARGEST_PAGE), LARGEST_PAGE);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new WireError(400, 'InvalidArgument', 'max-keys is not a number from 0 up');
  }
  const token = query.get('continuation-token');
  const after =
    token === null
      ? (query.get('start-after') ?? '')
      : Buffer.from(token, 'base64url').toString('utf8');
  const page = pageOf(store, bucket, prefix, delimiter, after, limit);
  const text =
    query.get('encoding-type') === 'url'
      ? (value: string) => escapeXml(encodeURIComponent(value).replaceAll('%2F', '/'))
      : escapeXml;
  sendXml(res, 200, [
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${escapeXml(bucket)}</Name><Prefix>${text(prefix)}</Prefix>`,
    delimiter === '' ? '' : `<Delimiter>${text(delimiter)}</Delimiter>`,
    query.has('encoding-type') ? '<EncodingType>url</EncodingType>' : '',
    `<MaxKeys>${limit}</MaxKeys>`,
    `<KeyCount>${page.objects.length + page.prefixes.length}</KeyCount>`,
    `<IsTruncated>${page.next !== undefined}</IsTruncated>`,
    token === null ? '' : `<ContinuationToken>${escapeXml(token)}</ContinuationToken>`,
    page.next === undefined
      ? ''
      : `<NextContinuationToken>${Buffer.from(page.next).toString('base64url')}` +
        '</NextContinuationToken>',
    ...page.objects.map(
      ({ key, etag, size, lastModified }) =>
        `<Contents><Key>${text(key)}</Key>` +
        `<LastModified>${new Date(lastModified).toISOString()}</LastModified>` +
        `<ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size>` +
        '<StorageClass>STANDARD</StorageClass></Contents>',
    ),
    ...page.prefixes.map(
      (common) => `<CommonPrefixes><Prefix>${text(common)}</Prefix></CommonPrefixes>`,
    ),
    '</ListBucketResult>',
  ]);
}

/** Keys below a common prefix that was on an earlier page are passed over. */
function pageOf(
  store: ObjectStore,
  bucket: string,
  prefix: string,
  delimiter: string,
  after: string,
  limit: number,
): Page {
  const objects: StoredObject[] = [];
  const prefixes: string[] = [];
  let last = after;
  let cursor = after;
  while (limit > 0) {
    const batch = store.list(bucket, prefix, cursor, LARGEST_PAGE);
    for (const object of batch) {
      cursor = object.key;
      const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      const common = cut < 0 ? undefined : object.key.slice(0, cut + delimiter.length);
      if (common !== undefined && common === last) continue;
      if (objects.length + prefixes.length === limit) return { objects, prefixes, next: last };
      if (common === undefined) objects.push(object);
      else prefixes.push(common);
      last = common ?? object.key;
    }
    if (batch.length < LARGEST_PAGE) break;
  }
  return { objects, prefixes };
}

export function xmlError(res: ServerResponse, error: WireError, withoutBody: boolean): void {
  if (withoutBody) return void res.writeHead(error.status).end();
  sendXml(res, error.status, [
    `<Error><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>`,
  ]);
}

function sendXml(res: ServerResponse, status: number, parts: readonly string[]): void {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${parts.join('')}`;
  res.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(text),
  });
  res.end(text);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
