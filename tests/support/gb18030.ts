/**
 * The platform decodes GB18030 but does not encode it: the table is read off the decoder, over
 * the two-byte range that holds common Chinese.
 */
function twoByteTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== '\ufffd') table.set(text, [lead, trail]);
    }
  }
  return table;
}

/** Text of ASCII and common Chinese as GB18030. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) as number;
      const pair = code < 0x80 ? [code] : table.get(character);
      if (!pair) throw new RangeError(`${character} is outside the two-byte range.`);
      return pair;
    }),
  );
}
