import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromScaled } from '../../../shared/kernel/decimal.ts';
import { chooseItems, waived } from './choose-items.ts';
import type { OpenItemDoc } from './ledger.ts';
import { MAX_SETTLEMENTS, settle } from './settle.ts';

const part = (amount: string) => ({ date: '2026-01-01', amount, noun: 'payment', sourceId: 'p' });
const item = (amount: string, open = amount, settlements: unknown[] = []) =>
  ({
    ...{ id: `oi_${amount}`, documentNumber: 'INV-1', amount, open, settlements },
    ...{ currency: 'CNY', dueDate: '2026-01-01' },
  }) as unknown as OpenItemDoc;

test.each([
  ['a part', '100', '100', '30', '70'],
  ['the whole', '100', '100', '100', '0'],
  ['what was taken, back', '100', '70', '-30', '100'],
  ['a credit, used up', '-226', '-226', '-226', '0'],
])('%s', (_, amount, open, taken, left) => {
  expect(settle(item(amount, open), part(taken))).toMatchObject({ open: left });
});

test.each([
  ['more than is open', '100', '70', '70.01'],
  ['more back than was taken', '100', '70', '-30.01'],
  ['a debt like a credit', '100', '100', '-1'],
  ['a credit like a debt', '-226', '-226', '1'],
  ['a credit beyond zero', '-226', '-26', '-27'],
])('%s is refused', (_, amount, open, taken) => {
  expect(() => settle(item(amount, open), part(taken))).toThrow('cannot be allocated');
});

test('an item takes a limited number of parts', () => {
  const full = item('100', '99', Array(MAX_SETTLEMENTS).fill(part('0')));
  expect(() => settle(full, part('1'))).toThrow('500 times');
});

const cents = fc.bigInt({ min: 1n, max: 10_000_000n }).map((value) => fromScaled(value, 2));

test('whatever comes in is applied or left, and no item is settled beyond what is open', () => {
  fc.assert(
    fc.property(cents, fc.uniqueArray(cents, { maxLength: 12 }), (amount, opens) => {
      const items = opens.map((open) => item(open));
      const { parts, applied, rest } = chooseItems(amount, items, undefined, 'CNY');
      const exact = (value: string) => Math.round(Number(value) * 100);
      expect(exact(applied) + exact(rest)).toBe(exact(amount));
      const sum = parts.reduce((total, one) => total + exact(one.amount), 0);
      expect(sum).toBe(exact(applied));
      for (const one of parts) settle(one.item, part(one.amount));
      if (exact(rest) > 0) expect(parts).toHaveLength(items.length);
    }),
  );
});

test('an item chosen twice is settled once, by both parts', () => {
  const chosen = [
    { openItemId: 'oi_100', amount: '30' },
    { openItemId: 'oi_100', amount: '40' },
  ];
  const { parts } = chooseItems('70', [item('100')], chosen, 'CNY');
  expect(parts.map(({ amount }) => amount)).toEqual(['70']);
});

test('only a shortfall within the limit, on chosen items, is waived by itself', () => {
  const chosen = [{ openItemId: 'oi_1130', amount: '1130' }];
  expect(waived('1129.5', chosen, undefined, '5')).toBe('0.5');
  expect(waived('1120', chosen, undefined, '5')).toBe('0');
  expect(waived('1131', chosen, undefined, '5')).toBe('0');
  expect(waived('1129.5', undefined, undefined, '5')).toBe('0');
  expect(waived('1129.5', chosen, '0.2', '5')).toBe('0.2');
});
