import { add, type Decimal, isZero } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { ageing, type OpenItem } from '../domain/allocation.ts';

export interface AgedRequest {
  kind: 'receivable' | 'payable';
  on: string;
  partyId?: string;
}

export interface AgedSums {
  total: Decimal;
  notDue: Decimal;
  days30: Decimal;
  days60: Decimal;
  days90: Decimal;
  older: Decimal;
}

export interface AgedParty extends AgedSums {
  partyId: string;
  code: string;
  name: string;
  items: number;
}

const party = { receivable: 'customer', payable: 'supplier' } as const;

/** What was open on a day: the amount less what was settled until then. */
const openOn = (noun: 'customer' | 'supplier') => `
  SELECT o.id, o.dueDate, o.${noun}Id AS partyId, p.code, p.name,
    o.amount - coalesce((SELECT sum(s.amount) FROM openItem__settlements s
      WHERE s.parentId = o.id AND s.date <= ?1), 0) AS open
  FROM openItem o LEFT JOIN ${noun} p ON p.id = o.${noun}Id
  WHERE o.kind = ?2 AND o.date <= ?1 AND (?3 IS NULL OR o.${noun}Id = ?3)
  ORDER BY p.code, o.id`;

const sumsOf = (items: readonly OpenItem[], on: string): AgedSums => {
  const [notDue, days30, days60, days90, older] = ageing(items, on).map(({ amount }) => amount);
  const total = items.reduce((sum, { open }) => add(sum, open), '0');
  const zero = '0';
  return {
    total,
    notDue: notDue ?? zero,
    days30: days30 ?? zero,
    days60: days60 ?? zero,
    days90: days90 ?? zero,
    older: older ?? zero,
  };
};

/** Open amounts per party on a day, by how long they were overdue then. */
export const agedItems = defineReport<AgedRequest, { rows: AgedParty[]; totals: AgedSums }>({
  id: 'finance.agedItems',
  run(sql, { kind, on, partyId }) {
    const parties = new Map<string, { code: string; name: string; items: OpenItem[] }>();
    for (const row of sql.each(openOn(party[kind]), on, kind, partyId ?? null)) {
      const open = decimalOf(row['open']);
      if (isZero(open)) continue;
      const id = String(row['partyId']);
      const known = parties.get(id) ?? {
        code: String(row['code'] ?? ''),
        name: String(row['name'] ?? ''),
        items: [],
      };
      known.items.push({ id: String(row['id']), due: String(row['dueDate']), open });
      parties.set(id, known);
    }
    const rows = [...parties].map(([id, { code, name, items }]) => ({
      ...{ partyId: id, code, name, items: items.length },
      ...sumsOf(items, on),
    }));
    const all = [...parties.values()].flatMap(({ items }) => items);
    return { rows, totals: sumsOf(all, on) };
  },
});
