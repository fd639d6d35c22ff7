import { expect, test } from 'vitest';
import { conflict } from '../../shared/kernel/errors.ts';
import type { Guard } from './guard.ts';
import { guardAction, guardHolds, mergeGuards } from './guards.ts';

const key = { pk: 'a', sk: 'b' };
const refusal = conflict({ reason: 'test' });
const guard = (rest: Partial<Guard>): Guard => ({ key, refusal, ...rest });

test('two checks of one item become one, because a transaction names an item once', () => {
  const check = guard({ equals: { locked: undefined }, final: true });
  const merged = mergeGuards([check, check, guard({ key: { pk: 'a', sk: 'c' } })]);
  expect(merged).toHaveLength(2);
  expect(merged[0]).toMatchObject({ equals: { locked: undefined }, final: true });
});

test('what two guards add is added up, and the strictest floor holds after both', () => {
  const [merged] = mergeGuards([
    guard({ add: { available: '-3', onHand: '-3' }, atLeast: { available: '0' } }),
    guard({ add: { available: '-4' }, atLeast: { available: '1' } }),
  ]);
  expect(merged?.add).toEqual({ available: '-7', onHand: '-3' });
  expect(merged?.atLeast).toEqual({ available: '1' });
  expect(guardHolds(merged as Guard, { ...key, available: '8' })).toBe(true);
  expect(guardHolds(merged as Guard, { ...key, available: '7.5' })).toBe(false);
});

test('a merged guard is final only if both parts are', () => {
  const stale = (guards: Guard[]) => guardAction('t', mergeGuards(guards)[0] as Guard).stale;
  expect(stale([guard({ final: true, absent: true }), guard({ final: true })])).toBe(false);
  expect(stale([guard({ final: true, absent: true }), guard({})])).toBe(true);
});
