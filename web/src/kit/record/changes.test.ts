import { describe, expect, it } from 'vitest';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { changeSalesOrder } from '../../../../shared/contracts/sales/order-operations.ts';
import { changesOf, pointerInForm } from './changes.ts';

const operation: AnyOperation = changeSalesOrder;
const line = (lineNo: number) => ({ lineNo, itemId: 'a', quantity: '1', discount: '0.1' });
const base = { id: 'so', note: 'as it was', lines: [line(1), line(2), line(3)] };

describe('what of an order is sent', () => {
  it('are the cells that differ; null where one was cleared', () => {
    const { discount: _, ...cleared } = line(2);
    const lines = [line(1), cleared, { ...line(3), quantity: '2' }];
    expect(changesOf(operation, base, { id: 'so', note: 'as it was', lines })).toEqual({
      id: 'so',
      lines: [
        { lineNo: 2, discount: null },
        { lineNo: 3, quantity: '2' },
      ],
    });
  });

  it('is refused at the row of the form, not at the place among the changes', () => {
    const lines = [line(1), {}, { ...line(3), quantity: '2' }, { itemId: 'b', quantity: '1' }];
    const inForm = (pointer: string) => pointerInForm(operation, base, { lines }, pointer);
    expect(inForm('/lines/0/quantity')).toBe('/lines/2/quantity');
    expect(inForm('/lines/1')).toBe('/lines/3');
    expect(inForm('/lines/2/remove')).toBe('/lines');
    expect(inForm('/note')).toBe('/note');
    expect(inForm('/lines')).toBe('/lines');
  });
});
