import { expect, test } from 'vitest';
import { fitPegs, type Peg } from './fit-pegs.ts';

const peg = (lineNo: number, quantity: string, more: Partial<Peg> = {}): Peg => ({
  ...{ salesOrderId: 'so_1', lineNo, quantity, hard: false, received: '0', ...more },
});
const fit = (pegs: Peg[], quantity: string, wanted: Record<number, string> = {}) =>
  fitPegs(pegs, quantity, ({ lineNo, ...one }) => wanted[lineNo] ?? one.quantity).map((one) => [
    ...[one.lineNo, one.quantity],
  ]);
const hard = { hard: true };

test('what fits stays as it is, wanted or not', () => {
  expect(fit([peg(1, '4'), peg(2, '3')], '7', { 1: '0' })).toEqual([
    [1, '4'],
    [2, '3'],
  ]);
});

test('what is no longer wanted gives way before what is', () => {
  expect(fit([peg(1, '5'), peg(2, '2')], '4', { 1: '2' })).toEqual([
    [1, '2'],
    [2, '2'],
  ]);
});

test('of soft ones the last gives way first, of hard ones none that is wanted', () => {
  const pegs = [peg(1, '2'), peg(2, '3', hard), peg(3, '2')];
  expect(fit(pegs, '6')).toEqual([
    [1, '2'],
    [2, '3'],
    [3, '1'],
  ]);
  expect(fit(pegs, '3')).toEqual([[2, '3']]);
  expect(() => fit(pegs, '2')).toThrow('The order makes 2; 3 cannot be promised of it.');
});

test('a hard one gives back what its line was cut by, but not what it was given already', () => {
  expect(fit([peg(1, '5', hard)], '2', { 1: '2' })).toEqual([[1, '2']]);
  const given = [peg(1, '5', { hard: true, received: '3' })];
  expect(fit(given, '3', { 1: '2' })).toEqual([[1, '3']]);
  expect(() => fit(given, '2', { 1: '2' })).toThrow('The order makes 2; 3');
});
