import { describe, expect, test } from 'vitest';
import { assumedDelay, assumedDemands, assumedForecast, assumedItems } from './assumptions.ts';
import type { PlannedItem } from './snapshot.ts';

const bolt: PlannedItem = {
  ...{ id: 'itm_1', area: '', decimals: 0, source: 'buy', safetyStock: '3' },
  lacks: ['supplier', 'leadTime'],
  lot: { policy: 'lotForLot' },
  leadTime: { fixedDays: 0, perUnitDays: '0', counts: 'calendar', receiptDays: 1 },
  ...{ timeFenceDays: 0, madeToOrder: false, pegHard: false },
};

describe('what a plan assumes', () => {
  test('a forecast follows its own line, else the one that names no item', () => {
    const forecasts = [{ share: '1.2' }, { itemId: 'itm_1', share: '0' }];
    expect(assumedForecast({ forecasts }, 'itm_1', '10')).toBe('0');
    expect(assumedForecast({ forecasts }, 'itm_2', '10')).toBe('12');
    expect(assumedForecast({}, 'itm_2', '10')).toBe('10');
  });

  test('of all delays that fit, the longest', () => {
    const delays = [
      { days: 2 },
      { supplierId: 'sup_1', days: 5 },
      { supplierId: 'sup_1', itemId: 'itm_1', days: 4 },
      { itemId: 'itm_2', days: 9 },
    ];
    const of = (supplierId: string, itemId: string) =>
      assumedDelay({ delays }, { supplierId, itemId });
    expect(of('sup_1', 'itm_1')).toBe(5);
    expect(of('sup_2', 'itm_1')).toBe(2);
    expect(of('sup_2', 'itm_2')).toBe(9);
    expect(assumedDelay({}, { supplierId: 'sup_1', itemId: 'itm_1' })).toBe(0);
  });

  test('an item lacks no lead time that is assumed; other areas keep their safety stock', () => {
    const items = [bolt, { ...bolt, area: 'north', safetyStock: '8' }];
    const lines = [{ itemId: 'itm_1', safetyStock: '20', leadTimeDays: 6 }];
    const [main, north] = assumedItems({ items: lines }, items) as [PlannedItem, PlannedItem];
    expect([main.safetyStock, north.safetyStock]).toEqual(['20', '8']);
    expect([main.leadTime.fixedDays, main.leadTime.receiptDays]).toEqual([6, 1]);
    expect(main.lacks).toEqual(['supplier']);
    expect(assumedItems({}, items)).toBe(items);
  });

  test('further demand is known by its scenario and line; what is not planned is left out', () => {
    const known = new Map([['itm_1', bolt]]);
    const line = { quantity: '4', date: '2026-12-01' };
    const demands = [
      { ...line, itemId: 'itm_9' },
      { ...line, itemId: 'itm_1', area: 'north' },
    ];
    expect(assumedDemands({ id: 'psc_1', demands }, known)).toMatchObject([
      { id: 'psc_1/2', kind: 'forecast', itemId: 'itm_1', area: 'north', quantity: '4' },
    ]);
  });
});
