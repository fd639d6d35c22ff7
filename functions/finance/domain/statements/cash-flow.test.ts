import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, isZero, neg, sub, sum } from '../../../../shared/kernel/decimal.ts';
import type { Chart } from '../charts/chart-template.ts';
import { enterpriseChart } from '../charts/enterprise-chart.ts';
import { generalChart } from '../charts/general-chart.ts';
import { smallBusinessChart } from '../charts/small-business-chart.ts';
import {
  type CashFlowStatement,
  cashAccounts,
  cashFlowStatement,
  flowRows,
  type PlacedFlow,
  placesOnCashFlow,
  placingFlows,
} from './cash-flow-statement.ts';
import { flowsOf, type VoucherLine } from './cash-flows.ts';
import { takesBothSides } from './place-accounts.ts';
import type { CashFlowTemplate, StatementLine } from './statement-template.ts';
import { statementsFor } from './statements-for.ts';

const charts: readonly (readonly [string, Chart])[] = [
  ['small business, general taxpayer', smallBusinessChart('general')],
  ['small business, small-scale taxpayer', smallBusinessChart('smallScale')],
  ['enterprise, general taxpayer', enterpriseChart('general')],
  ['enterprise, small-scale taxpayer', enterpriseChart('smallScale')],
  ['general', generalChart()],
];

const booksOf = ({ accounts, roleMap }: Chart) => ({ accounts, roles: roleMap });
const cashOf = (chart: Chart) => cashAccounts(statementsFor(chart.id).balanceSheet, booksOf(chart));

/** code, debit, credit. */
type Row = readonly [accountCode: string, debit: string, credit: string];
const voucher = (...rows: Row[]): VoucherLine[] =>
  rows.map(([accountCode, debit, credit]) => ({ accountCode, debit, credit }));

const balanceOf = (lines: readonly VoucherLine[], codes: readonly string[]): string =>
  sum(
    lines
      .filter(({ accountCode }) => codes.includes(accountCode))
      .map(({ debit, credit }) => sub(debit, credit)),
  );

type Allocating = typeof flowsOf;

const amountsOf = ({ lines }: CashFlowStatement, id: string) =>
  lines.find((line) => line.id === id)?.amounts ?? [];

/** The statement of vouchers over what was there before; all of them in the one column. */
function statementOf(
  chart: Chart,
  vouchers: readonly VoucherLine[][],
  {
    before = '0',
    template = statementsFor(chart.id).cashFlow,
    allocate = flowsOf as Allocating,
  } = {},
) {
  const cash = cashOf(chart);
  const placed = placingFlows(template, booksOf(chart));
  const moved = vouchers.flatMap((lines) => placed(allocate(lines, cash, 'CNY')));
  return cashFlowStatement(template, booksOf(chart), {
    flows: flowRows(moved.map((flow): [PlacedFlow, boolean[]] => [flow, [true]])),
    opening: [{ accountCode: chart.roleMap.bank, party: '', amounts: [before] }],
    closing: [add(before, balanceOf(vouchers.flat(), cash))],
  });
}

/** Vouchers of several lines on any accounts, red ones among them, each in balance by its last. */
const randomBooks = (chart: Chart) => {
  const leaves = chart.accounts.filter(({ leaf }) => leaf).map(({ code }) => code);
  const cash = cashOf(chart);
  const code = fc.oneof(fc.constantFrom(...leaves), fc.constantFrom(...cash));
  const cents = fc.integer({ min: -50_000, max: 500_000 }).map((one) => add(String(one / 100)));
  const line = fc.tuple(code, cents, fc.boolean());
  return fc.array(
    fc.tuple(fc.array(line, { minLength: 1, maxLength: 6 }), code).map(([lines, last]) => {
      const rows = lines.map(([accountCode, amount, onDebit]) =>
        onDebit
          ? { accountCode, debit: amount, credit: '0' }
          : { accountCode, debit: '0', credit: amount },
      );
      const rest = sum(rows.map(({ debit, credit }) => sub(debit, credit)));
      return [...rows, { accountCode: last, debit: '0', credit: rest }];
    }),
    { maxLength: 20 },
  );
};

describe.each(charts)('the cash flow statement of the chart %s', (_, chart) => {
  const template = statementsFor(chart.id).cashFlow;
  const cash = cashOf(chart);

  test('has its cash where the roles have it, and a line for all else, in and out', () => {
    const { cash: till, bank, otherMonetaryFunds } = chart.roleMap;
    expect(cash).toEqual(expect.arrayContaining([till, bank, otherMonetaryFunds]));
    const places = placesOnCashFlow(template, booksOf(chart));
    const left = chart.accounts.filter(({ code, leaf }) => {
      const sides = places(code).map(({ taking }) => taking.only ?? 'whole');
      const once = ['whole', 'credit debit'].includes([...new Set(sides)].sort().join(' '));
      return leaf && !(once && takesBothSides(places(code)));
    });
    expect(left.map(({ code }) => code)).toEqual([]);
  });

  test('counts every line once, and names each once', () => {
    const countedInto = (id: string): string[] => {
      const line = template.lines.find((one) => one.id === id);
      if (line?.kind !== 'total') return [id];
      return [...line.plus, ...line.minus].flatMap(countedInto);
    };
    const lines = template.lines.filter(({ kind }) => kind === 'line').map(({ id }) => id);
    expect(countedInto('closingCash').sort()).toEqual([...lines].sort());
    expect(new Set(template.lines.map(({ id }) => id)).size).toBe(template.lines.length);
    expect(lines).toContain(template.stray);
  });

  test('whatever is posted: cash before and what moved is cash after, to the cent', () => {
    fc.assert(
      fc.property(randomBooks(chart), (vouchers) => {
        const found = statementOf(chart, vouchers, { before: '1234.56' });
        const change = balanceOf(vouchers.flat(), cash);
        expect([found.reconciled, found.strays]).toEqual([true, []]);
        expect(found.netIncrease).toEqual([change]);
        expect(found.closing).toEqual([add('1234.56', change)]);
        const placed = placingFlows(template, booksOf(chart));
        const flows = vouchers.flatMap((lines) => placed(flowsOf(lines, cash, 'CNY')));
        expect(flows.filter(({ accountCode }) => cash.includes(accountCode))).toEqual([]);
        const byLine = Map.groupBy(flows, ({ line }) => line);
        for (const { id, side } of template.lines.filter(({ kind }) => kind === 'line')) {
          if (id === 'openingCash') continue;
          const moved = sum((byLine.get(id) ?? []).map(({ amount }) => amount));
          const shown = side === 'debit' ? moved : neg(moved);
          expect([id, ...amountsOf(found, id)]).toEqual([id, shown]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('what is posted and taken back in red moves no line', () => {
    fc.assert(
      fc.property(randomBooks(chart), (vouchers) => {
        const red = vouchers.map((lines) =>
          lines.map(({ accountCode, debit, credit }) => ({
            ...{ accountCode, debit: neg(debit), credit: neg(credit) },
          })),
        );
        // Cash that moves both ways by the same amount has no sign to be red by.
        const signed = vouchers.flatMap((lines, at) => {
          const money = lines.filter(({ accountCode }) => cash.includes(accountCode));
          const sign = sum(money.flatMap(({ debit, credit }) => [debit, credit]));
          return isZero(sign) ? [] : [lines, red[at] as VoucherLine[]];
        });
        const { lines } = statementOf(chart, signed);
        expect(lines.flatMap(({ amounts }) => amounts).every(isZero)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('planted: a total that forgets a line, or cents that get lost, do not reconcile', () => {
    const { bank, payable, payroll, otherPayable } = chart.roleMap;
    const paidInThirds = voucher(
      [payable, '10', '0'],
      [payroll, '10', '0'],
      [otherPayable, '10', '0'],
      [chart.roleMap.revenue, '0', '10'],
      [bank, '0', '20'],
    );
    expect(statementOf(chart, [paidInThirds]).reconciled).toBe(true);
    const forgetful = (line: StatementLine): StatementLine => ({
      ...line,
      plus: line.plus.filter((id) => id !== 'suppliers'),
      minus: line.minus.filter((id) => id !== 'suppliers'),
    });
    const planted: CashFlowTemplate = { ...template, lines: template.lines.map(forgetful) };
    expect(statementOf(chart, [paidInThirds], { template: planted }).reconciled).toBe(false);
    const careless: Allocating = (lines, accounts, currency) =>
      flowsOf(lines, accounts, currency).map((flow) => ({
        ...flow,
        amount: flow.amount.replace(/(\.\d)\d$/, '$1'),
      }));
    expect(statementOf(chart, [paidInThirds], { allocate: careless }).reconciled).toBe(false);
  });
});

describe('a voucher with money and several accounts', () => {
  const chart = smallBusinessChart('general');
  const lines = (...vouchers: VoucherLine[][]) => {
    const found = statementOf(chart, vouchers);
    return Object.fromEntries(
      found.lines
        .filter(({ kind, amounts }) => kind === 'line' && !isZero(amounts[0] as string))
        .map(({ id, amounts }) => [id, amounts[0]]),
    );
  };

  test.each<[string, VoucherLine[], Record<string, string>]>([
    [
      'wages: what was withheld was not paid, and nobody received it',
      voucher(
        ['2211', '30000', '0'],
        ['224101', '0', '4500'],
        ['222115', '0', '555'],
        ['1002', '0', '24945'],
      ),
      { people: '24945' },
    ],
    [
      'a receipt less the fee of the bank and a few cents',
      voucher(['1002', '1119.5', '0'], ['5603', '10.5', '0'], ['1122', '0', '1130']),
      { customers: '1119.5' },
    ],
    [
      'a payment with a fee on top',
      voucher(['220201', '1000', '0'], ['5603', '5', '0'], ['1002', '0', '1005']),
      { suppliers: '1000', otherPaid: '5' },
    ],
    [
      'a cash sale with VAT',
      voucher(['1001', '113', '0'], ['5001', '0', '100'], ['22210107', '0', '13']),
      { customers: '113' },
    ],
    [
      'a purchase with VAT, paid at once',
      voucher(['1403', '100', '0'], ['22210101', '13', '0'], ['1002', '0', '113']),
      { suppliers: '113' },
    ],
    [
      'a machine with VAT, paid at once: the VAT was paid for the machine',
      voucher(['1601', '2000', '0'], ['22210101', '260', '0'], ['1002', '0', '2260']),
      { assetsBought: '2260' },
    ],
    [
      'a machine sold with VAT',
      voucher(['1002', '565', '0'], ['1606', '0', '500'], ['22210107', '0', '65']),
      { assetsSold: '565' },
    ],
    [
      'a machine and material on one voucher: nobody says whose the VAT is',
      voucher(
        ['1601', '2000', '0'],
        ['1403', '100', '0'],
        ['22210101', '273', '0'],
        ['1002', '0', '2373'],
      ),
      { assetsBought: '2000', suppliers: '373' },
    ],
    [
      'VAT and surcharges paid to the tax office',
      voucher(['222102', '7000', '0'], ['222111', '840', '0'], ['1002', '0', '7840']),
      { taxes: '7840' },
    ],
    [
      'cash taken to the bank, with a fee',
      voucher(['1002', '500', '0'], ['5602', '5', '0'], ['1001', '0', '505']),
      { otherPaid: '5' },
    ],
    [
      'money in and money out on one voucher',
      voucher(
        ['1002', '300', '0'],
        ['1122', '0', '300'],
        ['220201', '100', '0'],
        ['1002', '0', '100'],
      ),
      { customers: '300', suppliers: '100' },
    ],
    [
      'a machine paid in part: the payment is shared by weight, the last cent on the last',
      voucher(
        ['1601', '10', '0'],
        ['2211', '10', '0'],
        ['220201', '10', '0'],
        ['224102', '0', '10'],
        ['1002', '0', '20'],
      ),
      { assetsBought: '6.67', people: '6.66', suppliers: '6.67' },
    ],
    [
      'a loan repaid with interest',
      voucher(['2001', '5000', '0'], ['2231', '18.13', '0'], ['1002', '0', '5018.13']),
      { loansRepaid: '5000', interestPaid: '18.13' },
    ],
  ])('%s', (_, given, expected) => {
    expect(lines(given)).toEqual(expected);
  });

  test('a loan entered twice and taken back in red is no repayment', () => {
    const loan = voucher(['1002', '500', '0'], ['2001', '0', '500']);
    const red = voucher(['1002', '-500', '0'], ['2001', '0', '-500']);
    expect(lines(loan, loan, red)).toEqual({ loans: '500' });
  });
});
