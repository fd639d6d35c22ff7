import type { Label } from '../../../shared/contracts/fields.ts';
import { type Decimal, sum } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

export interface FigurePart {
  label: Label;
  id?: string;
  amount: Decimal;
}

interface Asked {
  /** Accounts by code; those below them count too. */
  codes: readonly string[];
  /** From the first of this month on; without it from the beginning. */
  from?: string;
  /** To the end of this month: 2026-03. */
  month: string;
  /** Of the profit and loss: what is carried over at the end of a period says nothing new. */
  withoutClosing?: boolean;
}

/** What moved on each account, debit less credit. */
export const accountParts = defineReport({
  id: 'analytics.accountParts',
  run(sql, { codes, from = '', month, withoutClosing = false }: Asked): FigurePart[] {
    const match = codes.map(() => `l.accountCode LIKE ? || '%'`).join(' OR ') || 'FALSE';
    const kinds = withoutClosing ? `AND j.kind <> 'closing'` : '';
    const rows = sql.all(
      `SELECT l.accountCode AS code, a.name, a.nameEn, sum(l.debit - l.credit) AS sum
       FROM journal__lines l JOIN journal j ON j.id = l.parentId
         LEFT JOIN account a ON a.code = l.accountCode
       WHERE (${match}) ${kinds} AND substr(j.date, 1, 7) BETWEEN ? AND ?
       GROUP BY 1 HAVING sum <> 0 ORDER BY 1`,
      ...codes,
      from,
      month,
    );
    return rows.map(({ code, name, nameEn, sum: moved }) => ({
      label: { en: `${code} ${nameEn ?? name ?? ''}`.trim(), zh: `${code} ${name ?? ''}`.trim() },
      amount: decimalOf(moved),
    }));
  },
});

const MOST = 8;

/** The greatest by themselves, the others together. */
function inBrief(parts: readonly FigurePart[]): FigurePart[] {
  const rest = parts.slice(MOST);
  if (rest.length < 2) return [...parts];
  const label = { en: `${rest.length} others`, zh: `其他 ${rest.length} 项` };
  return [...parts.slice(0, MOST), { label, amount: sum(rest.map(({ amount }) => amount)) }];
}

/** What each customer owes. */
export const customerParts = defineReport({
  id: 'analytics.customerParts',
  run: (sql): FigurePart[] =>
    inBrief(
      sql
        .all(
          `SELECT customerId AS id, sum(open) AS open FROM openItem
           WHERE kind = 'receivable' GROUP BY 1 HAVING open <> 0 ORDER BY open DESC, id`,
        )
        .map((row) => ({
          label: { en: 'Customer', zh: '客户' },
          id: String(row['id']),
          amount: decimalOf(row['open']),
        })),
    ),
});

/** Orders that have not left whole. */
export const orderParts = defineReport({
  id: 'analytics.orderParts',
  run: (sql): FigurePart[] =>
    inBrief(
      sql
        .all(
          `SELECT id, gross FROM salesOrder WHERE state IN ('confirmed', 'partlyDelivered')
           ORDER BY gross DESC, id`,
        )
        .map((row) => ({
          label: { en: 'Sales order', zh: '销售订单' },
          id: String(row['id']),
          amount: decimalOf(row['gross']),
        })),
    ),
});
