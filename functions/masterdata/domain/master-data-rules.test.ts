import { describe, expect, test } from 'vitest';
import { checkItem } from './item-rules.ts';
import { checkTaxNumber } from './party-rules.ts';
import { checkPriceList } from './price-list-rules.ts';

const refusalOf = (check: () => void): string | undefined => {
  try {
    check();
    return undefined;
  } catch (error) {
    const { code, pointer } = error as { code: string; pointer: string };
    return `${code} ${pointer}`;
  }
};

const chinese = { locale: 'zh-CN', currency: 'CNY' } as const;
const english = { locale: 'en', currency: 'EUR' } as const;

describe('tax numbers', () => {
  test.each([
    ['a domestic party needs a valid code', chinese, '91350100M000100Y44', undefined, false],
    ['a valid code passes', chinese, '91350100M000100Y43', 'CNY', true],
    ['a foreign party has its own number', chinese, 'DE123456789', 'EUR', true],
    ['elsewhere the check does not apply', english, '91350100M000100Y44', undefined, true],
    ['no number is no error', chinese, undefined, undefined, true],
  ])('%s', (_title, company, taxNumber, currency, passes) => {
    const refusal = refusalOf(() => checkTaxNumber(company, { taxNumber, currency }));
    expect(refusal).toBe(passes ? undefined : 'invalidTaxNumber /taxNumber');
  });
});

const item = (fields: object) =>
  ({ code: 'A', kind: 'goods', unitId: 'u1', decimals: 0, stocked: true, ...fields }) as never;

describe('items', () => {
  test.each([
    ['goods in stock', {}, undefined],
    ['a service is not kept in stock', { kind: 'service' }, 'itemFieldsDisagree /stocked'],
    ['lots need stock', { stocked: false, trackLots: true }, 'itemFieldsDisagree /trackLots'],
    ['a shelf life needs lots', { shelfLifeDays: 30 }, 'itemFieldsDisagree /shelfLifeDays'],
    [
      'safety stock has the item’s decimals',
      { safetyStock: '1.5' },
      'tooManyDecimals /safetyStock',
    ],
    ['trailing zeros are no decimals', { safetyStock: '1.0' }, undefined],
    [
      'the own unit is no purchase unit',
      { purchaseUnits: [{ unitId: 'u1', numerator: '1', denominator: '1' }] },
      'duplicatePurchaseUnit /purchaseUnits/0/unitId',
    ],
    [
      'the main area has its safety stock on the item',
      { areaStocks: [{ area: 'main', safetyStock: '1' }] },
      'duplicateArea /areaStocks/0/area',
    ],
    [
      'an area stands once',
      {
        areaStocks: [
          { area: 'north', safetyStock: '1' },
          { area: 'north', safetyStock: '2' },
        ],
      },
      'duplicateArea /areaStocks/1/area',
    ],
    [
      'so do the decimals of the safety stock of an area',
      { areaStocks: [{ area: 'north', safetyStock: '1.5' }] },
      'tooManyDecimals /areaStocks/0/safetyStock',
    ],
  ])('%s', (_title, fields, refusal) => {
    expect(refusalOf(() => checkItem(item(fields), undefined))).toBe(refusal);
  });

  test('the unit of an existing item is fixed, and decimals may only grow', () => {
    const before = item({ decimals: 2 });
    expect(refusalOf(() => checkItem(item({ decimals: 3 }), before))).toBeUndefined();
    expect(refusalOf(() => checkItem(item({ decimals: 1 }), before))).toBe(
      'itemUnitFixed /decimals',
    );
    expect(refusalOf(() => checkItem(item({ decimals: 2, unitId: 'u2' }), before))).toBe(
      'itemUnitFixed /unitId',
    );
  });
});

const line = (minQuantity: string, validFrom?: string, validTo?: string) => ({
  itemId: 'i',
  price: '1',
  minQuantity,
  ...(validFrom && { validFrom }),
  ...(validTo && { validTo }),
});

describe('price lists', () => {
  test.each([
    ['steps by quantity', [line('1'), line('100')], undefined],
    [
      'one after the other',
      [line('1', '2026-04-01'), line('1', undefined, '2026-03-31')],
      undefined,
    ],
    ['the same twice', [line('1'), line('1.0')], 'overlappingPrices /lines/1/validFrom'],
    [
      'both on the last day',
      [line('1', undefined, '2026-03-31'), line('1', '2026-03-31')],
      'overlappingPrices /lines/1/validFrom',
    ],
    [
      'ends before it begins',
      [line('1', '2026-04-01', '2026-03-31')],
      'validityReversed /lines/0/validTo',
    ],
  ])('%s', (_title, lines, refusal) => {
    expect(refusalOf(() => checkPriceList({ lines }))).toBe(refusal);
  });
});
