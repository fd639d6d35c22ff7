import { expect, it } from 'vitest';
import type { LineRest } from '../../../../shared/contracts/fields.ts';
import {
  issueMaterial,
  scrapMaterial,
} from '../../../../shared/contracts/manufacturing/step-operations.ts';
import { workOrder } from '../../../../shared/contracts/manufacturing/work-order.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import {
  creditHeldInvoice,
  postLandedCost,
} from '../../../../shared/contracts/purchasing/invoice-operations.ts';
import {
  changePurchaseOrder,
  confirmPurchaseOrder,
} from '../../../../shared/contracts/purchasing/order-operations.ts';
import { returnToSupplier } from '../../../../shared/contracts/purchasing/receiving-operations.ts';
import type { Line } from '../lines/grid-props.ts';
import {
  type Asked,
  askedOfLines,
  factsOf,
  numberedLines,
  restOf,
  withAnswer,
} from './answers-of.ts';

it('a command that names lines of its document asks of each of them; a change has its sheet', () => {
  const said = (operation: AnyOperation) => {
    const { key, fields } = askedOfLines(operation) as Asked;
    return [key, ...Object.keys(fields)];
  };
  const asked = [confirmPurchaseOrder, creditHeldInvoice, issueMaterial, scrapMaterial];
  expect(asked.map(said)).toEqual([
    ['lineNo', 'confirmedOn', 'quantity'],
    ['lineNo', 'quantity', 'net', 'tax'],
    ['lineNo', 'itemId', 'quantity', 'warehouseId', 'lot', 'serial'],
    ['lineNo', 'quantity'],
  ]);
  expect(said(returnToSupplier)).toEqual(['receiptLine', 'quantity', 'rejected', 'warehouseId']);
  // It names lines of other documents, and belongs to none.
  expect(askedOfLines(postLandedCost)).toBeUndefined();
  expect(askedOfLines(changePurchaseOrder)).toBeUndefined();
});

it('the lines are those that the noun names, with the quantities that stand in its columns', () => {
  const doc = { materials: [{ lineNo: 10 }, {}], lines: [{ lineNo: 20 }] };
  expect(numberedLines(workOrder, doc)).toEqual([{ lineNo: 10 }]);
  expect(factsOf(workOrder, 2).map(({ name }) => name)).toEqual(['required', 'issued']);
});

it('a line of which nothing is said any more is left out', () => {
  const say = (answers: readonly Line[], lineNo: number, field: string, value: unknown) =>
    withAnswer(answers, { key: 'lineNo', lineNo, field, value });
  const one = say([], 20, 'quantity', '3');
  expect(one).toEqual([{ lineNo: 20, quantity: '3' }]);
  const two = say(one, 10, 'quantity', '1');
  const more = say(two, 20, 'lot', 'L1');
  expect(more).toEqual([
    { lineNo: 20, quantity: '3', lot: 'L1' },
    { lineNo: 10, quantity: '1' },
  ]);
  const less = say(say(more, 20, 'quantity', ''), 20, 'lot', undefined);
  expect(less).toEqual([{ lineNo: 10, quantity: '1' }]);
  expect(say(say(less, 30, 'rejected', true), 30, 'rejected', false)).toEqual(less);
});

it('what a command can take of a line it says itself: what came less what went back', () => {
  const { rest } = askedOfLines(returnToSupplier) as Asked;
  expect(restOf({ quantity: '10', returned: '4' }, rest as LineRest)).toBe('6');
  expect(restOf({ quantity: '10' }, rest as LineRest)).toBe('10');
  expect(askedOfLines(issueMaterial)?.rest).toBeUndefined();
});
