import { add, type Decimal, isZero, neg, sub } from '../../../shared/kernel/decimal.ts';
import type { CheckException } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';
import { ledgerOf } from './ledger-of.ts';

export type TieKind = 'receivable' | 'payable' | 'advance' | 'prepayment';

export interface Tie {
  kind: TieKind;
  accountCode: string;
  subledger: Decimal;
  ledger: Decimal;
  difference: Decimal;
  exceptions: CheckException[];
}

const controls = [
  { kind: 'receivable', role: 'receivable', debit: true },
  { kind: 'payable', role: 'payable', debit: false },
  { kind: 'advance', role: 'customerAdvance', debit: false },
  { kind: 'prepayment', role: 'prepayment', debit: true },
] as const;

/** An account that serves two roles holds more than one sub-ledger can explain. */
const isShared = (ledger: Ledger, code: string): boolean =>
  Object.values(ledger.roles).filter((one) => one === code).length > 1;

const BOOKED = `
  SELECT json_extract(d.json, '$.source.id') AS source, max(j.id) AS journalId,
    max(j.voucherWord || '-' || printf('%04d', j.voucherNumber)) AS voucher,
    ${exactSum('l.debit - l.credit', 'amount')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
    JOIN doc d ON d.entity = 'journal' AND d.id = j.id
  WHERE l.accountCode = ? GROUP BY 1`;
const OPENED = `
  SELECT json_extract(d.json, '$.source.id') AS source, o.id AS itemId, o.amount
  FROM openItem o JOIN doc d ON d.entity = 'openItem' AND d.id = o.id WHERE o.kind = ?1
  UNION ALL
  SELECT s.sourceId, o.id, -s.amount
  FROM openItem__settlements s JOIN openItem o ON o.id = s.parentId WHERE o.kind = ?1`;

interface Cause {
  booked: Decimal;
  opened: Decimal;
  journalId?: string;
  voucher?: string;
  itemId?: string;
}

/** What each business document did to the control account, and to the open items. */
function causesOf(sql: Sql, kind: TieKind, code: string, debit: boolean): Map<string, Cause> {
  const causes = new Map<string, Cause>();
  for (const row of sql.each(BOOKED, code)) {
    const amount = exactSumOf(row, 'amount');
    causes.set(String(row['source']), {
      booked: debit ? amount : neg(amount),
      opened: '0',
      journalId: String(row['journalId']),
      ...(row['voucher'] !== null && { voucher: String(row['voucher']) }),
    });
  }
  for (const row of sql.each(OPENED, kind)) {
    const source = String(row['source']);
    const known = causes.get(source) ?? { booked: '0', opened: '0' };
    const opened = add(known.opened, decimalOf(row['amount']));
    causes.set(source, { ...known, opened, itemId: String(row['itemId']) });
  }
  return causes;
}

const exceptionOf = (code: string, cause: Cause): CheckException => ({
  what: cause.journalId
    ? `Voucher ${cause.voucher ?? cause.journalId} on account ${code} differs from its open items.`
    : `An open item has no voucher on account ${code}.`,
  expected: cause.opened,
  found: cause.booked,
  noun: cause.journalId ? 'journal' : 'openItem',
  ...((cause.journalId ?? cause.itemId) && { id: (cause.journalId ?? cause.itemId) as string }),
});

export function tieOf(sql: Sql, ledger: Ledger, control: (typeof controls)[number]): Tie {
  const accountCode = ledger.roles[control.role];
  const causes = [...causesOf(sql, control.kind, accountCode, control.debit).values()];
  const booked = causes.reduce((sum, cause) => add(sum, cause.booked), '0');
  const subledger = causes.reduce((sum, cause) => add(sum, cause.opened), '0');
  return {
    kind: control.kind,
    accountCode,
    subledger,
    ledger: booked,
    difference: sub(booked, subledger),
    exceptions: causes
      .filter((cause) => !isZero(sub(cause.booked, cause.opened)))
      .slice(0, 100)
      .map((cause) => exceptionOf(accountCode, cause)),
  };
}

export const tiesOf = (sql: Sql, ledger: Ledger): Tie[] =>
  controls
    .filter(({ role }) => !isShared(ledger, ledger.roles[role]))
    .map((control) => tieOf(sql, ledger, control));

/** Σ open items against their control account, and the documents on which they part (M8). */
export const subledgerTies = defineReport<Record<string, never>, Tie[]>({
  id: 'finance.subledgerTies',
  run(sql) {
    const ledger = ledgerOf(sql);
    return ledger ? tiesOf(sql, ledger) : [];
  },
});
