import { unreadableText } from './import-errors.ts';

export type TextEncoding = 'auto' | 'utf-8' | 'gb18030';

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A byte order mark decides; else what is well-formed UTF-8 is UTF-8, and the rest is GB18030, in
 * which Chinese spreadsheets save CSV. The mark itself is not part of the text.
 */
export function readText(bytes: Uint8Array, wanted: TextEncoding = 'auto'): string {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const candidates =
    mark === 'fffe'
      ? ['utf-16le']
      : mark === 'feff'
        ? ['utf-16be']
        : wanted === 'auto'
          ? ['utf-8', 'gb18030']
          : [wanted];
  for (const encoding of candidates) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return text.replace(/^\ufeff/, '');
  }
  throw unreadableText();
}
