import { describe, expect, it } from 'vitest';
import { type DeliveredLine, invoiceRows, returnRows } from './delivered-lines.ts';

const line = (lineNo: number, orderLine: number, more: Partial<DeliveredLine>): DeliveredLine => ({
  lineNo,
  orderLine,
  itemId: `item ${orderLine}`,
  quantity: '10',
  net: '100',
  tax: '13',
  invoiced: '0',
  returned: '0',
  ...more,
});

describe('what can still happen to delivered goods', () => {
  it('is invoiced by order line, two lots of one line together', () => {
    const lines = [line(1, 3, { invoiced: '4' }), line(2, 3, { returned: '1' })];
    expect(invoiceRows(lines)).toEqual([
      { line: 3, itemId: 'item 3', facts: ['20', '4'], suggested: '15', most: '15' },
    ]);
  });

  it('leaves out what is wholly invoiced or came back', () => {
    const lines = [line(1, 1, { invoiced: '10' }), line(2, 2, { returned: '10' })];
    expect(invoiceRows(lines)).toEqual([]);
    expect(returnRows(lines).map(({ line: number }) => number)).toEqual([1]);
  });

  it('suggests no return by itself', () => {
    expect(returnRows([line(1, 1, { returned: '2' })])).toEqual([
      { line: 1, itemId: 'item 1', facts: ['10', '2'], suggested: '0', most: '8' },
    ]);
  });
});
