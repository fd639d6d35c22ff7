import { describe, expect, test } from 'vitest';
import { readCell, readDate, readDecimal } from './read-cell.ts';

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('numbers', () => {
  test.each([
    ['1,234,567.50', '1234567.5'],
    ['1234.5', '1234.5'],
    ['０１２３．５', '123.5'],
    ['¥ 1,200', '1200'],
    ['(12.5)', '-12.5'],
    ['-0.10', '-0.1'],
    ['+7', '7'],
    ['1.234,56', '1234.56'],
    ['1 234.5', '1234.5'],
    ['1.2E-7', '0.00000012'],
    ['12E3', '12000'],
    ['.5', '0.5'],
    ['1,5', 'unreadableCell'],
    ['12,34', 'unreadableCell'],
    ['1.2.3', 'unreadableCell'],
    ['12abc', 'unreadableCell'],
    ['13%', 'unreadableCell'],
    ['-', 'unreadableCell'],
    ['1e999', 'unreadableCell'],
  ])('%s reads as %s', (text, value) => {
    expect(codeOf(() => readDecimal(text))).toBe(value);
  });

  test('a rate may be a percentage', () => {
    expect(readDecimal('13%', true)).toBe('0.13');
    expect(readDecimal('0.5 %', true)).toBe('0.005');
  });
});

describe('dates', () => {
  test.each([
    ['2026-03-01', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['2026-03-01 12:30:00', '2026-03-01'],
    ['46082', '2026-03-01'],
    ['03/04/2026', 'unreadableCell'],
    ['2026-02-30', 'unreadableCell'],
    ['soon', 'unreadableCell'],
  ])('%s reads as %s', (text, value) => {
    expect(codeOf(() => readDate(text))).toBe(value);
  });
});

const choices = { net: { en: 'Net days', zh: '开票后若干天' } };

describe('other cells', () => {
  test.each([
    ['是', { kind: 'flag' }, true],
    ['No', { kind: 'flag' }, false],
    ['1', { kind: 'flag' }, true],
    ['perhaps', { kind: 'flag' }, 'unreadableCell'],
    ['1,000', { kind: 'integer' }, 1000],
    ['3.0', { kind: 'integer' }, 3],
    ['3.5', { kind: 'integer' }, 'unreadableCell'],
    ['周一', { kind: 'integer', choices: { 1: { en: 'Monday', zh: '周一' } } }, 1],
    ['1', { kind: 'integer', choices: { 1: { en: 'Monday', zh: '周一' } } }, 1],
    ['主区域', { kind: 'code', names: { main: { en: 'Main area', zh: '主区域' } } }, 'main'],
    ['south', { kind: 'code', names: { main: { en: 'Main area', zh: '主区域' } } }, 'south'],
    ['net DAYS', { kind: 'choice', choices }, 'net'],
    ['开票后若干天', { kind: 'choice', choices }, 'net'],
    ['later', { kind: 'choice', choices }, 'unreadableCell'],
    ['usd', { kind: 'currency' }, 'USD'],
    [' 007 ', { kind: 'code' }, '007'],
    ["'=1+1", { kind: 'text' }, '=1+1'],
    ["'quoted", { kind: 'text' }, "'quoted"],
    ['a\nb', { kind: 'text' }, 'a b'],
    ['a\nb ', { kind: 'note' }, 'a\nb '],
    ['  ', { kind: 'text' }, undefined],
  ] as const)('%j as %o', (cell, meta, value) => {
    expect(codeOf(() => readCell(cell, meta as never))).toBe(value);
  });
});
