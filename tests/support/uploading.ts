import { createHash } from 'node:crypto';
import type { Body, TestTenant, World } from './harness.ts';

export interface Upload {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** The smallest of each type that its first bytes give away. */
export const pdfOf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);

/** Announces a file and puts its bytes, as a browser does; answers its id. */
export async function uploaded(
  world: World,
  by: Pick<TestTenant, 'ok'>,
  { name, contentType, bytes }: Upload,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.byteLength;
  const made = await by.ok('platform.createFile', { name, contentType, size, sha256 });
  const { uploadUrl, headers } = made;
  const sent = await fetch(world.host.url + uploadUrl, {
    ...{ method: 'PUT', headers, body: new Uint8Array(bytes) },
  });
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`);
  return made.file.id;
}

export async function attached(
  world: World,
  by: Pick<TestTenant, 'ok'>,
  targetId: string,
  name = 'order.pdf',
): Promise<Body> {
  const upload = { name, contentType: 'application/pdf', bytes: pdfOf(name) };
  const fileId = await uploaded(world, by, upload);
  return by.ok('platform.attachFile', { targetId, fileId });
}
