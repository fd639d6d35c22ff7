import type { Plan } from '../../../functions/planning/domain/plan.ts';
import { type CheckedPlan, streamKey } from './check-plan.ts';

type Row = object;
type KeyOf = (row: never) => string;

const sections: readonly [name: keyof Plan, keyOf: KeyOf][] = [
  ['levels', (row: Plan['levels'][number]) => row.itemId],
  ['orders', (row: Plan['orders'][number]) => row.id],
  ['dependentDemands', (row: Plan['dependentDemands'][number]) => row.id],
  [
    'pegs',
    (row: Plan['pegs'][number]) => [streamKey(row), text(row.supply), text(row.demand)].join(' '),
  ],
  [
    'exceptions',
    (row: Plan['exceptions'][number]) =>
      [streamKey(row), row.code, row.supply, row.plannedOrder, row.demand].join(' '),
  ],
];

/**
 * What a plan says differently from the checked one, at most so many sentences of each kind, the
 * cause before its consequences where there is one: levels, orders, needs, pegs, exceptions.
 */
export function compare(plan: Plan, checked: CheckedPlan, most = 3): string[] {
  const found: string[] = [];
  for (const day of ['today', 'lastDay'] as const) {
    if (plan[day] !== checked[day]) found.push(`${day} is ${plan[day]}, not ${checked[day]}`);
  }
  for (const [name, keyOf] of sections) {
    const rows = plan[name] as unknown as readonly Row[];
    const wanted = checked[name] as unknown as readonly Row[];
    found.push(
      ...differences(name, rows, wanted, keyOf as (row: Row) => string, checked).slice(0, most),
    );
  }
  return found;
}

function differences(
  name: string,
  rows: readonly Row[],
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
  checked: CheckedPlan,
): string[] {
  const got = new Map(rows.map((row) => [keyOf(row), row]));
  const want = new Map(wanted.map((row) => [keyOf(row), row]));
  const found: string[] = [];
  for (const [key, row] of want) {
    const other = got.get(key);
    if (other === undefined) found.push(`${name}: lacks ${text(row)}${reason(row, checked)}`);
    else if (text(other) !== text(row)) {
      found.push(`${name}: ${text(other)}\n   instead of ${text(row)}${reason(row, checked)}`);
    }
  }
  for (const [key, row] of got) {
    if (!want.has(key)) found.push(`${name}: has ${text(row)}${reason(row, checked)}`);
  }
  if (rows.length !== got.size) found.push(`${name}: ${rows.length - got.size} rows twice`);
  if (found.length > 0) return found;
  const place = rows.findIndex((row, index) => keyOf(row) !== keyOf(wanted[index] as Row));
  return place < 0
    ? []
    : [
        `${name}: at place ${place} ${keyOf(rows[place] as Row)}, not ${keyOf(wanted[place] as Row)}`,
      ];
}

/** With keys in a fixed order, so that equal rows are equal text. */
function text(row: object): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;
  return JSON.stringify(sorted(row));
}

/** The arithmetic of the stream that the row is about. */
function reason(row: Row, checked: CheckedPlan): string {
  const of = row as { itemId?: string; area?: string; order?: string };
  const days = checked.daysOf(streamKey({ itemId: '', area: '', order: '', ...of }));
  let previous = '?';
  const lines: string[] = [];
  for (const { date, gross, scheduled, planned, net, balance } of days) {
    if ([gross, scheduled, planned, net].some((value) => value !== '0')) {
      const sum = `${previous} + ${scheduled} scheduled + ${planned} planned - ${gross} gross`;
      lines.push(`     ${date}: ${sum} = ${balance} (net ${net})`);
    }
    previous = balance;
  }
  return lines.length === 0 ? '' : `\n   because\n${lines.slice(0, 12).join('\n')}`;
}
