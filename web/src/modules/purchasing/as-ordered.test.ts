import { expect, it } from 'vitest';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { changePurchaseOrder } from '../../../../shared/contracts/purchasing/order-operations.ts';
import { changesOf, fieldsFrom } from '../../kit/record/changes.ts';
import { asOrdered } from './as-ordered.ts';

const operation: AnyOperation = changePurchaseOrder;
const boxes = { lineNo: 1, itemId: 'a', unitId: 'box', price: '120', description: 'Blue' };
const order = { id: 'po', lines: [{ ...boxes, quantity: '24', purchaseQuantity: '2' }] };

it('24 pieces in 2 boxes are changed by the box', () => {
  const base = asOrdered(order);
  const values = fieldsFrom(operation, base);
  expect(values['lines']).toEqual([{ ...boxes, quantity: '2' }]);
  expect(changesOf(operation, base, values)).toEqual({ id: 'po' });
  const three = { ...values, lines: [{ ...boxes, quantity: '3' }] };
  expect(changesOf(operation, base, three)).toEqual({
    id: 'po',
    lines: [{ lineNo: 1, quantity: '3' }],
  });
});

it('what is emptied on a line is cleared', () => {
  const base = asOrdered(order);
  const { description: _, price: __, ...rest } = boxes;
  const values = { id: 'po', lines: [{ ...rest, quantity: '2' }] };
  const lines = [{ lineNo: 1, price: null, description: null }];
  expect(changesOf(operation, base, values)).toEqual({ id: 'po', lines });
});
