import { describe, expect, test } from 'vitest';
import { type Shipment, stillOnTheWay } from './on-the-way.ts';

const shipment = (
  id: string,
  arrivesOn: string,
  quantity: string,
  goesToId?: string,
): Shipment => ({
  ...{ id, number: id, line: 1, itemId: 'X', wayId: 'way' },
  ...{ sentOn: '2026-03-05', arrivesOn, quantity },
  ...(goesToId !== undefined && { goesToId }),
});
const said = (left: readonly Shipment[]) => left.map(({ id, quantity }) => `${id} ${quantity}`);

describe('what is still on its way', () => {
  const all = [
    shipment('late', '2026-03-20', '5', 'north'),
    shipment('early', '2026-03-10', '8', 'north'),
    shipment('south', '2026-03-12', '4', 'south'),
  ];

  test('all of it, and what lies there without a day', () => {
    const { left, undated } = stillOnTheWay(all, '20', []);
    expect(said(left)).toEqual(['early 8', 'south 4', 'late 5']);
    expect(undated).toBe('3');
  });

  test('what has arrived is taken for the first that went there', () => {
    const arrivals = [
      { placeId: 'north', date: '2026-03-05', quantity: '3' },
      { placeId: 'north', date: '2026-03-09', quantity: '7' },
    ];
    const { left } = stillOnTheWay(all, '7', arrivals);
    expect(said(left)).toEqual(['south 4', 'late 3']);
  });

  test('what arrived before a shipment was sent was another one', () => {
    const before = [{ placeId: 'north', date: '2026-03-04', quantity: '100' }];
    const { left, undated } = stillOnTheWay(all, '17', before);
    expect(said(left)).toEqual(['early 8', 'south 4', 'late 5']);
    expect(undated).toBe('0');
  });

  test('never more than lies in transit: what left otherwise was the earliest', () => {
    const { left, undated } = stillOnTheWay(all, '6', []);
    expect(said(left)).toEqual(['south 1', 'late 5']);
    expect(undated).toBe('0');
  });
});
