import { inflateRawSync } from 'node:zlib';
import { archiveTooLarge, damagedWorkbook } from './import-errors.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_UNPACKED = 250_000_000;
const MAX_RATIO = 100;
/** Small workbooks of much repetition are fine whatever their ratio. */
const ALWAYS_ALLOWED = 20_000_000;

/**
 * Inflates every entry of a zip archive against a budget, before a reader trusts the sizes that
 * the archive declares. Throws `archiveTooLarge` for a zip bomb.
 */
export function checkUnpackedSize(zip: Buffer): number {
  const budget = Math.min(MAX_UNPACKED, Math.max(ALWAYS_ALLOWED, zip.byteLength * MAX_RATIO));
  let total = 0;
  for (const entry of entriesOf(zip)) {
    total += unpackedBytes(zip, entry, budget - total);
    if (total > budget) throw archiveTooLarge();
  }
  return total;
}

interface Entry {
  method: number;
  packed: number;
  header: number;
}

function* entriesOf(zip: Buffer): Generator<Entry> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > zip.byteLength || zip.readUInt32LE(end) !== END) {
    throw damagedWorkbook();
  }
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.byteLength || zip.readUInt32LE(at) !== ENTRY) throw damagedWorkbook();
    yield {
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      header: zip.readUInt32LE(at + 42),
    };
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    at += 46 + (name as number) + (extra as number) + (comment as number);
  }
}

function unpackedBytes(zip: Buffer, { method, packed, header }: Entry, budget: number): number {
  if (method === 0) return packed;
  if (header + 30 > zip.byteLength) throw damagedWorkbook();
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  try {
    const options = { maxOutputLength: Math.max(1, budget) };
    return inflateRawSync(zip.subarray(start, start + packed), options).byteLength;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw archiveTooLarge();
    throw damagedWorkbook();
  }
}
