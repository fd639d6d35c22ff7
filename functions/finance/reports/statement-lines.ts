import { add, type Decimal, neg, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import type { Span } from './account-sums.ts';

export interface StatementLine {
  date: string;
  documentNumber: string;
  noun: string;
  documentId: string;
  openItemId: string;
  charged: Decimal;
  settled: Decimal;
  balance: Decimal;
}

export interface Statement {
  opening: Decimal;
  charged: Decimal;
  settled: Decimal;
  closing: Decimal;
  lines: StatementLine[];
}

/**
 * Receivables charge; what settles them counts as settled. An advance is settled when it comes
 * in, so that applying it later moves nothing.
 */
const MOVES = `
  SELECT o.date, o.documentNumber, o.kind, o.id AS openItemId, 1 AS own, o.amount,
    (SELECT json_extract(d.json, '$.source.noun') FROM doc d
      WHERE d.entity = 'openItem' AND d.id = o.id) AS noun,
    (SELECT json_extract(d.json, '$.source.id') FROM doc d
      WHERE d.entity = 'openItem' AND d.id = o.id) AS documentId, -1 AS position
  FROM openItem o WHERE o.customerId = ?1 AND o.date <= ?2
  UNION ALL
  SELECT s.date, coalesce(s.number, o.documentNumber), o.kind, o.id, 0, s.amount,
    s.noun, s.sourceId, s.position
  FROM openItem__settlements s JOIN openItem o ON o.id = s.parentId
  WHERE o.customerId = ?1 AND s.date <= ?2
  ORDER BY 1, 4, 9`;

const settledBy = (own: boolean, receivable: boolean, amount: Decimal): Decimal => {
  if (receivable) return own ? '0' : amount;
  return own ? amount : neg(amount);
};

function moveOf(row: Record<string, unknown>): StatementLine {
  const amount = decimalOf(row['amount']);
  const own = row['own'] === 1n;
  const receivable = row['kind'] === 'receivable';
  return {
    date: String(row['date']),
    documentNumber: String(row['documentNumber']),
    noun: String(row['noun']),
    documentId: String(row['documentId']),
    openItemId: String(row['openItemId']),
    charged: own && receivable ? amount : '0',
    settled: settledBy(own, receivable, amount),
    balance: '0',
  };
}

/** What a customer was charged and paid between two days, and the balance before and after. */
export const statementLines = defineReport<Span & { customerId: string }, Statement>({
  id: 'finance.statementLines',
  run(sql, { customerId, from, to }) {
    let balance = '0';
    let opening = '0';
    let charged = '0';
    let settled = '0';
    const lines: StatementLine[] = [];
    for (const row of sql.each(MOVES, customerId, to)) {
      const move = moveOf(row);
      balance = sub(add(balance, move.charged), move.settled);
      if (move.date < from) {
        opening = balance;
        continue;
      }
      charged = add(charged, move.charged);
      settled = add(settled, move.settled);
      lines.push({ ...move, balance });
    }
    return { opening, charged, settled, closing: balance, lines };
  },
});
