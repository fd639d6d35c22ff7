import { expect, it } from 'vitest';
import * as z from 'zod';
import { computed, labelled, money } from '../../shared/contracts/fields.ts';
import { defineModule } from '../../shared/contracts/module.ts';
import { defineNoun, type NounSpec } from '../../shared/contracts/noun.ts';
import { modules } from '../../shared/contracts/system.ts';
import { explainedNumbers } from './rules/explained.ts';

const of = (noun: string, ...fields: string[]) => fields.map((field) => `${noun}.${field}`);
const inside = (table: string, ...places: string[]) =>
  places.flatMap((place) => of(`${place}.${table}`, 'quantity', 'unitCost', 'value'));

/** Computed numbers that do not open by themselves, under the reason. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'taken over from what the document names: tax code, structure, order, settings': [
    ...['ledgerSettings.smallDifference', 'ledgerSettings.taxRates.rate', 'costPool.standardCost'],
    ...of('salesOrder', 'lines.taxRate'),
    ...of('quotation', 'lines.taxRate'),
    ...of('salesInvoice', 'lines.price', 'lines.taxRate'),
    ...['supplierReminder.lines.open'],
    ...of('purchaseOrder', 'overReceipt', 'lines.taxRate', 'approvedGross'),
    ...of('purchaseInvoice', 'lines.taxRate'),
    ...of('landedCost', 'taxRate', 'lines.quantity'),
    ...of('workOrder', 'yield', 'operations.setupMinutes', 'operations.runMinutes'),
    ...of('workOrder', 'operations.waitMinutes', 'operations.pieceRate', 'byProducts.share'),
    ...of('workOrder', 'materials.quantity', 'materials.per', 'materials.fixed', 'byProducts.per'),
    ...of('workOrder', 'materials.loss', 'materials.alternates.ratio'),
    ...['operationReport.pieceRate', 'opportunity.probability'],
    ...of('firmPlannedOrder', 'quantity', 'components.quantity'),
  ],
  'converted by the factor of the unit that stands beside it': [
    ...['purchaseOrder.lines.purchaseQuantity', 'materialIssue.lines.counts'],
    ...['operationReport.issued.counts', 'productionReceipt.issued.counts'],
  ],
  'counted up by documents that stand beside it, each with its own number': [
    ...['openItem.settlements.amount', 'purchaseRequest.ordered', 'reservation.lines.quantity'],
    ...['stockCount.lines.book', 'stockCount.lines.moved', 'purchaseOrder.pegs.quantity'],
    ...of('salesOrder', 'lines.reserved', 'lines.delivered', 'lines.invoiced', 'lines.returned'),
    ...of('salesOrder', 'lines.cancelled'),
    ...of('delivery', 'lines.invoiced', 'lines.returned', 'lines.allowedNet', 'lines.allowedTax'),
    ...of('salesInvoice', 'lines.creditedQuantity', 'lines.creditedNet', 'lines.creditedTax'),
    ...of('salesReturn', 'lines.toCredit'),
    ...of('purchaseOrder', 'lines.confirmedQuantity', 'lines.received', 'lines.rejected'),
    ...of('purchaseOrder', 'lines.returned', 'lines.replaced', 'lines.invoiced', 'lines.cancelled'),
    ...of('purchaseOrder', 'lines.accrued', 'lines.owedNet', 'lines.owedTax'),
    ...of('goodsReceipt', 'lines.returned', 'lines.rejectedReturned'),
    ...of('purchaseReturn', 'lines.toCredit', 'lines.accrued'),
    ...of('purchaseInvoice', 'lines.credited', 'lines.creditedNet', 'lines.creditedTax'),
    ...of('workOrder', 'scrapped', 'received', 'materials.issued', 'materials.returned'),
    ...of('workOrder', 'materials.scrapped', 'operations.ready', 'operations.good'),
    ...of('workOrder', 'operations.scrap', 'operations.rework', 'operations.minutes'),
    ...['workOrder.pegs.received', 'productionReceipt.claimed.quantity'],
    ...['operationReport.issued.quantity', 'productionReceipt.issued.quantity'],
    ...of('orderPromise', 'lines.open', 'lines.covered'),
  ],
  'a part of a line of the order behind it, whose amounts the order explains': [
    ...of('delivery', 'lines.net', 'lines.tax'),
    ...of('salesInvoice', 'lines.tax'),
    ...of('salesReturn', 'lines.net', 'lines.tax'),
    ...of('purchaseReturn', 'lines.net', 'lines.tax'),
  ],
  'the outcome of the match, whose parts and reasons stand beside it in the row': [
    ...of('purchaseInvoice', 'lines.matchable', 'lines.matched', 'lines.priceRate'),
    ...of('purchaseInvoice', 'lines.priceDifference', 'lines.excess', 'lines.excessNet'),
    ...of('purchaseInvoice', 'lines.excessTax', 'lines.accrued', 'lines.difference'),
  ],
  'shared out by what is still on hand; the voucher beside it shows where it went': [
    ...of('purchaseInvoice', 'toStock', 'toCost'),
    ...of('landedCost', 'toStock', 'toCost', 'lines.amount'),
    ...['productionReceipt.byProducts.value'],
  ],
  'what costs are explained by: layers, shortages and months of an item': [
    ...inside('layers', 'stockMove.lines', 'stockMove.lines.open', 'costPool'),
    ...of('stockMove', 'lines.open.quantity', 'lines.open.cost'),
    ...of('costPool', 'shortages.quantity', 'shortages.value'),
    ...of('costPool', 'month.openingQuantity', 'month.openingValue', 'month.receivedQuantity'),
    ...of('costPool', 'month.receivedValue', 'month.issuedQuantity'),
    ...of('costPool', 'closedMonths.unitCost', 'closedMonths.quantity', 'closedMonths.value'),
  ],
  'what the allocations beside it leave of the amount, each way of paying in its own manner': [
    'payment.unallocated',
  ],
  'the kit rate, which is explained, weighed with the prices of the order': [
    'orderPromise.valueRate',
  ],
};

const yields = { yield: labelled('Yield', '产量', computed(money())), sown: money() };

/** A module beside the real ones, whose beds say what they yield. */
const garden = (spec: Partial<NounSpec<typeof yields>> = {}) =>
  defineModule({
    id: 'garden',
    floor: 9,
    label: { en: 'Garden', zh: '花园' },
    nouns: [
      defineNoun({
        id: 'bed',
        plural: 'beds',
        prefix: 'bed',
        module: 'garden',
        label: { en: 'Bed', zh: '苗床' },
        title: 'sown',
        fields: () => z.strictObject(yields),
        ...spec,
      }),
    ],
    operations: {},
    events: [],
  });

it('every computed number opens into why, or has a reason not to', () => {
  expect(explainedNumbers(modules, reasons)).toEqual({ silent: [], strange: [], idle: [] });
});

it('would be missed for a number that says nothing', () => {
  const { silent } = explainedNumbers([...modules, garden()], reasons);
  expect(silent).toEqual(['bed.yield', 'bed.sown']);
  const derives = { yield: { adds: ['sown'] } };
  expect(explainedNumbers([...modules, garden({ derives })], reasons).silent).toEqual(['bed.sown']);
});

it('would be missed for an explanation of a field that is not there', () => {
  const derives = { harvest: { adds: ['sown'] } };
  expect(explainedNumbers([...modules, garden({ derives })], reasons).strange).toEqual([
    'bed.harvest',
  ]);
});

it('would be missed for a reason that nothing needs', () => {
  const more = { ...reasons, needless: ['salesOrder.gross', 'salesOrder.note'] };
  expect(explainedNumbers(modules, more).idle).toEqual(['salesOrder.gross', 'salesOrder.note']);
});
