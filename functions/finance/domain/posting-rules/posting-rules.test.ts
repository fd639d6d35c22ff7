import { describe, expect, test } from 'vitest';
import { smallBusinessChart } from '../charts/small-business-chart.ts';
import type { JournalDraft } from '../journal.ts';
import { balanced, isEmpty, withAccounts } from '../journal.ts';
import * as closing from './closing-postings.ts';
import * as payments from './payment-postings.ts';
import * as purchases from './purchase-postings.ts';
import * as sales from './sales-postings.ts';
import * as stock from './stock-postings.ts';

const h = { date: '2026-03-05', currency: 'CNY', source: { noun: 'event', id: 'e1' } };
const { roleMap } = smallBusinessChart('general');
const customer = 'c1';
const supplier = 's1';

/** 'D 1122 1130', one per line, as a bookkeeper would write it. */
const written = (journal: JournalDraft): string[] =>
  withAccounts(journal.lines, roleMap).map((line) =>
    line.credit === '0'
      ? `D ${line.accountCode} ${line.debit}`
      : `C ${line.accountCode} ${line.credit}`,
  );

const x = { item: 'X', stock: 'rawMaterial' as const };
const line = { item: 'P', net: '1000', tax: '130' };
const cost = { item: 'P', cost: '600', from: 'finishedGoods' as const };

const cases: readonly (readonly [string, JournalDraft, readonly string[]])[] = [
  [
    'goods leave before revenue',
    sales.shipBeforeRevenue(h, { customer, lines: [cost] }),
    ['D 1406 600', 'C 1405 600'],
  ],
  [
    'revenue on delivery',
    sales.revenueRecognised(h, { customer, lines: [line], vat: 'pending' }),
    ['D 1122 1130', 'C 5001 1000', 'C 222106 130'],
  ],
  [
    'cost of shipped goods at the revenue point',
    sales.costOfSales(h, { customer, lines: [{ ...cost, from: 'goodsShipped' }] }),
    ['D 5401 600', 'C 1406 600'],
  ],
  [
    'the invoice after revenue',
    sales.salesInvoiceIssued(h, { customer, recognisedTax: '130', invoicedTax: '130' }),
    ['D 222106 130', 'C 22210107 130'],
  ],
  [
    'a tax rounding difference goes to the receivable',
    sales.salesInvoiceIssued(h, { customer, recognisedTax: '130', invoicedTax: '129.99' }),
    ['D 222106 130', 'D 1122 -0.01', 'C 22210107 129.99'],
  ],
  [
    'the invoice before revenue',
    sales.invoicedBeforeRevenue(h, { customer, net: '1000', tax: '130' }),
    ['D 1122 1130', 'C 2203 1000', 'C 22210107 130'],
  ],
  [
    'revenue of goods invoiced before',
    sales.deferredRevenueRecognised(h, { customer, lines: [line] }),
    ['D 2203 1000', 'C 5001 1000'],
  ],
  [
    'a return',
    sales.salesReturn(h, { customer, lines: [line], vat: 'pending', costs: [cost] }),
    ['D 1122 -1130', 'C 5001 -1000', 'C 222106 -130', 'D 5401 -600', 'C 1405 -600'],
  ],
  [
    'its red invoice',
    sales.redInvoice(h, { customer, tax: '130' }),
    ['D 222106 -130', 'C 22210107 -130'],
  ],
  [
    'a price allowance',
    sales.salesAllowance(h, {
      customer,
      vat: 'invoiced',
      lines: [{ item: 'P', net: '40', tax: '5.2' }],
    }),
    ['D 1122 -45.2', 'C 5001 -40', 'C 22210107 -5.2'],
  ],
  [
    'VAT due but not invoiced',
    sales.uninvoicedVatRecognised(h, { customer, tax: '13' }),
    ['D 222106 13', 'C 22210107 13'],
  ],
  [
    'a receipt with a petty difference',
    payments.customerReceipt(h, {
      customer,
      money: 'bank',
      amount: '1129.5',
      applied: '1130',
      writtenOff: '0.5',
    }),
    ['D 1002 1129.5', 'D 5603 0.5', 'C 1122 1130'],
  ],
  [
    'a receipt beyond what is open',
    payments.customerReceipt(h, {
      customer,
      money: 'bank',
      amount: '330',
      applied: '300',
      advance: '30',
    }),
    ['D 1002 330', 'C 1122 300', 'C 2203 30'],
  ],
  ['a bad debt', payments.badDebt(h, { customer, amount: '99' }), ['D 5711 99', 'C 1122 99']],
  [
    'an endorsed bill pays a supplier',
    payments.supplierPayment(h, { supplier, amount: '50000', money: 'billsReceivable' }),
    ['D 220201 50000', 'C 1121 50000'],
  ],
  [
    'a prepayment',
    payments.supplierPrepayment(h, { supplier, amount: '100', money: 'bank' }),
    ['D 1123 100', 'C 1002 100'],
  ],
  [
    'a prepayment applied',
    payments.applyPrepayment(h, { supplier, amount: '100' }),
    ['D 220201 100', 'C 1123 100'],
  ],
  [
    'goods received that settle stock below zero',
    purchases.goodsReceived(h, { supplier, lines: [{ ...x, value: '96', shortage: '10' }] }),
    ['D 1403 96', 'C 220202 96', 'D 5401 10', 'C 1403 10'],
  ],
  [
    'goods received at standard cost',
    purchases.goodsReceived(h, { supplier, lines: [{ ...x, value: '10400', variance: '400' }] }),
    ['D 1403 10000', 'D 1404 400', 'C 220202 10400'],
  ],
  [
    'an invoice at a higher price, 60 of 100 used',
    purchases.purchaseInvoiceMatched(h, {
      supplier,
      lines: [{ ...x, accrued: '1000', toStock: '20', toCost: '30', costRole: 'production' }],
      inputVat: '136.5',
      vatRole: 'inputVatUnverified',
    }),
    ['D 220202 1000', 'D 1403 20', 'D 4001 30', 'D 222105 136.5', 'C 220201 1186.5'],
  ],
  [
    'its confirmation for deduction',
    purchases.inputVatConfirmed(h, { supplier, tax: '136.5' }),
    ['D 22210101 136.5', 'C 222105 136.5'],
  ],
  [
    'goods back to the supplier at less than their cost',
    purchases.purchaseReturn(h, { supplier, lines: [{ ...x, cost: '105', credit: '100' }] }),
    ['D 1403 -105', 'D 5401 5', 'C 220202 -100'],
  ],
  [
    'freight bought',
    purchases.expenseInvoiced(h, {
      supplier,
      lines: [{ role: 'sellingExpense', net: '300' }],
      inputVat: '27',
    }),
    ['D 5601 300', 'D 22210101 27', 'C 220201 327'],
  ],
  [
    'unused material comes back',
    stock.materialReturned(h, { to: 'production', lines: [{ ...x, value: '40' }] }),
    ['D 4001 -40', 'C 1403 -40'],
  ],
  [
    'material sent to a subcontractor',
    stock.materialIssued(h, { to: 'subcontractMaterial', lines: [{ ...x, value: '6000' }] }),
    ['D 1408 6000', 'C 1403 6000'],
  ],
  [
    'the fee of the subcontractor',
    purchases.expenseInvoiced(h, {
      supplier,
      lines: [{ role: 'subcontractMaterial', net: '1500' }],
      inputVat: '195',
    }),
    ['D 1408 1500', 'D 22210101 195', 'C 220201 1695'],
  ],
  [
    'goods back from the subcontractor at material and fee',
    stock.goodsProduced(h, {
      from: 'subcontractMaterial',
      lines: [{ item: 'P', stock: 'finishedGoods', value: '7500' }],
    }),
    ['D 1405 7500', 'C 1408 7500'],
  ],
  [
    'an abnormal count loss',
    stock.countLossFound(h, { lines: [{ ...x, value: '100' }], inputVat: '13' }),
    ['D 1901 100', 'C 1403 100', 'D 1901 13', 'C 22210109 13'],
  ],
  [
    'the loss approved',
    stock.countLossApproved(h, { value: '113', to: 'stockLoss' }),
    ['D 5711 113', 'C 1901 113'],
  ],
  [
    'a count gain',
    stock.countGainFound(h, { lines: [{ ...x, value: '10' }] }),
    ['D 1403 10', 'C 1901 10'],
  ],
  ['the gain approved', stock.countGainApproved(h, { value: '10' }), ['D 1901 10', 'C 5301 10']],
  [
    'landed cost from a freight accrual',
    stock.stockRevalued(h, { ...x, toStock: '20', toCost: '30', against: 'otherPayable' }),
    ['D 1403 20', 'D 5401 30', 'C 224102 50'],
  ],
  [
    'VAT of a month: output 26,000, input 18,500, carried in 500',
    closing.vatMonthEnd(h, { output: '26000', input: '18500', carriedIn: '500' }),
    ['D 22210104 7000', 'C 222102 7000'],
  ],
  [
    'VAT prepaid beyond what is due',
    closing.vatMonthEnd(h, { output: '100', input: '40', prepaid: '80' }),
    ['D 222102 20', 'C 22210110 20'],
  ],
  [
    'surcharges in a city',
    closing.surcharges(h, {
      vatPaid: '7000',
      rates: { urban: '0.07', education: '0.03', localEducation: '0.02' },
    }),
    ['D 5403 840', 'C 222111 490', 'C 222112 210', 'C 222113 140'],
  ],
  [
    'opening balances that leave something to the owners',
    closing.openingBalance(h, [{ accountCode: '1002', debit: '500', credit: '0' }]),
    ['D 1002 500', 'C 3104 500'],
  ],
  [
    'income and expense at month end',
    closing.profitTransfer(h, [
      { accountCode: '5001', class: 'income', balance: '-800' },
      { accountCode: '5401', class: 'expense', balance: '600' },
      { accountCode: '1002', class: 'asset', balance: '9704' },
    ]),
    ['D 5001 800', 'C 5401 600', 'C 3103 800', 'D 3103 600'],
  ],
  [
    'a profitable year',
    closing.yearEndTransfer(h, { profit: '200', surplusRate: '0.1' }),
    ['D 3103 200', 'C 3104 200', 'D 3104 20', 'C 3101 20'],
  ],
  [
    'a year of loss',
    closing.yearEndTransfer(h, { profit: '-200', surplusRate: '0.1' }),
    ['D 3104 200', 'C 3103 200'],
  ],
  [
    'VAT in one return',
    closing.vatReturned(h, { output: '200', input: '50' }),
    ['D 22210107 200', 'C 22210101 50', 'C 222102 150'],
  ],
];

describe('posting rules', () => {
  test.each(cases)('%s', (_, journal, expected) => {
    expect(written(journal)).toEqual(expected);
    expect(balanced(journal)).toBe(true);
  });

  test('a month with more input than output posts nothing and carries the rest forward', () => {
    const month = { output: '104', input: '130' };
    expect(isEmpty(closing.vatMonthEnd(h, month))).toBe(true);
    expect(closing.vatOfMonth(month)).toMatchObject({ payable: '0', carriedForward: '26' });
  });

  test('a receipt whose parts do not explain it is refused', () => {
    const receipt = { customer, money: 'bank' as const, amount: '100', applied: '90' };
    expect(() => payments.customerReceipt(h, receipt)).toThrow('Paid 100, but 90 is explained');
  });
});
