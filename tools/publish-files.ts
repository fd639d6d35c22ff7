import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SiteFile } from '../infra/site-files.ts';

/**
 * Sends what has changed, in the order given, and answers how many files that were. Nothing is
 * deleted: a window that was opened before still asks for the files that it was made with.
 */
export async function publishFiles(
  client: S3Client,
  bucket: string,
  files: readonly SiteFile[],
): Promise<number> {
  let sent = 0;
  for (const { key, type, cacheControl, body } of files) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    if ((await storedHash(client, bucket, key)) === sha256) continue;
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: type,
        CacheControl: cacheControl,
        Metadata: { sha256 },
      }),
    );
    sent += 1;
  }
  return sent;
}

async function storedHash(client: S3Client, Bucket: string, Key: string) {
  try {
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket, Key }));
    return Metadata?.['sha256'];
  } catch (error) {
    if (['NotFound', 'NoSuchKey'].includes((error as Error).name)) return undefined;
    throw error;
  }
}
