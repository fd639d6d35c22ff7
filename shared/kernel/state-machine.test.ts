import { expect, test } from 'vitest';
import { defineStates, type StateOf } from './state-machine.ts';

const order = defineStates({
  initial: 'draft',
  transitions: {
    draft: ['confirmed', 'cancelled'],
    confirmed: ['closed', 'cancelled'],
    closed: [],
    cancelled: [],
  },
});

test.each([
  ['draft', 'confirmed', true],
  ['draft', 'closed', false],
  ['draft', 'draft', false],
  ['confirmed', 'draft', false],
  ['confirmed', 'cancelled', true],
  ['closed', 'cancelled', false],
] as const)('%s to %s is allowed: %s', (from, to, expected) => {
  expect(order.canMove(from, to)).toBe(expected);
  const move = () => order.assertMove(from, to);
  if (expected) expect(move).not.toThrow();
  else expect(move).toThrow(expect.objectContaining({ code: 'invalidTransition', status: 409 }));
});

test('a refused move names both states and what is allowed instead', () => {
  expect(() => order.assertMove('draft', 'closed', 'sales order')).toThrow(
    'The sales order is draft and cannot become closed. Allowed from here: confirmed, cancelled.',
  );
  expect(() => order.assertMove('closed', 'draft')).toThrow('Allowed from here: none.');
  expect(() => order.assertMove('draft', 'closed')).toThrow(
    expect.objectContaining({
      params: {
        noun: 'document',
        from: 'draft',
        to: 'closed',
        allowed: ['confirmed', 'cancelled'],
      },
    }),
  );
});

test('states, beginning and ends can be asked for', () => {
  expect(order.states).toEqual(['draft', 'confirmed', 'closed', 'cancelled']);
  expect(order.initial).toBe('draft');
  expect(order.next('draft')).toEqual(['confirmed', 'cancelled']);
  expect(order.states.filter(order.terminal)).toEqual(['closed', 'cancelled']);
});

test('a state that came from elsewhere and is unknown may not move', () => {
  const stray = 'constructor' as StateOf<typeof order>;
  expect(order.canMove(stray, 'closed')).toBe(false);
  expect(() => order.assertMove(stray, 'closed')).toThrow('Allowed from here: none.');
});

test('unknown states do not compile', () => {
  // @ts-expect-error 'shipped' is not a state
  expect(order.canMove('draft', 'shipped')).toBe(false);
  // @ts-expect-error 'gone' is not declared
  const undeclared = () => defineStates({ initial: 'a', transitions: { a: ['gone'] } });
  expect(undeclared).toThrow('a leads to gone, which is not declared');
  // @ts-expect-error 'b' is not declared
  expect(() => defineStates({ initial: 'b', transitions: { a: [] } })).toThrow(
    expect.objectContaining({ code: 'invalidStates' }),
  );
});

test('a state that nothing leads to is refused, also when lost states lead to each other', () => {
  expect(() =>
    defineStates({ initial: 'a', transitions: { a: ['a'], b: ['c'], c: ['b'] } }),
  ).toThrow('b, c cannot be reached from a');
});

test('naming a following state twice is refused', () => {
  expect(() => defineStates({ initial: 'a', transitions: { a: ['b', 'b'], b: [] } })).toThrow(
    'twice',
  );
});

test('what was declared cannot be changed afterwards', () => {
  expect(() => (order.next('closed') as string[]).push('draft')).toThrow(TypeError);
  expect(order.terminal('closed')).toBe(true);
});
