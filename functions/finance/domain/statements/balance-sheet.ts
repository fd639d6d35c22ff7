import { type Decimal, eq, isZero } from '../../../../shared/kernel/decimal.ts';
import type { RoleMap } from '../account-roles.ts';
import { type BalanceRow, type FilledLine, fillStatement } from './fill-statement.ts';
import { type Part, type PlacedAccount, placesOf, takesBothSides } from './place-accounts.ts';
import type { BalanceSheetTemplate } from './statement-template.ts';

export interface Books {
  readonly accounts: readonly PlacedAccount[];
  readonly roles: Readonly<Partial<RoleMap>>;
}

export type SheetPart = 'assets' | 'liabilities' | 'equity';

export interface BalanceSheet {
  readonly lines: readonly (FilledLine & { readonly part: SheetPart })[];
  /** Per column: assets = liabilities + equity. */
  readonly totals: Readonly<Record<SheetPart | 'claims', readonly Decimal[]>>;
  readonly balanced: boolean;
  /** Accounts with a balance that no line takes; they stand on the line for strays. */
  readonly strays: readonly string[];
}

const sheetParts = ({ assets, liabilities, equity }: BalanceSheetTemplate) =>
  [
    { part: 'assets', lines: assets, classes: ['asset', 'cost'] },
    { part: 'liabilities', lines: liabilities, classes: ['liability'] },
    { part: 'equity', lines: equity, classes: ['equity'] },
  ] as const satisfies readonly (Part & { part: SheetPart })[];

/** Where the accounts of the balance sheet stand; income and expense are profit, on no line. */
export const placesOnSheet = (template: BalanceSheetTemplate, { accounts, roles }: Books) =>
  placesOf(sheetParts(template), accounts, roles);

/** Accounts whose balances are looked at by customer and supplier, to see on which side each is. */
export const accountsByParty = (template: BalanceSheetTemplate, books: Books): string[] => {
  const places = placesOnSheet(template, books);
  return books.accounts
    .map(({ code }) => code)
    .filter((code) => places(code).some(({ taking }) => taking.net === 'party'));
};

/**
 * The balance sheet from balances, debit − credit. Profit that was not transferred to equity yet
 * counts into the line `retained`. It balances whenever the balances add up to zero.
 */
export function balanceSheet(
  template: BalanceSheetTemplate,
  books: Books,
  rows: readonly BalanceRow[],
  columns: number,
): BalanceSheet {
  const parts = sheetParts(template);
  const partOf = new Map(
    parts.flatMap(({ part, lines }) => lines.map(({ id }): [string, SheetPart] => [id, part])),
  );
  const classes = new Map(books.accounts.map((account) => [account.code, account.class]));
  const places = placesOnSheet(template, books);
  const isResult = (code: string) => ['income', 'expense'].includes(classes.get(code) ?? '');
  const strayOf = (code: string) => {
    const kind = classes.get(code) ?? 'asset';
    return kind === 'income' || kind === 'expense' ? 'retained' : template.strays[kind];
  };
  const lines = fillStatement({
    lines: parts.flatMap((part) => part.lines),
    ...{ rows, columns, strayOf },
    places: (code) => (isResult(code) ? [] : places(code)),
  });
  const total = (id: string) => lines.find((line) => line.id === id)?.amounts ?? [];
  const totals = {
    ...{ assets: total('assets'), liabilities: total('liabilities') },
    ...{ equity: total('equity'), claims: total('claims') },
  };
  return {
    lines: lines.map((line) => ({ ...line, part: partOf.get(line.id) ?? 'assets' })),
    totals,
    balanced: totals.assets.every((amount, column) => eq(amount, totals.claims[column] ?? '0')),
    strays: straysAmong(rows, (code) => isResult(code) || takesBothSides(places(code))),
  };
}

/** Accounts with a balance that have no place, each once. */
export const straysAmong = (
  rows: readonly BalanceRow[],
  hasPlace: (code: string) => boolean,
): string[] => [
  ...new Set(
    rows
      .filter(({ amounts }) => amounts.some((amount) => !isZero(amount)))
      .map(({ accountCode }) => accountCode)
      .filter((code) => !hasPlace(code)),
  ),
];
