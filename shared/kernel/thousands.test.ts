import { expect, it } from 'vitest';
import { figureText, thousands } from './thousands.ts';

it.each([
  ['0', '0'],
  ['999', '999'],
  ['3780', '3,780'],
  ['-1234567.123456', '-1,234,567.123456'],
])('%s is written %s', (value, text) => {
  expect(thousands(value)).toBe(text);
});

it.each([
  ['quantity', '3780', '3,780'],
  ['limit', 20_000_000, '20,000,000'],
  ['code', '1405', '1405'],
  ['line', 1200, '1200'],
  ['available', 'none', 'none'],
  ['needed', '2026-11-21', '2026-11-21'],
])('as %s %s is written %s', (name, value, text) => {
  expect(figureText(name, value)).toBe(text);
});
