import { WireError } from './http-messages.ts';

/**
 * Takes the `aws-chunked` coding off: `<size in hex>[;chunk-signature=…]\r\n<bytes>\r\n` … `0\r\n`,
 * then trailing headers (checksums). Chunk signatures are not verified: the seed signature in the
 * header covers the request, and the bytes came over loopback.
 */
export function decodeAwsChunked(body: Buffer): { content: Buffer; trailers: Map<string, string> } {
  const parts: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', offset);
    if (lineEnd < 0) throw incomplete();
    const size = Number.parseInt(body.toString('latin1', offset, lineEnd), 16);
    if (!(size >= 0)) throw incomplete();
    offset = lineEnd + 2;
    if (size === 0) break;
    if (offset + size + 2 > body.length) throw incomplete();
    parts.push(body.subarray(offset, offset + size));
    offset += size + 2;
  }
  const trailers = new Map<string, string>();
  for (const line of body.toString('latin1', offset).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { content: Buffer.concat(parts), trailers };
}

function incomplete(): WireError {
  return new WireError(400, 'IncompleteBody', 'The chunked body ends too early.');
}
