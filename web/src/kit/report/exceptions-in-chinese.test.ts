import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inChinese } from './exceptions-in-chinese.ts';

const source = join(import.meta.dirname, '../../../../functions/finance/reports');
const CHINESE = /[\u4e00-\u9fff]/;

/** The sentences and words of a report, with a number where one is filled in. */
function saidBy(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const said = text.matchAll(/\b(?:what|expected|found)(?: =|:)\s*(['`])(.+?)\1/g);
  return [...said].map(([, , words = '']) => words.replace(/\$\{.+?\}/g, '1001'));
}

it.each(['closing-checks.ts', 'opening-differences.ts'])('%s is read in Chinese', (file) => {
  const said = saidBy(file).filter((words) => !/^-?[\d.]+$/.test(words));
  expect(said.length).toBeGreaterThan(1);
  expect(said.filter((words) => !CHINESE.test(inChinese(words)))).toEqual([]);
});

it('what is not known stays as it was said', () => {
  expect(inChinese('Something else.')).toBe('Something else.');
});
