import { add, type Decimal, eq, isZero } from '../../../../shared/kernel/decimal.ts';
import { type Books, placesOnSheet, straysAmong } from './balance-sheet.ts';
import type { CashFlow } from './cash-flows.ts';
import { type BalanceRow, type FilledLine, fillStatement } from './fill-statement.ts';
import { placeOnSide, placesOf, takesBothSides } from './place-accounts.ts';
import type { BalanceSheetTemplate, CashFlowTemplate } from './statement-template.ts';

export interface CashFlowStatement {
  readonly lines: readonly FilledLine[];
  /** Per column: what came in less what went out, and the cash before and after. */
  readonly netIncrease: readonly Decimal[];
  readonly opening: readonly Decimal[];
  readonly closing: readonly Decimal[];
  /** What was there and what moved is what the cash accounts say is there. */
  readonly reconciled: boolean;
  readonly strays: readonly string[];
}

const OPENING = 'openingCash';
const CLASSES = ['asset', 'liability', 'equity', 'cost', 'income', 'expense'] as const;

/** Cash is what the balance sheet says is cash. */
export const cashAccounts = (sheet: BalanceSheetTemplate, books: Books): string[] => {
  const places = placesOnSheet(sheet, books);
  return books.accounts
    .map(({ code }) => code)
    .filter((code) => places(code).some(({ line }) => line === 'cash'));
};

/** Where what moved against an account stands; cash itself is on no line but the opening. */
export const placesOnCashFlow = ({ lines }: CashFlowTemplate, { accounts, roles }: Books) =>
  placesOf([{ lines, classes: CLASSES }], accounts, roles);

/** A flow of money on its line of the statement. */
export interface PlacedFlow extends CashFlow {
  readonly line: string;
}

/**
 * Puts the flows of a voucher on their lines. VAT stands with what it was paid for, where that is
 * one line: the VAT of a machine with the machine. Where it is not, its account says.
 */
export const placingFlows = (template: CashFlowTemplate, books: Books) => {
  const places = placesOnCashFlow(template, books);
  return (flows: readonly CashFlow[]): PlacedFlow[] => {
    const found = flows.map((flow) => {
      const place = placeOnSide(places(flow.accountCode), flow.side);
      return { flow, follows: place?.taking.follows, line: place?.line ?? template.stray };
    });
    return found.map(({ flow, follows, line }) => {
      const goods = found.filter((one) => !one.follows && one.flow.side === flow.side);
      const paid = goods.filter((one) => !isZero(one.flow.amount));
      const [only, ...others] = new Set(paid.map((one) => one.line));
      return { ...flow, line: (follows && others.length === 0 && only) || line };
    });
  };
};

export interface CashMoved {
  /** What moved against each account on each line, per column. */
  readonly flows: readonly BalanceRow[];
  /** The cash accounts before, per column. */
  readonly opening: readonly BalanceRow[];
  /** All of them after, per column: only to be compared with. */
  readonly closing: readonly Decimal[];
}

/** The cash flow statement by the direct method. */
export function cashFlowStatement(
  template: CashFlowTemplate,
  books: Books,
  { flows, opening, closing }: CashMoved,
): CashFlowStatement {
  const places = placesOnCashFlow(template, books);
  const lines = fillStatement({
    lines: template.lines,
    rows: [...flows, ...opening.map((row) => ({ ...row, line: OPENING }))],
    columns: closing.length,
    places,
    strayOf: () => template.stray,
  });
  const amountsOf = (id: string) => lines.find((line) => line.id === id)?.amounts ?? [];
  const [netIncrease, before, after] = ['netIncrease', OPENING, 'closingCash'].map(amountsOf);
  return {
    lines: lines.map((line) => ({
      ...line,
      accounts: line.accounts.map(({ accountCode, amounts }) => ({ accountCode, amounts })),
    })),
    netIncrease: netIncrease ?? [],
    opening: before ?? [],
    closing: after ?? [],
    reconciled: closing.every((amount, column) => eq(amount, after?.[column] ?? '0')),
    strays: straysAmong(flows, (code) => takesBothSides(places(code))),
  };
}

/** Flows as rows: one of each account and line, with a column for each span they may fall into. */
export function flowRows(flows: Iterable<readonly [PlacedFlow, readonly boolean[]]>): BalanceRow[] {
  const rows = new Map<string, BalanceRow>();
  for (const [{ accountCode, line, amount }, counts] of flows) {
    const key = `${accountCode} ${line}`;
    const known = rows.get(key)?.amounts;
    const amounts = counts.map((does, at) => add(known?.[at] ?? '0', does ? amount : '0'));
    rows.set(key, { accountCode, line, party: '', amounts });
  }
  return [...rows.values()];
}
