import type { fileTypes } from '../../../shared/contracts/platform/file-types.ts';
import { createFile } from '../../../shared/contracts/platform/files.ts';
import { call } from './call.ts';
import { Problem } from './problem.ts';

const office = 'application/vnd.openxmlformats-officedocument';

const byEnding: Readonly<Record<string, keyof typeof fileTypes>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  dwg: 'image/vnd.dwg',
  dxf: 'image/vnd.dxf',
  step: 'model/step',
  stp: 'model/step',
  ofd: 'application/ofd',
  zip: 'application/zip',
  xlsx: `${office}.spreadsheetml.sheet`,
  docx: `${office}.wordprocessingml.document`,
  pptx: `${office}.presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
};

/**
 * The type by the name's ending first: what browsers say of CSV depends on what is installed. A
 * type that is not kept stays what it is, so that it is refused by name.
 */
export function typeOf({ name, type }: Pick<File, 'name' | 'type'>): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return byEnding[ending] ?? (type === '' || type.startsWith('text/') ? 'text/plain' : type);
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export interface UploadOptions {
  /** The share that has been sent, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Puts a file into the company's files; answers its id. Throws Problem. */
export async function upload(file: File, options: UploadOptions = {}): Promise<string> {
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const form = {
    name: file.name.trim(),
    contentType: typeOf(file) as keyof typeof fileTypes,
    size: file.size,
    sha256,
  };
  const { signal } = options;
  const announced = await call(createFile, form, signal ? { signal } : {});
  await put(announced.uploadUrl, announced.headers, bytes, options);
  return announced.file.id;
}

/** By the older way of asking, which tells how far it is. */
function put(
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: ArrayBuffer,
  { onProgress, signal }: UploadOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : reject(broken(request.status)));
    request.onerror = () => reject(broken(0));
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });
}

const broken = (status: number) =>
  new Problem({
    code: 'uploadBroken',
    status,
    title: 'The upload broke off. Check the connection and add the file again.',
  });
