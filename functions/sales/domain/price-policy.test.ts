import { describe, expect, it } from 'vitest';
import { choosePrice, type PriceCandidate } from './price-policy.ts';

const list: PriceCandidate[] = [
  { source: 'item', price: '100' },
  { source: 'tier', name: 'A', price: '95' },
  { source: 'general', name: '2026', price: '90', minQuantity: '100' },
  { source: 'customer', name: 'special', price: '88', validTo: '2026-06-30' },
];

describe('the price of 120 pieces for a customer of tier A', () => {
  it('is the 88 agreed until 30 June, and the trace lists four candidates', () => {
    const found = choosePrice(list, '120', '2026-05-15', '85');
    expect(found.value).toBe('88');
    expect(found.belowFloor).toBe(false);
    expect(found.steps.map(({ price, applies }) => [price, applies])).toEqual([
      ['100', true],
      ['95', true],
      ['90', true],
      ['88', true],
    ]);
    expect(found.steps.filter(({ chosen }) => chosen).map(({ price }) => price)).toEqual(['88']);
  });

  it('is the quantity price of 90 on 1 July, when the agreement has ended', () => {
    const found = choosePrice(list, '120', '2026-07-01');
    expect(found.value).toBe('90');
    expect(found.steps[3]).toMatchObject({ applies: false, why: { en: 'only until 2026-06-30' } });
  });

  it('is the tier price for 99 pieces after the agreement has ended', () => {
    const found = choosePrice(list, '99', '2026-07-01');
    expect(found.value).toBe('95');
    expect(found.steps[2]).toMatchObject({ applies: false, why: { en: 'only from 100' } });
  });

  it('is marked when it lies below the floor, and not when it meets it', () => {
    expect(choosePrice(list, '120', '2026-05-15', '88.01').belowFloor).toBe(true);
    expect(choosePrice(list, '120', '2026-05-15', '88').belowFloor).toBe(false);
  });
});

it('an agreed price counts even where a general one is lower', () => {
  const found = choosePrice([{ source: 'general', price: '70' }, ...list], '1', '2026-05-15');
  expect(found.value).toBe('88');
});

it('of two agreed prices the one for the larger quantity counts', () => {
  const agreed: PriceCandidate[] = [
    { source: 'customer', price: '50' },
    { source: 'customer', price: '52', minQuantity: '10' },
  ];
  expect(choosePrice(agreed, '10', '2026-01-01').value).toBe('52');
  expect(choosePrice(agreed, '9', '2026-01-01').value).toBe('50');
});

it('without a candidate there is no price', () => {
  expect(choosePrice([], '1', '2026-01-01')).toMatchObject({ value: null, belowFloor: false });
});
