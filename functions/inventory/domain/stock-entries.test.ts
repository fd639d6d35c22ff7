import { describe, expect, it } from 'vitest';
import { add } from '../../../shared/kernel/decimal.ts';
import {
  issueEntries,
  receiptEntries,
  returnEntries,
  type StockEntry,
  throughSuspense,
} from './stock-entries.ts';

const value = {
  itemId: 'a',
  stockRole: 'finishedGoods' as const,
  value: '100',
  adjustment: '0',
  variance: '0',
  provisional: false,
};
const cost = { itemId: 'a', stockRole: 'finishedGoods' as const, cost: '30', provisional: false };
const short = ({ role, debit, credit }: StockEntry) => `${role} ${debit}/${credit}`;
const isBalanced = (entries: readonly StockEntry[]) =>
  entries.reduce((sum, one) => add(sum, one.debit), '0') ===
  entries.reduce((sum, one) => add(sum, one.credit), '0');

describe.each([
  ['a receipt', receiptEntries([value], 'stockGain'), ['finishedGoods 100/0', 'stockGain 0/100']],
  [
    'a receipt that settles goods issued below zero',
    receiptEntries([{ ...value, adjustment: '7' }], 'stockGain'),
    [...['finishedGoods 100/0', 'stockGain 0/100'], ...['costOfSales 7/0', 'finishedGoods 0/7']],
  ],
  [
    'a receipt at standard cost',
    receiptEntries([{ ...value, variance: '4' }], 'stockGain'),
    [...['finishedGoods 100/0', 'stockGain 0/100'], ...['materialVariance 4/0', 'stockGain 0/4']],
  ],
  ['an issue', issueEntries([cost], 'stockLoss'), ['stockLoss 30/0', 'finishedGoods 0/30']],
  [
    'a return, in red',
    returnEntries([{ ...value, value: '30' }], 'stockLoss'),
    ['stockLoss -30/0', 'finishedGoods 0/-30'],
  ],
  [
    'a loss by way of suspense',
    throughSuspense(issueEntries([cost], 'stockLoss'), 'stockLoss'),
    [...['stockSuspense 30/0', 'finishedGoods 0/30'], ...['stockLoss 30/0', 'stockSuspense 0/30']],
  ],
])('%s', (_, entries, expected) => {
  it('posts what it should, and balances', () => {
    expect(entries.map(short)).toEqual(expected);
    expect(isBalanced(entries)).toBe(true);
  });
});

describe('what is not posted', () => {
  it('a provisional cost, and lines that come to nothing', () => {
    expect(issueEntries([{ ...cost, provisional: true }], 'stockLoss')).toEqual([]);
    expect(receiptEntries([{ ...value, value: '0' }], 'stockGain')).toEqual([]);
  });

  it('lines of one item are one entry', () => {
    const entries = issueEntries([cost, cost], 'stockLoss');
    expect(entries.map(short)).toEqual(['stockLoss 60/0', 'finishedGoods 0/60']);
  });
});
