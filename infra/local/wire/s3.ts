import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ObjectStore, StoredObject } from '../files/object-store.ts';
import { headerOf, urlOf, WireError, type WireHandler } from './http-messages.ts';
import { readS3Body } from './s3-body.ts';
import { listObjects, xmlError } from './s3-list.ts';
import { type SigV4Options, verifySigV4 } from './sigv4.ts';

export type S3Action = 's3:PutObject' | 's3:GetObject' | 's3:DeleteObject' | 's3:ListBucket';

export interface S3Call {
  accessKeyId: string;
  action: S3Action;
  bucket: string;
  /** The object's key; for ListBucket the prefix. */
  key: string;
}

export interface S3Options {
  store: ObjectStore;
  signing: SigV4Options;
  /** Evaluates the caller's policies; false answers AccessDenied. */
  allows(call: S3Call): boolean;
}

const LARGEST_OBJECT_BYTES = 256 * 1024 * 1024;
const KEPT_HEADERS =
  /^(content-type|content-disposition|content-language|cache-control|expires|x-amz-meta-.+)$/;

/** S3, path style: put, get, head, delete and list (version 2). What it does not do it refuses. */
export function s3Handler(options: S3Options): WireHandler {
  const { store } = options;
  return {
    match(req) {
      if (headerOf(req, 'x-amz-target') !== undefined) return false;
      return store.hasBucket(addressOf(req).bucket) || signedForS3(req);
    },
    async handle(req, res) {
      try {
        await serve(options, req, res);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        xmlError(res, error, req.method === 'HEAD');
      }
    },
  };
}

function signedForS3(req: IncomingMessage): boolean {
  const credential =
    urlOf(req).searchParams.get('X-Amz-Credential') ?? headerOf(req, 'authorization') ?? '';
  return credential.includes('/s3/aws4_request');
}

function addressOf(req: IncomingMessage): { bucket: string; key: string } {
  const [path = '/'] = (req.url ?? '/').split('?', 1);
  const [, bucket = '', ...rest] = path.split('/');
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) };
  } catch {
    throw new WireError(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

const OBJECT_ACTIONS: Record<string, S3Action> = {
  PUT: 's3:PutObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  DELETE: 's3:DeleteObject',
};

/** Query fields of the supported calls; any other names a call that is not implemented. */
const KNOWN_QUERY: readonly string[] = [
  'x-id',
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
  'response-content-type',
  'response-content-disposition',
];

async function serve(options: S3Options, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { store, signing, allows } = options;
  const { bucket, key } = addressOf(req);
  const query = urlOf(req).searchParams;
  const accessKeyId = verifySigV4(req, signing);
  const listing = key === '' && req.method === 'GET' && query.get('list-type') === '2';
  const action = listing ? 's3:ListBucket' : key && OBJECT_ACTIONS[req.method ?? ''];
  const unknown = [...query.keys()].find(
    (name) => !KNOWN_QUERY.includes(name) && !/^x-amz-/i.test(name),
  );
  if (!action || unknown !== undefined || headerOf(req, 'x-amz-copy-source') !== undefined) {
    throw new WireError(501, 'NotImplemented', 'This call is not implemented by the local S3.');
  }
  if (Buffer.byteLength(key) > 1024) {
    throw new WireError(400, 'KeyTooLongError', 'Your key is too long');
  }
  const subject = listing ? (query.get('prefix') ?? '') : key;
  if (!allows({ accessKeyId, action, bucket, key: subject })) {
    throw new WireError(403, 'AccessDenied', 'Access Denied');
  }
  if (!store.hasBucket(bucket)) {
    throw new WireError(404, 'NoSuchBucket', 'The specified bucket does not exist');
  }
  if (listing) return listObjects(store, bucket, query, res);
  if (req.method === 'PUT') return put(store, bucket, key, req, res);
  if (req.method === 'DELETE') {
    store.remove(bucket, key);
    return void res.writeHead(204).end();
  }
  return get(store, bucket, key, req, res);
}

async function put(
  store: ObjectStore,
  bucket: string,
  key: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { content, checksums } = await readS3Body(req, LARGEST_OBJECT_BYTES);
  const headers: Record<string, string> = { ...checksums };
  for (const [name, value] of Object.entries(req.headers)) {
    if (KEPT_HEADERS.test(name) && typeof value === 'string') headers[name] = value;
  }
  const coding = (headerOf(req, 'content-encoding') ?? '').replace(/\baws-chunked\b,? */, '');
  if (coding) headers['content-encoding'] = coding;
  const ifNoneMatch = headerOf(req, 'if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new WireError(501, 'NotImplemented', 'If-None-Match of a put can only be *.');
  }
  const ifMatch = headerOf(req, 'if-match');
  const result = store.put(bucket, key, content, headers, {
    ifAbsent: ifNoneMatch === '*',
    ...(ifMatch === undefined ? {} : { ifEtag: unquoted(ifMatch) }),
  });
  if (!result.ok) {
    throw result.reason === 'absent'
      ? new WireError(404, 'NoSuchKey', 'The specified key does not exist.')
      : preconditionFailed();
  }
  res.writeHead(200, { ...checksums, etag: `"${result.object.etag}"` }).end();
}

function get(
  store: ObjectStore,
  bucket: string,
  key: string,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const object = store.head(bucket, key);
  if (!object) throw new WireError(404, 'NoSuchKey', 'The specified key does not exist.');
  const ifMatch = headerOf(req, 'if-match');
  if (ifMatch !== undefined && unquoted(ifMatch) !== object.etag) throw preconditionFailed();
  const ifNoneMatch = headerOf(req, 'if-none-match');
  const etag = `"${object.etag}"`;
  if (ifNoneMatch === '*' || (ifNoneMatch && unquoted(ifNoneMatch) === object.etag)) {
    return void res.writeHead(304, { etag }).end();
  }
  const range = rangeOf(headerOf(req, 'range'), object);
  const headers = {
    ...answerHeaders(object, req, range !== undefined),
    etag,
    'accept-ranges': 'bytes',
    'last-modified': new Date(object.lastModified).toUTCString(),
    'content-length': range ? range.end - range.start + 1 : object.size,
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${object.size}` } : {}),
  };
  // Read before the head is sent: a file that is missing must be an error, not a short answer.
  const content = req.method === 'HEAD' ? undefined : store.read(object, range);
  res.writeHead(range ? 206 : 200, headers).end(content);
}

function answerHeaders(object: StoredObject, req: IncomingMessage, partial: boolean) {
  // A checksum of the whole would make the SDK refuse a part of it.
  const wanted = headerOf(req, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED' && !partial;
  const kept = Object.entries(object.headers).filter(
    ([name]) => wanted || !name.startsWith('x-amz-checksum-'),
  );
  const headers: Record<string, string> = Object.fromEntries(kept);
  headers['content-type'] ??= 'binary/octet-stream';
  const query = urlOf(req).searchParams;
  for (const name of ['content-type', 'content-disposition']) {
    const override = query.get(`response-${name}`);
    if (override !== null) headers[name] = override;
  }
  return headers;
}

/** One range only; several at once are answered whole, as S3 does. */
function rangeOf(header: string | undefined, { size }: StoredObject) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || start > end) {
    throw new WireError(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  return { start, end };
}

function unquoted(etag: string): string {
  return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

function preconditionFailed(): WireError {
  return new WireError(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
  );
}
