import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const day = { en: 'A day', zh: '某日' };

it('a list stands in the order of its choices, what is none of them last', () => {
  expect(inOrder([9, 5, 1, 3], { 1: day, 3: day, 5: day })).toEqual([1, 3, 5, 9]);
  expect(inOrder(['buyer', 'owner'], { owner: day, buyer: day })).toEqual(['owner', 'buyer']);
});
