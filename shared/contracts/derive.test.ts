import { describe, expect, test } from 'vitest';
import { derive } from './derive.ts';
import { openItem } from './finance/open-item.ts';
import { orderPromise } from './planning/order-promise.ts';
import { salesOrder } from './sales/sales-order.ts';

const line = (lineNo: number, more: Record<string, unknown> = {}) => ({
  ...{ lineNo, itemId: `itm_${lineNo}`, quantity: '10', price: '113', taxRate: '0.13' },
  ...{ net: '1000', tax: '130', gross: '1130' },
  ...more,
});
const order = (...lines: Record<string, unknown>[]) => ({
  ...{ currency: 'CNY', taxIncluded: true, net: '2000', tax: '260', gross: '2260' },
  lines,
});
const told = (found: ReturnType<typeof derive>) =>
  found?.steps.map(({ label, amount, value, rate }) => [label.en, amount ?? value ?? rate]);

describe('a number says how it came about', () => {
  test('a line: quantity × price, its tax taken out', () => {
    const doc = order(line(1));
    const found = derive(salesOrder, 'lines.net', doc, doc.lines[0]);
    expect(found?.value).toBe('1000');
    expect(told(found)).toEqual([
      ['Quantity', '10'],
      ['Price', '113'],
      ['Quantity × price', '1130'],
      ['Tax rate', '0.13'],
      ['Tax', '130'],
      ['Net', '1000'],
    ]);
    expect(found?.steps.at(-1)?.chosen).toBe(true);
  });

  test('what was cancelled of a line does not count, its discount does', () => {
    const given = line(1, { cancelled: '5', discount: '0.1' });
    const found = derive(salesOrder, 'lines.gross', order(given), given);
    expect(found?.value).toBe('508.5');
    expect(told(found)).toContainEqual(['Quantity × price − discount', '508.5']);
    expect(told(found)).toContainEqual(['Discount', '0.1']);
  });

  test('a total: its lines, each with its item, and gross from net and tax', () => {
    const doc = order(line(1), line(2));
    const net = derive(salesOrder, 'net', doc);
    expect(net?.steps.map(({ label, id, amount }) => [label.zh, id, amount])).toEqual([
      ['第 1 行 · 不含税金额', 'itm_1', '1000'],
      ['第 2 行 · 不含税金额', 'itm_2', '1000'],
      ['不含税金额', undefined, '2000'],
    ]);
    expect(told(derive(salesOrder, 'gross', doc))).toEqual([
      ['Net', '2000'],
      ['Tax', '260'],
      ['Gross', '2260'],
    ]);
  });

  test('many lines are told by the first of them, and add up all the same', () => {
    const lines = Array.from({ length: 30 }, (_, at) => line(at + 1));
    const found = derive(salesOrder, 'net', { ...order(...lines), net: '30000' });
    expect(found?.value).toBe('30000');
    expect(told(found)?.at(-2)).toEqual(['18 more lines', '18000']);
  });

  test('what is open: the amount less what settled it, each by its document', () => {
    const settlements = [
      { date: '2026-03-02', amount: '250', noun: 'payment', sourceId: 'pay_1' },
      { date: '2026-03-09', amount: '-50', noun: 'payment', sourceId: 'pay_2' },
    ];
    const found = derive(openItem, 'open', { amount: '1000', open: '800', settlements });
    expect(found?.value).toBe('800');
    expect(found?.steps[1]).toMatchObject({ id: 'pay_1', amount: '-250' });
    expect(found?.steps[1]?.label.en).toBe('2026-03-02 · Amount');
  });

  test('a kit rate: the lines that are there among those that are open', () => {
    const lines = [
      { lineNo: 1, itemId: 'itm_1', open: '5', covered: '5' },
      { lineNo: 2, itemId: 'itm_2', open: '5', covered: '4' },
    ];
    const found = derive(orderPromise, 'kitRate', { kitRate: '0.5', lines });
    expect(found?.value).toBe('0.5');
    expect(found?.steps.map(({ value, rate }) => [value, rate])).toEqual([
      ['5', '1'],
      ['4', '0'],
      [undefined, '0.5'],
    ]);
  });

  test('what does not follow is said, and not hidden', () => {
    const found = derive(salesOrder, 'net', { ...order(line(1)), net: '1000.01' });
    expect(found?.steps.at(-2)).toEqual({
      label: { en: 'Rounded, or entered otherwise', zh: '舍入或另行录入' },
      amount: '0.01',
    });
  });

  test('a field that says nothing has no derivation', () => {
    expect(derive(salesOrder, 'penalty', order())).toBeUndefined();
  });
});
