import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from './csv-output.ts';
import { neutraliseFormula, restoreFormula } from './formula-cells.ts';
import { readCsv } from './read-csv.ts';
import { readText } from './read-text.ts';

const payloadFile = '../shared/data/security/csv_injection_payloads.json';
const payloads: string[] = existsSync(payloadFile)
  ? JSON.parse(readFileSync(payloadFile, 'utf8')).payloads
  : [];

describe('formula cells', () => {
  test.skipIf(payloads.length === 0)('no published payload leaves as a formula', () => {
    for (const payload of payloads) {
      const [[cell]] = readCsv(readText(Buffer.from(toCsv([[payload]])))) as [[string]];
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(restoreFormula(cell)).toBe(payload);
    }
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['＝1', "'＝1"],
    ['\tx', "'\tx"],
    ["'=1", "''=1"],
    ['-12.50', '-12.50'],
    ['+8613800000000', '+8613800000000'],
    ['plain', 'plain'],
    ["it's", "it's"],
  ])('%j leaves as %j', (text, cell) => {
    expect(neutraliseFormula(text)).toBe(cell);
  });

  test('whatever is neutralised comes back as it was', () => {
    const nasty = fc
      .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', 'a', '＝', '.'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = neutraliseFormula(text);
        expect(restoreFormula(cell)).toBe(text);
        expect(/^[=@\t\r]/.test(cell)).toBe(false);
      }),
    );
  });
});

test('any table is read as it was written', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.isWellFormed());
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 6,
    }),
  );
  fc.assert(
    fc.property(table, (rows) => {
      // The delimiter is read off the header, so the header is a plain one.
      const header = (rows[0] as string[]).map((_, index) => `h${index}`);
      const back = readCsv(readText(Buffer.from(toCsv([header, ...rows]))));
      expect(back.slice(1).map((row) => row.map(restoreFormula))).toEqual(rows);
    }),
  );
});
