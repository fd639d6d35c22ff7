/** What the first bytes of a file say it is; zip stands for all formats that are zip archives. */
export type Sniffed =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'heic'
  | 'tiff'
  | 'dwg'
  | 'zip'
  | 'xls'
  | 'gzip'
  | 'text'
  | 'binary';

/** Enough for every signature, and to tell text from binary. */
export const SNIFF_BYTES = 4_096;

const signatures: readonly (readonly [Sniffed, number, string])[] = [
  ['pdf', 0, '255044462d'],
  ['png', 0, '89504e470d0a1a0a'],
  ['jpeg', 0, 'ffd8ff'],
  ['webp', 8, '57454250'],
  ['gif', 0, '47494638'],
  ['heic', 4, '6674797068656963'],
  ['heic', 4, '6674797068656978'],
  ['heic', 4, '667479706d696631'],
  ['tiff', 0, '49492a00'],
  ['tiff', 0, '4d4d002a'],
  ['dwg', 0, '41433130'],
  ['zip', 0, '504b0304'],
  ['xls', 0, 'd0cf11e0a1b11ae1'],
  ['gzip', 0, '1f8b'],
];

const isUtf16 = (bytes: Buffer): boolean => /^(fffe|feff)/.test(bytes.toString('hex', 0, 2));

export function sniffType(bytes: Buffer): Sniffed {
  const head = bytes.subarray(0, SNIFF_BYTES);
  for (const [type, offset, hex] of signatures) {
    if (head.toString('hex', offset, offset + hex.length / 2) === hex) return type;
  }
  return head.includes(0) && !isUtf16(head) ? 'binary' : 'text';
}

const expected: Readonly<Record<string, Sniffed>> = {
  'text/csv': 'text',
  'text/plain': 'text',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/tiff': 'tiff',
  'image/vnd.dwg': 'dwg',
  'image/vnd.dxf': 'text',
  'model/step': 'text',
  'application/msword': 'xls',
  'application/vnd.ms-excel': 'xls',
};

/** Whether the bytes are what the type says. Office documents are zip archives. */
export const typeFits = (contentType: string, bytes: Buffer): boolean =>
  sniffType(bytes) === (expected[contentType] ?? 'zip');
