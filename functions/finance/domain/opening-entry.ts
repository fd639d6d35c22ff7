import { isZero, neg, sum } from '../../../shared/kernel/decimal.ts';
import type { RoleMap } from './account-roles.ts';
import {
  credit,
  debit,
  type JournalDraft,
  type JournalHeader,
  type JournalLine,
  journalOf,
} from './journal.ts';

export type OpenedKind = 'receivable' | 'advance' | 'payable' | 'prepayment';

const accounts = {
  receivable: { role: 'receivable', party: 'customer', debit: true },
  advance: { role: 'customerAdvance', party: 'customer', debit: false },
  payable: { role: 'payable', party: 'supplier', debit: false },
  prepayment: { role: 'prepayment', party: 'supplier', debit: true },
} as const;

interface OpenedAmount {
  readonly partyId: string;
  readonly amount: string;
}

/**
 * Items brought in, against opening clearing. The clearing line names the control account, so
 * that the opening ledger's balance of that account is what takes it away again.
 */
export const openingEntry = (
  header: JournalHeader,
  kind: OpenedKind,
  items: readonly OpenedAmount[],
  roles: RoleMap,
): JournalDraft => {
  const { role, party, debit: isDebit } = accounts[kind];
  const side = isDebit ? debit : credit;
  const total = sum(items.map(({ amount }) => amount));
  const clearing = isDebit ? credit('openingClearing', total) : debit('openingClearing', total);
  const lines = items.map(({ partyId, amount }) => side(role, amount, { [party]: partyId }));
  // Corrections may add up to nothing: then the parties' lines balance among themselves.
  const against: JournalLine[] = isZero(total) ? [] : [{ ...clearing, clears: roles[role] }];
  return journalOf(header, [...lines, ...against]);
};

export interface OpeningBalanceLine {
  readonly accountCode: string;
  /** debit − credit. */
  readonly balance: string;
}

/**
 * Balances of the books before. An account that items explain is left on the clearing account
 * until they are in; the rest of a part of the file stands there until the other parts are.
 */
export const openingBalances = (
  header: JournalHeader,
  balances: readonly OpeningBalanceLine[],
  explained: ReadonlySet<string>,
): JournalDraft => {
  const lines = balances.map(({ accountCode, balance }): JournalLine => {
    const sides = balance.startsWith('-')
      ? { debit: '0', credit: neg(balance) }
      : { debit: balance, credit: '0' };
    return explained.has(accountCode)
      ? { role: 'openingClearing', ...sides, clears: accountCode }
      : { accountCode, ...sides };
  });
  const total = sum(balances.map(({ balance }) => balance));
  return journalOf(header, [...lines, credit('openingClearing', total)]);
};
