import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { TenantRef } from '../aws.ts';
import { LINK_SECONDS, presignedQuery } from './presign-url.ts';

export interface UploadForm {
  contentType: string;
  size: number;
  /** Of the content, in hex. */
  sha256: string;
}

/** The bytes of one company's files. An object's key is the company and the id of the file. */
export interface FileStore {
  put: (fileId: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** The bytes, or the first of them; undefined when nothing was uploaded. */
  read: (fileId: string, firstBytes?: number) => Promise<Buffer | undefined>;
  size: (fileId: string) => Promise<number | undefined>;
  /** The bytes are gone; nothing happens when there are none. */
  remove: (fileId: string) => Promise<void>;
  /** A path of this origin that takes a PUT with these headers and exactly this content. */
  uploadUrl: (
    fileId: string,
    form: UploadForm,
    at: string,
  ) => Promise<{ url: string; headers: Record<string, string> }>;
  /** A path of this origin from which a browser saves the file under its name. */
  downloadUrl: (fileId: string, name: string, contentType: string, at: string) => Promise<string>;
}

/** Where the network forwards to the bucket: /files/<tenant>/<file> is its /<tenant>/<file>. */
const FILES_PATH = '/files';

const isMissing = (error: unknown): boolean =>
  ['NoSuchKey', 'NotFound'].includes((error as Error).name);

async function orMissing<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function createFileStore(
  clientOf: () => S3Client,
  bucket: string,
  tenant: TenantRef,
): FileStore {
  const place = (fileId: string) => ({ Bucket: bucket, Key: `${tenant.id}/${fileId}` });

  async function link(
    method: 'GET' | 'PUT',
    fileId: string,
    at: string,
    signed: { query?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<string> {
    const client = clientOf();
    const { host, path } = await addressOf(client, place(fileId));
    const query = presignedQuery({
      method,
      host,
      path,
      ...signed,
      region: await client.config.region(),
      credentials: await client.config.credentials(),
      at,
      expiresSeconds: LINK_SECONDS,
    });
    return `${FILES_PATH}${path.replace(`/${bucket}/`, '/')}?${query}`;
  }

  return {
    async put(fileId, bytes, contentType) {
      const input = { ...place(fileId), Body: bytes, ContentType: contentType };
      await clientOf().send(new PutObjectCommand(input));
    },
    read: (fileId, firstBytes) =>
      orMissing(async () => {
        const Range = firstBytes === undefined ? undefined : `bytes=0-${firstBytes - 1}`;
        const answer = await clientOf().send(new GetObjectCommand({ ...place(fileId), Range }));
        return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
      }),
    size: (fileId) =>
      orMissing(async () => {
        const answer = await clientOf().send(new HeadObjectCommand(place(fileId)));
        return answer.ContentLength ?? 0;
      }),
    async remove(fileId) {
      await clientOf().send(new DeleteObjectCommand(place(fileId)));
    },
    async uploadUrl(fileId, { contentType, size, sha256 }, at) {
      const headers = {
        'content-type': contentType,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      };
      const signed = { headers: { ...headers, 'content-length': String(size) } };
      return { url: await link('PUT', fileId, at, signed), headers };
    },
    downloadUrl: (fileId, name, contentType, at) =>
      link('GET', fileId, at, {
        query: {
          'response-content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          'response-content-type': contentType,
        },
      }),
  };
}

interface Address {
  host: string;
  path: string;
}

/** Where the client would send a request for the object; nothing is sent. */
async function addressOf(client: S3Client, at: { Bucket: string; Key: string }): Promise<Address> {
  const command = new GetObjectCommand(at);
  let address: Address | undefined;
  command.middlewareStack.add(
    () => async (args) => {
      const { hostname, port, path } = args.request as {
        hostname: string;
        port?: number;
        path: string;
      };
      address = { host: port ? `${hostname}:${port}` : hostname, path };
      return { output: { $metadata: {} }, response: {} } as never;
    },
    { step: 'finalizeRequest', priority: 'high', name: 'addressOnly' },
  );
  await client.send(command);
  return address as unknown as Address;
}
