import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { crc32 } from 'node:zlib';
import { decodeAwsChunked } from './aws-chunked.ts';
import { headerOf, readBody, WireError } from './http-messages.ts';

export interface S3Body {
  content: Buffer;
  /** Checksums as sent, in header or trailer: `x-amz-checksum-crc32` and its like. */
  checksums: Record<string, string>;
}

const DIGESTS: Record<string, (content: Buffer) => string> = {
  'x-amz-checksum-crc32': (content) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(content));
    return bytes.toString('base64');
  },
  'x-amz-checksum-sha256': (content) => createHash('sha256').update(content).digest('base64'),
  'x-amz-checksum-sha1': (content) => createHash('sha1').update(content).digest('base64'),
  'content-md5': (content) => createHash('md5').update(content).digest('base64'),
};

/** Reads an object's content and refuses it when a checksum or the signed hash does not agree. */
export async function readS3Body(req: IncomingMessage, limit: number): Promise<S3Body> {
  const body = await readBody(req, limit);
  const coding = headerOf(req, 'content-encoding') ?? '';
  const signedHash = headerOf(req, 'x-amz-content-sha256') ?? '';
  const chunked = coding.includes('aws-chunked') || signedHash.startsWith('STREAMING-');
  const { content, trailers } = chunked
    ? decodeAwsChunked(body)
    : { content: body, trailers: new Map<string, string>() };
  const sent = new Map([...Object.entries(req.headers), ...trailers]);
  const checksums: Record<string, string> = {};
  for (const [name, value] of sent) {
    if (typeof value !== 'string') continue;
    const digest = DIGESTS[name];
    if (digest && digest(content) !== value) {
      throw new WireError(400, 'BadDigest', `The ${name} you specified did not match the content.`);
    }
    if (/^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name)) checksums[name] = value;
  }
  if (/^[0-9a-f]{64}$/.test(signedHash)) {
    const actual = createHash('sha256').update(content).digest('hex');
    if (actual !== signedHash) {
      throw new WireError(400, 'XAmzContentSHA256Mismatch', 'The content is not what was signed.');
    }
  }
  return { content, checksums };
}
