import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openObjectStore } from '../files/object-store.ts';
import { systemClock } from '../host-clock.ts';
import { openHostDb } from '../host-db.ts';
import { CREDENTIALS, serve } from './endpoint-for-tests.ts';
import { type S3Call, s3Handler } from './s3.ts';

const folder = mkdtempSync(join(tmpdir(), 's3-'));
const Bucket = 'tandem-files';
let now = Date.now();
let calls: S3Call[] = [];
let client: S3Client;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const db = openHostDb(join(folder, 'host.db'));
  const store = openObjectStore(db, join(folder, 'files'), [Bucket], systemClock);
  const handler = s3Handler({
    store,
    signing: {
      secretOf: (id) => (id === CREDENTIALS.accessKeyId ? CREDENTIALS.secretAccessKey : undefined),
      now: () => now,
    },
    allows(call) {
      calls.push(call);
      return !call.key.startsWith('forbidden/');
    },
  });
  server = await serve([handler]);
  client = new S3Client(server.config);
});
beforeEach(() => {
  now = Date.now();
  calls = [];
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const put = (Key: string, Body: PutObjectCommandInput['Body'], extra = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...extra }));
const get = (Key: string, extra = {}) =>
  client.send(new GetObjectCommand({ Bucket, Key, ...extra }));
const text = async (Key: string, extra = {}) => (await get(Key, extra)).Body?.transformToString();

describe('an object over the wire', () => {
  it('comes back with type, metadata, checksum and etag', async () => {
    const Metadata = { order: 'so_1' };
    const { ETag } = await put('a/报价 1.txt', '内容', { ContentType: 'text/plain', Metadata });
    expect(ETag).toBe(`"${createHash('md5').update('内容').digest('hex')}"`);
    const found = await get('a/报价 1.txt');
    expect(found).toMatchObject({ ETag, ContentType: 'text/plain', Metadata, ContentLength: 6 });
    expect(found.ChecksumCRC32).toBeDefined();
    expect(await found.Body?.transformToString()).toBe('内容');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a/报价 1.txt' }));
    expect(head).toMatchObject({ ETag, ContentLength: 6, Metadata });
    expect(head.LastModified?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('can be sent as a stream, which the client cuts into chunks', async () => {
    const parts = Array.from({ length: 50 }, (_, index) => Buffer.alloc(3_000, index));
    const whole = Buffer.concat(parts);
    await put('streamed', Readable.from(parts), { ContentLength: whole.length });
    const bytes = await (await get('streamed')).Body?.transformToByteArray();
    expect(Buffer.from(bytes ?? []).equals(whole)).toBe(true);
  });

  it.each([
    ['bytes=0-2', 'abc', 'bytes 0-2/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=5-99', 'fghij', 'bytes 5-9/10'],
  ])('is read in part: %s', async (Range, part, ContentRange) => {
    await put('ten', 'abcdefghij');
    const found = await get('ten', { Range });
    expect(found.ContentRange).toBe(ContentRange);
    expect(await found.Body?.transformToString()).toBe(part);
  });

  it('is not read beyond its end', async () => {
    await put('ten', 'abcdefghij');
    await expect(get('ten', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
    });
  });

  it('is created once under If-None-Match, and replaced only as seen under If-Match', async () => {
    const { ETag } = await put('once', '1', { IfNoneMatch: '*' });
    const failed = { name: 'PreconditionFailed' };
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject(failed);
    await expect(put('once', '2', { IfMatch: '"other"' })).rejects.toMatchObject(failed);
    await put('once', '3', { IfMatch: ETag });
    expect(await text('once')).toBe('3');
    await expect(put('absent', 'x', { IfMatch: ETag })).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(get('once', { IfMatch: ETag })).rejects.toMatchObject(failed);
  });

  it('is gone after a delete, which may be repeated', async () => {
    await put('short-lived', 'x');
    const remove = new DeleteObjectCommand({ Bucket, Key: 'short-lived' });
    await client.send(remove);
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'short-lived' }));
    await expect(get('short-lived')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const head = client.send(new HeadObjectCommand({ Bucket, Key: 'short-lived' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is refused when its checksum is not that of the content', async () => {
    const wrong = put('bad', 'x', { ChecksumCRC32: 'AAAAAA==' });
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(get('bad')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each([
    '../../escape',
    '..',
    'a/../../b',
    '/rooted',
    'A/Case',
    'a/case',
    `${'长'.repeat(340)}`,
    'con',
    'a\\b',
    'a?b#c%2F',
  ])('keeps to its bucket’s folder under the key %s', async (key) => {
    await put(key, key);
    expect(await text(key)).toBe(key);
    expect(
      readdirSync(folder)
        .toSorted()
        .filter((name) => !name.startsWith('host.db')),
    ).toEqual(['files']);
    expect(readdirSync(join(folder, 'files'))).toHaveLength(1);
  });

  it('leaves one file, however often it is replaced', async () => {
    const files = () => readdirSync(join(folder, 'files'), { recursive: true }).length;
    await put('replaced', '1');
    const before = files();
    await put('replaced', '2');
    await put('replaced', '3');
    expect(files()).toBe(before);
  });
});

describe('a list', () => {
  it('comes in pages, in order, with common prefixes', async () => {
    for (const key of ['l/b', 'l/a/1', 'l/a/2', 'l/c/1', 'l/d', 'other']) await put(key, 'x');
    const seen: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const query = { Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 1, ContinuationToken };
      const page = await client.send(new ListObjectsV2Command(query));
      expect(page.KeyCount).toBe(1);
      seen.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(['l/a/', 'l/b', 'l/c/', 'l/d']);
    const flat = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/b' }),
    );
    expect(flat.Contents?.map(({ Key }) => Key)).toEqual(['l/c/1', 'l/d']);
    expect(flat.Contents?.[0]).toMatchObject({
      Size: 1,
      ETag: '"9dd4e461268c8034f5c8564e155c67a6"',
    });
  });
});

describe('authority', () => {
  it('asks the policies for every call with its action and key', async () => {
    await put('t_1/x', 'x');
    await text('t_1/x');
    await client.send(new ListObjectsV2Command({ Bucket, Prefix: 't_1/' }));
    const accessKeyId = CREDENTIALS.accessKeyId;
    expect(calls).toEqual([
      { accessKeyId, action: 's3:PutObject', bucket: Bucket, key: 't_1/x' },
      { accessKeyId, action: 's3:GetObject', bucket: Bucket, key: 't_1/x' },
      { accessKeyId, action: 's3:ListBucket', bucket: Bucket, key: 't_1/' },
    ]);
    await expect(put('forbidden/x', 'x')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each([
    ['InvalidAccessKeyId', { accessKeyId: 'AKIAOTHER', secretAccessKey: 'x' }],
    ['SignatureDoesNotMatch', { ...CREDENTIALS, secretAccessKey: 'wrong' }],
  ])('answers %s to other credentials', async (name, credentials) => {
    const stranger = new S3Client({ ...server.config, credentials });
    const sent = stranger.send(new GetObjectCommand({ Bucket, Key: 'x' }));
    await expect(sent).rejects.toMatchObject({ name });
  });

  it('knows no other bucket and refuses what is not implemented', async () => {
    const other = client.send(new GetObjectCommand({ Bucket: 'other-bucket', Key: 'x' }));
    await expect(other).rejects.toMatchObject({ name: 'NoSuchBucket' });
    const copy = new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/x` });
    await expect(client.send(copy)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

interface Presigner {
  presign(request: object, options: object): Promise<{ path: string; query: object }>;
}

/** As @aws-sdk/s3-request-presigner does: the client's own signer, payload left unsigned. */
async function presign(method: string, key: string, expiresIn: number): Promise<string> {
  const { host, hostname, port } = new URL(server.endpoint);
  const signer = (await client.config.signer()) as unknown as Presigner;
  const request = await signer.presign(
    {
      method,
      protocol: 'http:',
      hostname,
      port: Number(port),
      path: `/${Bucket}/${key}`,
      query: { 'x-id': method === 'PUT' ? 'PutObject' : 'GetObject' },
      headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn, signingService: 's3', signingRegion: 'us-east-1' },
  );
  const query = new URLSearchParams({ ...request.query });
  return `${server.endpoint}${request.path}?${query.toString().replaceAll('+', '%20')}`;
}

describe('a presigned address', () => {
  it('lets a browserless client put and get without credentials', async () => {
    const sent = await fetch(await presign('PUT', 'signed/%E6%96%87.txt', 60), {
      method: 'PUT',
      body: '文',
      headers: { 'content-type': 'text/plain' },
    });
    expect(sent.status).toBe(200);
    expect(await (await fetch(await presign('GET', 'signed/%E6%96%87.txt', 60))).text()).toBe('文');
    expect(await text('signed/文.txt')).toBe('文');
  });

  it.each([
    ['expired', (url: string) => url, 61_000, 'Request has expired'],
    [
      'for another key',
      (url: string) => url.replace('/signed/a', '/signed/b'),
      0,
      'does not match',
    ],
    [
      'longer than signed',
      (url: string) => url.replace('Expires=60', 'Expires=600'),
      0,
      'does not match',
    ],
    [
      'without a signature',
      (url: string) => url.replace(/X-Amz-Signature=\w+/, ''),
      0,
      'not signed',
    ],
  ])('is refused when %s', async (_title, change, later, message) => {
    const url = change(await presign('GET', 'signed/a', 60));
    now = Date.now() + later;
    const answer = await fetch(url);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(message);
  });

  it('is refused for another method', async () => {
    const answer = await fetch(await presign('GET', 'signed/a', 60), { method: 'DELETE' });
    expect(answer.status).toBe(403);
  });
});
