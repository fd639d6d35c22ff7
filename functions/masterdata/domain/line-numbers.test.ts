import { expect, it } from 'vitest';
import { lineNumbers } from './line-numbers.ts';

const lines = (...numbers: (number | undefined)[]) => numbers.map((lineNo) => ({ lineNo }));

it('a list that names no numbers is counted from one', () => {
  expect(lineNumbers(lines(undefined, undefined))).toEqual([1, 2]);
  expect(lineNumbers(lines(undefined), lines(1, 2, 3))).toEqual([1]);
});

it('a line keeps its number, and a new one takes none that another line had', () => {
  expect(lineNumbers(lines(1, undefined, 3), lines(1, 2, 3))).toEqual([1, 4, 3]);
  expect(lineNumbers(lines(1, 2, undefined), lines(1, 2, 3))).toEqual([1, 2, 4]);
  expect(lineNumbers(lines(10, undefined), lines(1))).toEqual([10, 11]);
});

it('beyond the highest number there is, the lowest that is free is taken', () => {
  const many = lines(9_999, undefined, 1, undefined, undefined);
  expect(lineNumbers(many, lines(2, 9_999))).toEqual([9_999, 3, 1, 4, 5]);
});

it('two lines of one number are refused at the second', () => {
  expect(() => lineNumbers(lines(2, 1, 2))).toThrow('Line 2 stands twice');
});
