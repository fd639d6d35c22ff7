import { describe, expect, it } from 'vitest';
import { plainNumber, typedCount } from './plain-number.ts';

describe('a number as people type it', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['１２．５', '12.5'],
    ['12。5', '12.5'],
    ['−3', '-3'],
    ['¥ 20', '20'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['', ''],
  ])('%j is %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });
});

describe('a count while it is typed', () => {
  it.each([
    ['1.', '1.'],
    ['.', '.'],
    ['1,5', '1.5'],
    ['１２。５', '12.5'],
  ])('may be %j', (text, typed) => {
    expect(typedCount(text)).toBe(typed);
    expect(plainNumber(typed)).toMatch(/^\d+(\.\d+)?$/);
  });

  it.each(['-1', '1.2.3', '1,000.5', '3 kg', '1e5'])('is never %j', (text) => {
    expect(typedCount(text)).toBeUndefined();
  });
});
