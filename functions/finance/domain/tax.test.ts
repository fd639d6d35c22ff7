import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, mul, sum } from '../../../shared/kernel/decimal.ts';
import { taxOfDocument, taxOfLine } from './document-tax.ts';
import { rateOn, splitDeductible, surchargeRatesOn } from './tax-rates.ts';

describe('tax rates by date', () => {
  test.each([
    ['cn.goods', '2026-03-01', '0.13'],
    ['cn.goods', '2019-03-31', '0.16'],
    ['cn.goods', '2018-04-30', '0.17'],
    ['cn.transport', '2026-03-01', '0.09'],
    ['cn.services', '2026-03-01', '0.06'],
    ['cn.smallScale', '2027-12-31', '0.01'],
    ['cn.smallScale', '2028-01-01', '0.03'],
    ['gb.standard', '2026-03-01', '0.2'],
    ['gb.reduced', '2026-03-01', '0.05'],
  ] as const)('%s on %s is %s', (code, date, rate) => {
    expect(rateOn(code, date)).toBe(rate);
  });

  test('a day without a rate is refused', () => {
    expect(() => rateOn('cn.smallScale', '2022-12-31')).toThrow('no rate for tax cn.smallScale');
  });

  test('surcharges of a small enterprise are halved while the relief lasts', () => {
    const half = surchargeRatesOn('city', '2027-12-31', true);
    expect(half).toEqual({ urban: '0.035', education: '0.015', localEducation: '0.01' });
    expect(surchargeRatesOn('city', '2028-01-01', true).urban).toBe('0.07');
    expect(surchargeRatesOn('city', '2026-01-01', false).urban).toBe('0.07');
  });
});

describe('tax of a line', () => {
  test.each([
    ['11300', '0.13', true, '10000', '1300'],
    ['999.00', '0.13', true, '884.07', '114.93'],
    ['1060', '0.06', true, '1000', '60'],
    ['100', '0.13', false, '100', '13'],
  ])('%s at %s, included %s: net %s, tax %s', (price, rate, included, net, tax) => {
    expect(taxOfLine({ quantity: '1', price, rate }, included, 'CNY')).toMatchObject({ net, tax });
  });

  test('the amount of a line is rounded before its tax', () => {
    const line = { quantity: '3', price: '33.33', rate: '0.13' };
    expect(taxOfLine(line, false, 'CNY')).toEqual({ net: '99.99', tax: '13', gross: '112.99' });
  });

  test('a discount comes off before tax', () => {
    const line = { quantity: '10', price: '113', rate: '0.13', discount: '0.1' };
    expect(taxOfLine(line, true, 'CNY')).toEqual({ net: '900', tax: '117', gross: '1017' });
  });
});

test('a document is the sum of its lines and of its rates, whatever is sold', () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 999 }).map(String),
    price: fc.integer({ min: 0, max: 999_999 }).map((cents) => mul(String(cents), '0.001')),
    rate: fc.constantFrom('0.13', '0.09', '0.06', '0.01', '0'),
  });
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (lines, included) => {
      const document = taxOfDocument(lines, included, 'CNY');
      for (const key of ['net', 'tax', 'gross'] as const) {
        expect(sum(document.lines.map((each) => each[key]))).toBe(document[key]);
        expect(sum(document.byRate.map((each) => each[key]))).toBe(document[key]);
      }
      expect(add(document.net, document.tax)).toBe(document.gross);
    }),
  );
});

const path = '../shared/data/scenarios/erp_scenarios.json';
const missing = !existsSync(path);
if (missing) console.warn(`skipped: ${path} is not here`);

interface InvoiceStep {
  readonly lines?: readonly { readonly qty: number; readonly price: number }[];
  readonly qty: number;
  readonly price: number;
  readonly deductibleRate: number;
  readonly expect: { readonly untaxed: number; readonly tax: number; readonly total: number };
}

describe.skipIf(missing)('invoices as other systems test them', () => {
  const scenario = (id: string) =>
    JSON.parse(readFileSync(path, 'utf8')).scenarios.find((s: { id: string }) => s.id === id) as {
      given: { taxRate: number };
      steps: InvoiceStep[];
      expect: { untaxed: number; taxBase: number };
    };

  test('inv-02: lines below a cent come to nothing, one by one', () => {
    const { given, steps, expect: wanted } = scenario('inv-02');
    const lines = (steps[0]?.lines ?? []).map(({ qty, price }) => ({
      quantity: String(qty),
      price: String(price),
      rate: String(given.taxRate),
    }));
    const document = taxOfDocument(lines, false, 'CNY');
    expect(lines).toHaveLength(2);
    expect(document.net).toBe(String(wanted.untaxed));
    expect(document.byRate[0]?.net).toBe(String(wanted.taxBase));
  });

  test('inv-03: input tax that may not be deducted belongs to the cost', () => {
    const { given, steps } = scenario('inv-03');
    expect(steps).toHaveLength(2);
    for (const { qty, price, deductibleRate, expect: wanted } of steps) {
      const line = { quantity: String(qty), price: String(price), rate: String(given.taxRate) };
      const { net, tax, gross } = taxOfLine(line, false, 'CNY');
      const { deductible, toCost } = splitDeductible(tax, String(deductibleRate), 'CNY');
      expect([add(net, toCost), deductible, gross].map(Number)).toEqual([
        wanted.untaxed,
        wanted.tax,
        wanted.total,
      ]);
    }
  });
});
