import { expect, it } from 'vitest';
import { withNumbers } from './with-numbers.ts';

it('new lines are numbered by tens after the highest, and a line that says nothing has none', () => {
  const rows = [{ lineNo: 25, itemId: 'a' }, { itemId: 'b' }, {}, { quantity: '1' }];
  const numbered = withNumbers(rows);
  expect(numbered).toEqual([
    { lineNo: 25, itemId: 'a' },
    { lineNo: 35, itemId: 'b' },
    {},
    { lineNo: 45, quantity: '1' },
  ]);
  expect(withNumbers(numbered)).toEqual(numbered);
  expect(withNumbers([{ lineNo: 10 }, { itemId: 'a' }])).toEqual([{}, { lineNo: 20, itemId: 'a' }]);
});
