import { expect, it } from 'vitest';
import {
  issueMaterial,
  scrapMaterial,
} from '../../../../shared/contracts/manufacturing/step-operations.ts';
import { workOrder } from '../../../../shared/contracts/manufacturing/work-order.ts';
import { creditHeldInvoice } from '../../../../shared/contracts/purchasing/invoice-operations.ts';
import {
  changePurchaseOrder,
  confirmPurchaseOrder,
} from '../../../../shared/contracts/purchasing/order-operations.ts';
import { askedOfLines, factsOf, numberedLines, withAnswer } from './answers-of.ts';

it('a command that names lines of its document asks of each of them; a change has its sheet', () => {
  const asked = [confirmPurchaseOrder, creditHeldInvoice, issueMaterial, scrapMaterial];
  expect(asked.map((operation) => Object.keys(askedOfLines(operation) ?? {}))).toEqual([
    ['lineNo', 'confirmedOn', 'quantity'],
    ['lineNo', 'quantity', 'net', 'tax'],
    ['lineNo', 'itemId', 'quantity', 'warehouseId', 'lot', 'serial'],
    ['lineNo', 'quantity'],
  ]);
  expect(askedOfLines(changePurchaseOrder)).toBeUndefined();
});

it('the lines are those that the noun names, with the quantities that stand in its columns', () => {
  const doc = { materials: [{ lineNo: 10 }, {}], lines: [{ lineNo: 20 }] };
  expect(numberedLines(workOrder, doc)).toEqual([{ lineNo: 10 }]);
  expect(factsOf(workOrder, 2).map(({ name }) => name)).toEqual(['required', 'issued']);
});

it('a line of which nothing is said any more is left out', () => {
  const one = withAnswer([], 20, 'quantity', '3');
  expect(one).toEqual([{ lineNo: 20, quantity: '3' }]);
  const two = withAnswer(one, 10, 'quantity', '1');
  const more = withAnswer(two, 20, 'lot', 'L1');
  expect(more).toEqual([
    { lineNo: 20, quantity: '3', lot: 'L1' },
    { lineNo: 10, quantity: '1' },
  ]);
  const less = withAnswer(withAnswer(more, 20, 'quantity', ''), 20, 'lot', undefined);
  expect(less).toEqual([{ lineNo: 10, quantity: '1' }]);
});
