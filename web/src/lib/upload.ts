import { createFile, fileTypes } from '../../../../shared/contracts/platform/files.ts';
import { call } from '../../lib/call.ts';

const byEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The type by the name's ending first: what browsers say of CSV depends on what is installed. */
function typeOf(file: File): string {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  return byEnding[ending] ?? (file.type in fileTypes ? file.type : 'text/plain');
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Puts a file into the company's files; answers its id. */
export async function upload(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const announced = await call(createFile, {
    name: file.name,
    contentType: typeOf(file) as keyof typeof fileTypes,
    size: file.size,
    sha256,
  });
  const { uploadUrl, headers } = announced;
  const sent = await fetch(uploadUrl, { method: 'PUT', headers, body: bytes, credentials: 'omit' });
  if (!sent.ok) throw new Error(`The upload was answered ${sent.status}.`);
  return announced.file.id;
}
