import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, neg, sum } from '../../../../shared/kernel/decimal.ts';
import type { Chart } from '../charts/chart-template.ts';
import { enterpriseChart } from '../charts/enterprise-chart.ts';
import { generalChart } from '../charts/general-chart.ts';
import { smallBusinessChart } from '../charts/small-business-chart.ts';
import { accountsByParty, balanceSheet, placesOnSheet } from './balance-sheet.ts';
import type { BalanceRow } from './fill-statement.ts';
import { incomeStatement, placesOnIncomeStatement } from './income-statement.ts';
import { takesBothSides } from './place-accounts.ts';
import type { BalanceSheetTemplate, StatementLine } from './statement-template.ts';
import { statementsFor } from './statements-for.ts';

const charts: readonly (readonly [string, Chart])[] = [
  ['small business, general taxpayer', smallBusinessChart('general')],
  ['small business, small-scale taxpayer', smallBusinessChart('smallScale')],
  ['enterprise, general taxpayer', enterpriseChart('general')],
  ['enterprise, small-scale taxpayer', enterpriseChart('smallScale')],
  ['general', generalChart()],
];

const booksOf = ({ accounts, roleMap }: Chart) => ({ accounts, roles: roleMap });
const isResult = (kind: string) => kind === 'income' || kind === 'expense';
const partsOf = (sheet: BalanceSheetTemplate) => [
  ...sheet.assets,
  ...sheet.liabilities,
  ...sheet.equity,
];

/** How often each line counts into a total, through the totals it is made of. */
function countedInto(lines: readonly StatementLine[], id: string): string[] {
  const line = lines.find((one) => one.id === id);
  if (line?.kind !== 'total') return [id];
  return [...line.plus, ...line.minus].flatMap((one) => countedInto(lines, one));
}

const linesAmong = (lines: readonly StatementLine[]) =>
  lines.flatMap(({ id, kind }) => (kind === 'line' ? [id] : [])).sort();

/** Vouchers between two accounts and parties: whatever they are, they balance. */
const balancedRows = ({ accounts }: Chart) => {
  const leaves = accounts.filter(({ leaf }) => leaf).map(({ code }) => code);
  const place = fc.tuple(
    fc.constantFrom(...leaves),
    fc.constantFrom('', 'cus_1', 'cus_2', 'sup_1'),
  );
  const cents = fc.integer({ min: -5_000_000, max: 5_000_000 });
  return fc
    .array(fc.tuple(place, place, cents, cents), { minLength: 1, maxLength: 60 })
    .map((vouchers) => {
      const rows = new Map<string, BalanceRow>();
      const post = ([accountCode, party]: [string, string], amounts: string[]) => {
        const key = `${accountCode} ${party}`;
        const known = rows.get(key)?.amounts ?? ['0', '0'];
        const next = amounts.map((amount, at) => add(amount, known[at] ?? '0'));
        rows.set(key, { accountCode, party, amounts: next });
      };
      for (const [debit, credit, closing, opening] of vouchers) {
        const amounts = [closing, opening].map((one) => add(String(one / 100)));
        post(debit, amounts);
        post(credit, amounts.map(neg));
      }
      return [...rows.values()];
    });
};

describe.each(charts)('the statements of the chart %s', (_, chart) => {
  const { balanceSheet: sheet, incomeStatement: result } = statementsFor(chart.id);
  const books = booksOf(chart);

  test('take every account, on either side, on one of the two', () => {
    const onSheet = placesOnSheet(sheet, books);
    const onResult = placesOnIncomeStatement(result, books);
    const left = chart.accounts.filter(({ leaf, class: kind, code }) => {
      const places = isResult(kind) ? onResult(code) : onSheet(code);
      const sides = places.map(({ taking }) => taking.only ?? 'whole').sort();
      const fits = ['whole', 'credit debit'].includes(sides.join(' '));
      return leaf && !(fits && takesBothSides(places));
    });
    expect(left.map(({ code }) => code)).toEqual([]);
  });

  test('count every line once, and name each once', () => {
    const assets = linesAmong(sheet.assets);
    const claims = linesAmong([...sheet.liabilities, ...sheet.equity]);
    expect(countedInto(partsOf(sheet), 'assets').sort()).toEqual(assets);
    expect(countedInto(partsOf(sheet), 'claims').sort()).toEqual(claims);
    expect(countedInto(result.lines, 'netProfit').sort()).toEqual(linesAmong(result.lines));
    for (const lines of [partsOf(sheet), result.lines]) {
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    }
    for (const line of Object.values(sheet.strays)) expect([...assets, ...claims]).toContain(line);
  });

  test('whatever is posted: assets are liabilities and equity, and nothing is lost', () => {
    fc.assert(
      fc.property(balancedRows(chart), (rows) => {
        const { lines, totals, balanced, strays } = balanceSheet(sheet, books, rows, 2);
        expect([balanced, strays]).toEqual([true, []]);
        expect(totals.assets).toEqual(totals.claims);
        const shares = new Map<string, string>();
        for (const { kind, id, accounts } of lines) {
          if (kind === 'detail') continue;
          const side = partsOf(sheet).find((line) => line.id === id)?.side;
          for (const { accountCode, amounts } of accounts) {
            const amount = side === 'debit' ? amounts[0] : neg(amounts[0] as string);
            shares.set(accountCode, add(shares.get(accountCode) ?? '0', amount as string));
          }
        }
        for (const code of new Set(rows.map((row) => row.accountCode))) {
          const own = rows.filter(({ accountCode }) => accountCode === code);
          expect(shares.get(code) ?? '0').toBe(sum(own.map(({ amounts }) => amounts[0] as string)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('whatever was earned: the net profit is all of it, but for earlier years', () => {
    fc.assert(
      fc.property(balancedRows(chart), (rows) => {
        const found = incomeStatement(result, books, rows, 2);
        expect([found.complete, found.strays]).toEqual([true, []]);
        const kinds = new Map(chart.accounts.map((one) => [one.code, one.class]));
        const own = rows.filter(
          ({ accountCode }) => isResult(kinds.get(accountCode) ?? '') && accountCode !== '6901',
        );
        expect(found.netProfit[0]).toBe(neg(sum(own.map(({ amounts }) => amounts[0] as string))));
      }),
      { numRuns: 40 },
    );
  });

  test('a planted line that forgets what it takes is found, and the sheet still balances', () => {
    const onSheet = placesOnSheet(sheet, books);
    const reached = partsOf(sheet).filter(({ id, kind }) => {
      const takers = chart.accounts.filter(
        ({ code, leaf, class: kind }) =>
          leaf && !isResult(kind) && onSheet(code).some(({ line }) => line === id),
      );
      return kind === 'line' && takers.length > 0;
    });
    expect(reached.length).toBeGreaterThan(10);
    const leaves = chart.accounts.filter(({ leaf }) => leaf);
    const rows = leaves.map(({ code }, at) => ({
      ...{ accountCode: code, party: '' },
      amounts: [String(at % 2 === 0 ? at + 1 : -at)],
    }));
    const rest = neg(sum(rows.map(({ amounts }) => amounts[0] as string)));
    const bank = { accountCode: chart.roleMap.bank, party: 'x', amounts: [rest] };
    for (const { id } of reached) {
      const forget = (line: StatementLine) => (line.id === id ? { ...line, takes: [] } : line);
      const planted = {
        ...sheet,
        assets: sheet.assets.map(forget),
        liabilities: sheet.liabilities.map(forget),
        equity: sheet.equity.map(forget),
      };
      const found = balanceSheet(planted, books, [...rows, bank], 1);
      expect([id, found.strays.length > 0, found.balanced]).toEqual([id, true, true]);
    }
  });

  test('a planted total that forgets a line is out of balance', () => {
    const rows = [
      { accountCode: chart.roleMap.bank, party: '', amounts: ['100'] },
      { accountCode: chart.roleMap.capital, party: '', amounts: ['-100'] },
    ];
    const forget = (line: StatementLine) => ({
      ...line,
      plus: line.plus.filter((id) => id !== 'cash'),
    });
    const planted = { ...sheet, assets: sheet.assets.map(forget) };
    expect(balanceSheet(planted, books, rows, 1).balanced).toBe(false);
    expect(balanceSheet(sheet, books, rows, 1).balanced).toBe(true);
  });
});

describe('what stands on the other side', () => {
  const small = smallBusinessChart('general');
  const at = (chart: Chart, ...rows: [code: string, party: string, amount: string][]) => {
    const template = statementsFor(chart.id).balanceSheet;
    const given = rows.map(([accountCode, party, amount]) => ({
      ...{ accountCode, party },
      amounts: [amount],
    }));
    const { lines } = balanceSheet(template, booksOf(chart), given, 1);
    return (id: string) => lines.find((line) => line.id === id)?.amounts[0];
  };

  test('a customer in credit is an advance, an overpaid supplier a prepayment', () => {
    const line = at(
      small,
      ['1122', 'c1', '1200'],
      ['1122', 'c2', '-200'],
      ['2203', 'c1', '-50'],
      ['2203', 'c3', '30'],
      ['220201', 's1', '-700'],
      ['220201', 's2', '90'],
      ['1123', 's3', '40'],
      ['1123', 's4', '-10'],
    );
    expect([line('receivables'), line('advances')]).toEqual(['1230', '250']);
    expect([line('prepayments'), line('payables')]).toEqual(['130', '710']);
  });

  test('an account tells how much of it stands elsewhere', () => {
    const rows = [
      { accountCode: '1122', party: 'c1', amounts: ['1200'] },
      { accountCode: '1122', party: 'c2', amounts: ['-200'] },
    ];
    const { balanceSheet: template } = statementsFor(small.id);
    const { lines } = balanceSheet(template, booksOf(small), rows, 1);
    const accountsOf = (id: string) => lines.find((line) => line.id === id)?.accounts;
    expect(accountsOf('receivables')).toEqual([
      { accountCode: '1122', amounts: ['1200'], balance: '1000' },
    ]);
    expect(accountsOf('advances')).toEqual([
      { accountCode: '1122', amounts: ['200'], balance: '-1000' },
    ]);
  });

  test('input VAT left over is a minus for small enterprises, an asset for others', () => {
    const vat = [
      ['22210101', '', '130'],
      ['22210107', '', '-104'],
    ] as [string, string, string][];
    expect(at(small, ...vat)('taxes')).toBe('-26');
    const enterprise = at(enterpriseChart('general'), ...vat, ['222102', '', '-7']);
    expect([enterprise('otherCurrentAssets'), enterprise('taxes')]).toEqual(['26', '7']);
    const general = at(generalChart(), ['2201', '', '130'], ['2200', '', '-104']);
    expect([general('vatRecoverable'), general('vat')]).toEqual(['26', '0']);
  });

  test('an account chosen for a role stands where the role does, a stranger below its parent', () => {
    const mine = [
      { code: '1125', class: 'asset' },
      { code: 'EUR', class: 'asset', parent: '1002' },
      { code: '1002', class: 'asset' },
      { code: '7000', class: 'asset' },
      { code: '5001', class: 'asset' },
    ] as const;
    const books = { accounts: mine, roles: { receivable: '1125' } };
    const { balanceSheet: template } = statementsFor(small.id);
    const rows = mine.map(({ code }) => ({ accountCode: code, party: '', amounts: ['1'] }));
    const { lines, strays } = balanceSheet(template, books, rows, 1);
    const amountOf = (id: string) => lines.find((line) => line.id === id)?.amounts[0];
    expect([amountOf('receivables'), amountOf('cash')]).toEqual(['1', '2']);
    expect([strays, amountOf('otherCurrentAssets')]).toEqual([['7000', '5001'], '2']);
  });

  test('only receivables, payables, advances and prepayments are looked at by party', () => {
    const byParty = accountsByParty(statementsFor(small.id).balanceSheet, booksOf(small));
    expect(byParty).toEqual(['1122', '1123', '2202', '220201', '220202', '2203']);
  });
});
