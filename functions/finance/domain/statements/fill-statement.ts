import {
  add,
  type Decimal,
  eq,
  isNegative,
  isZero,
  neg,
  sub,
} from '../../../../shared/kernel/decimal.ts';
import type { Place } from './place-accounts.ts';
import { detailsOf, placeOnSide } from './place-accounts.ts';
import type { LineKind, Side, StatementLine } from './statement-template.ts';

/** debit − credit of an account, of one party where balances are looked at by party; per column. */
export interface BalanceRow {
  readonly accountCode: string;
  readonly party: string;
  readonly amounts: readonly Decimal[];
  /** Where it is known, and not what the account says: in a flow of money. */
  readonly line?: string;
}

export interface AccountShare {
  readonly accountCode: string;
  /** On the side on which the line shows its amounts. */
  readonly amounts: readonly Decimal[];
  /** The whole balance in the first column, if another line shows a part of it. */
  readonly balance?: Decimal;
}

export interface FilledLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly label: StatementLine['label'];
  readonly no?: number;
  readonly amounts: readonly Decimal[];
  readonly accounts: readonly AccountShare[];
}

/** line → account → debit − credit, per column. */
type Shares = Map<string, Map<string, Decimal[]>>;

const sums = (a: readonly Decimal[], b: readonly Decimal[]): Decimal[] =>
  a.map((amount, column) => add(amount, b[column] ?? '0'));

const nothing = (columns: number): Decimal[] => Array.from({ length: columns }, () => '0');

const shown = (side: Side, amounts: readonly Decimal[]): Decimal[] =>
  amounts.map((amount) => (side === 'debit' ? add(amount) : neg(amount)));

/** What is netted before its side is known. */
const unitOf = ({ accountCode, party }: BalanceRow, { taking }: Place): string =>
  taking.net === 'whole' ? `${taking.from}–${taking.to}` : `${accountCode} ${party}`;

function unitSums(rows: readonly BalanceRow[], places: (code: string) => readonly Place[]) {
  const units = new Map<string, Decimal[]>();
  for (const row of rows) {
    const [place] = places(row.accountCode);
    if (!place) continue;
    const unit = unitOf(row, place);
    units.set(unit, sums(row.amounts, units.get(unit) ?? []));
  }
  return units;
}

/** Deals each row out to the line that takes it, per column; none of it is lost or doubled. */
function deal(
  rows: readonly BalanceRow[],
  places: (code: string) => readonly Place[],
  strayOf: (code: string) => string,
): Shares {
  const shares: Shares = new Map();
  const units = unitSums(rows, places);
  const give = (line: string, code: string, column: number, amount: Decimal, columns: number) => {
    const accounts = shares.get(line) ?? new Map<string, Decimal[]>();
    const own = accounts.get(code) ?? nothing(columns);
    own[column] = add(own[column] ?? '0', amount);
    shares.set(line, accounts.set(code, own));
  };
  for (const row of rows) {
    const open = places(row.accountCode);
    const [first] = open;
    const unit = first && units.get(unitOf(row, first));
    row.amounts.forEach((amount, column) => {
      const side = isNegative(unit?.[column] ?? '0') ? 'credit' : 'debit';
      const line = row.line ?? placeOnSide(open, side)?.line ?? strayOf(row.accountCode);
      give(line, row.accountCode, column, amount, row.amounts.length);
    });
  }
  return shares;
}

export interface Filling {
  readonly lines: readonly StatementLine[];
  readonly rows: readonly BalanceRow[];
  readonly columns: number;
  readonly places: (code: string) => readonly Place[];
  /** The line for an account that none takes. */
  readonly strayOf: (code: string) => string;
}

function detailShares(lines: readonly StatementLine[], rows: readonly BalanceRow[]): Shares {
  const shares: Shares = new Map();
  for (const { accountCode, amounts } of rows) {
    for (const line of detailsOf(lines, accountCode)) {
      const accounts = shares.get(line) ?? new Map<string, Decimal[]>();
      accounts.set(accountCode, sums(amounts, accounts.get(accountCode) ?? []));
      shares.set(line, accounts);
    }
  }
  return shares;
}

/**
 * The lines of a statement with their amounts and the accounts behind them. Amounts are exact;
 * nothing is rounded. A total names lines above it.
 */
export function fillStatement({ lines, rows, columns, places, strayOf }: Filling): FilledLine[] {
  const shares = new Map([...deal(rows, places, strayOf), ...detailShares(lines, rows)]);
  const wholes = new Map<string, Decimal>();
  for (const { accountCode, amounts } of rows) {
    wholes.set(accountCode, add(wholes.get(accountCode) ?? '0', amounts[0] ?? '0'));
  }
  const known = new Map<string, readonly Decimal[]>();
  return lines.map(({ id, kind, label, no, side, plus, minus }) => {
    const accounts = [...(shares.get(id) ?? [])]
      .filter(([, amounts]) => amounts.some((amount) => !isZero(amount)))
      .map(([accountCode, amounts]): AccountShare => {
        const whole = wholes.get(accountCode) ?? '0';
        const split = !eq(whole, amounts[0] ?? '0');
        const [balance = '0'] = shown(side, [whole]);
        return { accountCode, amounts: shown(side, amounts), ...(split && { balance }) };
      })
      .sort((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
    const added = [...accounts.map(({ amounts }) => amounts), ...plus.map((one) => known.get(one))];
    const taken = minus.map((one) => known.get(one) ?? []);
    const amounts = taken.reduce<Decimal[]>(
      (rest, one) => rest.map((amount, column) => sub(amount, one[column] ?? '0')),
      added.reduce<Decimal[]>((sum, one) => sums(sum, one ?? []), nothing(columns)),
    );
    known.set(id, amounts);
    return { id, kind, label, ...(no !== undefined && { no }), amounts, accounts };
  });
}
