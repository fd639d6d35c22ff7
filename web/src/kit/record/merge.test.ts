import { describe, expect, it } from 'vitest';
import { changeBom } from '../../../../shared/contracts/engineering/bom-operations.ts';
import { changeRouting } from '../../../../shared/contracts/engineering/routing-operations.ts';
import { masterdata } from '../../../../shared/contracts/masterdata/module.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { changeSalesOrder } from '../../../../shared/contracts/sales/order-operations.ts';
import { reviseQuotation } from '../../../../shared/contracts/sales/quotation-operations.ts';
import { changesOf, fieldsFrom } from './changes.ts';
import { mergeEdits } from './merge.ts';

type Line = Record<string, unknown>;
const updateOf = (id: string): AnyOperation =>
  masterdata.derived.find(({ kind, noun }) => kind === 'update' && noun.id === id)
    ?.contract as AnyOperation;
const operation: AnyOperation = changeSalesOrder;

const line = (lineNo: number, more: Line = {}): Line => ({
  lineNo,
  itemId: `item ${lineNo}`,
  quantity: '10',
  price: '5',
  gross: '56.5',
  ...more,
});
const order = (lines: Line[], more: Line = {}) => ({ id: 'so', version: 1, lines, ...more });
const base = order([line(1), line(2), line(3)], { note: 'as it was' });
/** What the form holds: the fields that the operation takes, edited. */
const edited = (lines: Line[], more: Line = {}) =>
  fieldsFrom(operation, { ...base, ...more, lines });
const without = ({ lineNo: _, gross: __, ...fields }: Line): Line => fields;

/** What would be sent after the merge, against what they have saved. */
const sent = (theirs: Line, mine: Line, chosen = {}) =>
  changesOf(operation, theirs, mergeEdits(operation, { base, theirs, mine }, chosen).values);
const paths = (spots: readonly { path: string }[]) => spots.map(({ path }) => path);

describe('two edits of one order', () => {
  it('on different lines both stand, and nothing of theirs is sent again', () => {
    const theirs = order([line(1, { quantity: '7' }), line(2), line(3)], { note: 'theirs' });
    const mine = edited([line(1), line(2, { price: '6' }), line(3)]);
    const { clashes, taken } = mergeEdits(operation, { base, theirs, mine });
    expect(clashes).toEqual([]);
    expect(paths(taken)).toEqual(['note', 'lines.1.quantity']);
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [{ lineNo: 2, price: '6' }] });
  });

  it('on different cells of one line both stand', () => {
    const theirs = order([line(1, { quantity: '7' }), line(2), line(3)], { note: 'as it was' });
    const mine = edited([line(1, { price: '6' }), line(2), line(3)]);
    expect(mergeEdits(operation, { base, theirs, mine }).clashes).toEqual([]);
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [{ lineNo: 1, price: '6' }] });
  });

  it('a line that they added stays, beside the one that I did', () => {
    const theirs = order([...base.lines, line(4)], { note: 'as it was' });
    const mine = edited([...base.lines, without(line(9))]);
    const { clashes, taken, values } = mergeEdits(operation, { base, theirs, mine });
    expect(clashes).toEqual([]);
    expect(taken).toMatchObject([{ path: 'lines.4', line: { value: 4 }, base: undefined }]);
    const lines = values['lines'] as Line[];
    expect(lines.map(({ lineNo }) => lineNo)).toEqual([1, 2, 3, 4, undefined]);
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [without(line(9))] });
  });

  it('a line that one removed and the other left alone is gone', () => {
    const theirs = order([line(1), line(2)], { note: 'as it was' });
    const mine = edited([line(2), line(3)]);
    expect(mergeEdits(operation, { base, theirs, mine }).clashes).toEqual([]);
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [{ lineNo: 1, remove: true }] });
  });

  it('a line that both removed is no question', () => {
    const theirs = order([line(1), line(2)], { note: 'as it was' });
    const mine = edited([line(1), line(2)]);
    expect(mergeEdits(operation, { base, theirs, mine })).toMatchObject({ clashes: [], taken: [] });
    expect(sent(theirs, mine)).toEqual({ id: 'so' });
  });

  it('asks for the cell that both changed, and only for that', () => {
    const theirs = order([line(1, { quantity: '7', price: '4' }), line(2), line(3)]);
    const mine = edited([line(1, { quantity: '8' }), line(2), line(3)]);
    expect(mergeEdits(operation, { base, theirs, mine }).clashes).toMatchObject([
      { path: 'lines.1.quantity', line: { value: 1 }, base: '10', mine: '8', theirs: '7' },
    ]);
    const lines = [{ lineNo: 1, quantity: '8' }];
    expect(sent(theirs, mine)).toMatchObject({ lines });
    expect(sent(theirs, mine, { 'lines.1.quantity': 'theirs' })).not.toHaveProperty('lines');
  });

  it('does not ask where both wanted the same', () => {
    const theirs = order([line(1, { quantity: '7' }), line(2), line(3)], { note: 'as it was' });
    const mine = edited([line(1, { quantity: '7' }), line(2), line(3)]);
    expect(mergeEdits(operation, { base, theirs, mine })).toMatchObject({ clashes: [], taken: [] });
  });

  it('asks for the line that I changed and they removed: mine is added once more', () => {
    const theirs = order([line(2), line(3)], { note: 'as it was' });
    const mine = edited([line(1, { quantity: '8' }), line(2), line(3)]);
    const { clashes } = mergeEdits(operation, { base, theirs, mine });
    expect(clashes).toMatchObject([{ path: 'lines.1', mine: { quantity: '8' } }]);
    expect(clashes[0]?.theirs).toBeUndefined();
    const again = without(line(1, { quantity: '8' }));
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [again] });
    expect(sent(theirs, mine, { 'lines.1': 'theirs' })).toEqual({ id: 'so' });
  });

  it('asks for the line that I removed and they changed', () => {
    const theirs = order([line(1, { quantity: '8' }), line(2), line(3)], { note: 'as it was' });
    const mine = edited([line(2), line(3)]);
    expect(paths(mergeEdits(operation, { base, theirs, mine }).clashes)).toEqual(['lines.1']);
    expect(sent(theirs, mine)).toEqual({ id: 'so', lines: [{ lineNo: 1, remove: true }] });
    expect(sent(theirs, mine, { 'lines.1': 'theirs' })).toEqual({ id: 'so' });
  });
});

describe('two edits of one bill of materials, whose lines are sent as a whole', () => {
  const part = (lineNo: number, more: Line = {}): Line => ({
    ...{ lineNo, itemId: `item ${lineNo}`, quantity: '1', ...more },
  });
  const bomOf = (...lines: Line[]) => ({ id: 'bom', version: 1, lines });
  const before = bomOf(part(10), part(20), part(30));
  const merged = (theirs: Line, ...lines: Line[]) =>
    mergeEdits(changeBom, { base: before, theirs, mine: { id: 'bom', lines } });

  it('on different lines and cells both stand, and no list is asked for as a whole', () => {
    const theirs = bomOf(part(10, { quantity: '2' }), part(20, { loss: '0.1' }), part(30));
    const found = merged(theirs, part(10), part(20, { quantity: '3' }), part(30));
    expect(found.clashes).toEqual([]);
    expect(paths(found.taken)).toEqual(['lines.10.quantity', 'lines.20.loss']);
    expect(found.values['lines']).toEqual([
      part(10, { quantity: '2' }),
      part(20, { quantity: '3', loss: '0.1' }),
      part(30),
    ]);
  });

  it('lines that both added stay two, although they came to one number', () => {
    const theirs = bomOf(...before.lines, part(40, { itemId: 'theirs' }));
    const found = merged(theirs, ...before.lines, part(40, { itemId: 'mine' }));
    expect(found.clashes).toEqual([]);
    const lines = found.values['lines'] as Line[];
    expect(lines.slice(3).map(({ lineNo, itemId }) => [lineNo, itemId])).toEqual([
      [40, 'theirs'],
      [50, 'mine'],
    ]);
  });

  it('a line that I added alone stays, one that they removed is gone', () => {
    const theirs = bomOf(part(20), part(30));
    const found = merged(theirs, ...before.lines, part(40));
    expect(found.clashes).toEqual([]);
    expect(found.values['lines']).toEqual([part(20), part(30), part(40)]);
  });

  it('a line that I changed and they removed keeps its number', () => {
    const found = merged(bomOf(part(20), part(30)), part(10, { loss: '0.2' }), part(20), part(30));
    expect(paths(found.clashes)).toEqual(['lines.10']);
    expect(found.values['lines']).toContainEqual(part(10, { loss: '0.2' }));
  });
});

it('two edits of one routing meet by the numbers of operations, and my order stands', () => {
  const step = (number: number, more: Line = {}): Line => ({ number, name: `${number}`, ...more });
  const routing = (...operations: Line[]) => ({ id: 'rtg', version: 1, operations });
  const theirs = routing(step(10, { setupMinutes: '5' }), step(20));
  const mine = { id: 'rtg', operations: [step(20, { name: 'Grind' }), step(10)] };
  const found = mergeEdits(changeRouting, { base: routing(step(10), step(20)), theirs, mine });
  expect(found.clashes).toEqual([]);
  expect(found.taken).toMatchObject([{ line: { field: 'number', value: 10 } }]);
  expect(found.values['operations']).toEqual([
    step(20, { name: 'Grind' }),
    step(10, { setupMinutes: '5' }),
  ]);
});

describe('two edits of one quotation, whose lines are sent as a whole', () => {
  const quotation = (...lines: Line[]) => ({ id: 'quo', version: 1, lines });
  const before = quotation(line(1), line(2), line(3));
  const merged = (theirs: Line, ...lines: Line[]) => {
    const mine = { id: 'quo', lines: lines.map(({ gross: _, ...fields }) => fields) };
    return mergeEdits(reviseQuotation, { base: before, theirs, mine });
  };

  it('on different lines both stand, and what each added', () => {
    const theirs = quotation(line(1, { quantity: '7' }), line(2), line(3), line(4));
    const found = merged(theirs, line(1), line(2, { price: '6' }), line(3), without(line(9)));
    expect(found.clashes).toEqual([]);
    expect(paths(found.taken)).toEqual(['lines.1.quantity', 'lines.4']);
    const lines = found.values['lines'] as Line[];
    expect(lines.map(({ lineNo, quantity, price }) => [lineNo, quantity, price])).toEqual([
      [1, '7', '5'],
      [2, '10', '6'],
      [3, '10', '5'],
      [4, '10', '5'],
      [undefined, '10', '5'],
    ]);
  });

  it('asks for nothing but the cell that both changed', () => {
    const theirs = quotation(line(1, { price: '4', quantity: '7' }), line(3));
    const found = merged(theirs, line(1, { price: '6' }), line(2), line(3));
    expect(paths(found.clashes)).toEqual(['lines.1.price']);
    expect((found.values['lines'] as Line[]).map(({ lineNo }) => lineNo)).toEqual([1, 3]);
  });
});

describe('two edits of one price list', () => {
  const update = updateOf('priceList');
  const priceAt = (lineNo: number | undefined, value: string): Line => ({
    ...{ itemId: 'item', minQuantity: '1', price: value },
    ...(lineNo !== undefined && { lineNo }),
  });
  const list = (...lines: Line[]) => ({ id: 'pl', version: 1, lines });

  it('on different lines both stand', () => {
    const base = list(priceAt(1, '5'), priceAt(2, '5'));
    const theirs = list(priceAt(1, '4'), priceAt(2, '5'), priceAt(3, '9'));
    const mine = list(priceAt(1, '5'), priceAt(2, '6'), priceAt(undefined, '8'));
    const { values, clashes } = mergeEdits(update, { base, theirs, mine });
    expect(clashes).toEqual([]);
    const prices = (values['lines'] as Line[]).map(({ price }) => price);
    expect(prices).toEqual(['4', '6', '9', '8']);
  });

  it('saved before lines had numbers it is asked for as a whole, and nothing is lost unasked', () => {
    const base = list(priceAt(undefined, '5'), priceAt(undefined, '6'));
    const theirs = list(priceAt(1, '4'), priceAt(2, '6'));
    const mine = list(priceAt(undefined, '5'), priceAt(undefined, '7'));
    expect(paths(mergeEdits(update, { base, theirs, mine }).clashes)).toEqual(['lines']);
  });
});

describe('two edits of one customer', () => {
  const update = updateOf('customer');

  it('clears what only I cleared, and keeps what only they wrote', () => {
    const before = { id: 'cus', name: 'A', nameEn: 'A', region: 'North' };
    const theirs = { ...before, region: 'South' };
    const mine = { id: 'cus', name: 'A', region: 'North' };
    const { values, clashes } = mergeEdits(update, { base: before, theirs, mine });
    expect(clashes).toEqual([]);
    expect(changesOf(update, theirs, values)).toEqual({ id: 'cus', nameEn: null });
  });

  it('merges terms part by part', () => {
    const paymentTerms = { kind: 'net', days: 30 };
    const before = { id: 'cus', paymentTerms };
    const theirs = { id: 'cus', paymentTerms: { ...paymentTerms, kind: 'endOfMonth' } };
    const mine = { id: 'cus', paymentTerms: { ...paymentTerms, days: 60 } };
    const { values, clashes, taken } = mergeEdits(update, { base: before, theirs, mine });
    expect(clashes).toEqual([]);
    expect(paths(taken)).toEqual(['paymentTerms.kind']);
    expect(values['paymentTerms']).toEqual({ kind: 'endOfMonth', days: 60 });
  });
});
