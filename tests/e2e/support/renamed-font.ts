/** Big-endian text of the names of a font: UTF-16 for platform 3, encoding 1, English. */
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Family, style, full and PostScript name, in a name table of its own. */
function nameTable(family: string, style: string): Buffer {
  const names: readonly (readonly [number, string])[] = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family}-${style}`],
    [16, family],
    [17, style],
  ];
  const head = Buffer.alloc(6 + names.length * 12);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  const texts = names.map(([id, text], index) => {
    const bytes = utf16(text);
    const at = 6 + index * 12;
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries()) {
      head.writeUInt16BE(value, at + field * 2);
    }
    offset += bytes.length;
    return bytes;
  });
  return Buffer.concat([head, ...texts]);
}

/** The same TrueType font under another family name: its name table is replaced at the end. */
export function renamedFont(ttf: Buffer, family: string, style: string): Buffer {
  const table = nameTable(family, style);
  const padding = Buffer.alloc((4 - (ttf.length % 4)) % 4);
  const result = Buffer.concat([ttf, padding, table]);
  const count = ttf.readUInt16BE(4);
  for (let entry = 0; entry < count; entry += 1) {
    const at = 12 + entry * 16;
    if (result.toString('latin1', at, at + 4) !== 'name') continue;
    result.writeUInt32BE(ttf.length + padding.length, at + 8);
    result.writeUInt32BE(table.length, at + 12);
  }
  return result;
}
