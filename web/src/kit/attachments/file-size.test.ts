import { expect, it } from 'vitest';
import { sizeText } from './file-size.ts';

it.each([
  [1, '1 B'],
  [999, '999 B'],
  [1_000, '1 KB'],
  [12_345, '12 KB'],
  [3_449_000, '3.4 MB'],
  [20_000_000, '20 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
