import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { encodeGb18030 } from '../../../tests/support/gb18030.ts';
import { detectDelimiter } from './read-csv.ts';
import { readTable } from './read-table.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('text', () => {
  const rows = [
    ['编码', '名称'],
    ['A', '轴承'],
  ];
  test.each([
    ['UTF-8', utf8('编码,名称\nA,轴承\n')],
    ['UTF-8 with a byte order mark', utf8('\ufeff编码,名称\r\nA,轴承\r\n')],
    ['GB18030', Buffer.from(encodeGb18030('编码,名称\r\nA,轴承\r\n'))],
    ['UTF-16 with its mark', Buffer.from('\ufeff编码\t名称\r\nA\t轴承', 'utf16le')],
    ['tabs', utf8('编码\t名称\nA\t轴承')],
    ['semicolons', utf8('编码;名称\nA;轴承')],
    ['quotes', utf8('"编码","名称"\r"A","轴承"\r')],
  ])('%s', async (_title, bytes) => {
    expect(await readTable(bytes)).toEqual(rows);
  });

  test('a cell may hold delimiters, quotes and lines', async () => {
    expect(await readTable(utf8('a,b\n"1,5","say ""hi""\nthere"\n'))).toEqual([
      ['a', 'b'],
      ['1,5', 'say "hi"\nthere'],
    ]);
  });

  test('blank lines stay, so that rows count as in the file', async () => {
    expect(await readTable(utf8('a\n\nb\n'))).toEqual([['a'], [''], ['b']]);
  });

  test('the delimiter is what the first line uses most, outside quotes', () => {
    expect(detectDelimiter('"a;b;c;d",e\nx;y;z')).toBe(',');
  });

  test('an encoding that was named is not guessed', async () => {
    await expect(
      readTable(Buffer.from(encodeGb18030('编码')), { encoding: 'utf-8' }),
    ).rejects.toMatchObject({ code: 'unreadableText' });
  });
});

describe('workbooks', () => {
  test('a note beside the table is nobody’s row', async () => {
    const bytes = await writeWorkbook([
      [{ value: 'code' }],
      [{ value: 'A' }, { value: 'ask the supplier' }],
    ] as never).toBuffer();
    expect(await readTable(Buffer.from(bytes))).toEqual([['code'], ['A']]);
  });

  test('codes keep leading zeros, numbers their digits, dates and flags their kind', async () => {
    const bytes = await writeWorkbook([
      [{ value: 'code' }, { value: 'price' }, { value: 'date' }, { value: 'flag' }],
      [
        { value: '00071', type: String },
        { value: 0.1, type: Number },
        { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
        { value: true, type: Boolean },
      ],
    ] as never).toBuffer();
    const [, row] = await readTable(Buffer.from(bytes));
    expect(row?.slice(0, 2)).toEqual(['00071', '0.1']);
    expect(row?.[2]).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(row?.[3]).toBe(true);
  });

  test('a zip bomb is refused before it is unpacked', async () => {
    const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(60_000_000));
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'archiveTooLarge' });
  });

  test('declared sizes are not believed', async () => {
    const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(60_000_000), 10);
    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'archiveTooLarge' });
  });

  test.each([
    ['an archive that breaks off', zipOf('a', utf8('hello')).subarray(0, 30), 'damagedWorkbook'],
    ['an archive that is no workbook', zipOf('a', utf8('hello')), 'damagedWorkbook'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'notATable'],
    ['a PDF', utf8('%PDF-1.7'), 'notATable'],
    ['binary', Buffer.from([1, 0, 2, 0, 3]), 'notATable'],
    ['more than 20 MB', Buffer.alloc(20_000_001, 'a'), 'fileTooLarge'],
  ])('%s is refused', async (_title, bytes, code) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ code });
  });
});

/** A zip archive of one file; the size it declares may be a lie. */
function zipOf(name: string, content: Buffer, declared = content.byteLength): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.byteLength, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const head = Buffer.concat([local, utf8(name), packed]);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.byteLength, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(head.byteLength, 16);
  return Buffer.concat([head, entry, utf8(name), end]);
}
