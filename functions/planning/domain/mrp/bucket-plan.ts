// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import {
  addDays,
  type BusinessDate,
  startOfMonth,
  weekday,
} from '../../../../shared/kernel/date.ts';
import { NONE } from './model.ts';
import type { PlanView } from './plan-view.ts';
import { nettedDays } from './project-days.ts';
import type { Quantity } from './quantity.ts';

export type Bucket = 'day' | 'week' | 'month';

export interface BucketRow {
  from: BusinessDate;
  gross: Quantity;
  scheduled: Quantity;
  /** What lacked on the days of planned receipts, else at the end. */
  net: Quantity;
  plannedReceipt: Quantity;
  plannedRelease: Quantity;
  balance: Quantity;
}

const startsOf: Record<Bucket, (date: BusinessDate) => BusinessDate> = {
  day: (date) => date,
  week: (date) => addDays(date, 1 - weekday(date)),
  month: startOfMonth,
};

/** The classic table of a stream: buckets in which nothing happens are left out. */
export function bucketPlan(view: PlanView, stream: number, bucket: Bucket) {
  const plan = view.columns;
  const zero = (plan.exact ? 0n : 0) as Quantity;
  const rows = new Map<BusinessDate, BucketRow>();
  const at = (day: number): BucketRow => {
    const from = startsOf[bucket](view.date(day));
    let row = rows.get(from);
    if (row === undefined) {
      row = {
        from,
        gross: zero,
        scheduled: zero,
        net: zero,
        plannedReceipt: zero,
        plannedRelease: zero,
        balance: zero,
      };
      rows.set(from, row);
    }
    return row;
  };
  for (const day of nettedDays(plan, stream)) {
    const row = at(day.day);
    row.gross += day.gross;
    row.scheduled += day.scheduled;
    row.plannedReceipt += day.planned + day.phantom;
    if (day.planned > 0) row.net += day.net;
    else if (row.plannedReceipt === zero) row.net = day.net;
    row.balance = day.balance;
  }
  let pastDueRelease = zero;
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    if (plan.orderPhantomOf[order] !== NONE) continue;
    const release = plan.orderRelease[order]!;
    if (release < 0) pastDueRelease += plan.orderQuantity[order]!;
    else at(release).plannedRelease += plan.orderQuantity[order]!;
  }
  return { rows: carried([...rows.values()]), pastDueRelease };
}

/** Buckets that hold releases only have the balance of the one before. */
function carried(rows: BucketRow[]): BucketRow[] {
  rows.sort((a, b) => (a.from < b.from ? -1 : 1));
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const idle = !(row.gross > 0) && !(row.scheduled > 0) && !(row.plannedReceipt > 0);
    if (before && idle) row.balance = before.balance;
  });
  return rows;
}
