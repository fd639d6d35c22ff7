// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { LeadTime, PlannedItem, Snapshot } from '../snapshot.ts';
import { Digest } from './digest.ts';
import { duplicateItem } from './errors.ts';
import type { GivenNames } from './given-names.ts';
import { LACKS, MADE_TO_ORDER, PEG_HARD, POLICIES, type Records, SOURCES } from './model.ts';
import { type Arithmetic, type Direction, type Ratio, scaledTo } from './quantity.ts';
import { calendarDays, type Walk, workingDays } from './working-days.ts';

const decimalsOf = (text: Decimal): number => {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
};

/** ⌈(perUnit × quantity) + fixed⌉ of a quantity in steps of 10^−decimals. */
function variableDays(perUnit: Decimal, fixed: number, decimals: number): Ratio | undefined {
  const places = decimalsOf(perUnit);
  const numerator = scaledTo(perUnit, places, 'up');
  if (numerator === 0n) return undefined;
  const denominator = 10n ** BigInt(places + decimals);
  return { numerator, addend: BigInt(fixed) * denominator, denominator };
}

/** The calendar whose working days a lead time counts; undefined: it counts every day. */
function calendarOf({ calendars }: Snapshot, { counts, calendar }: LeadTime): string | undefined {
  if (counts === 'calendar') return undefined;
  return [calendar, 'standard'].find((id) => id !== undefined && id in calendars);
}

function walks(snapshot: Snapshot, names: GivenNames): (item: PlannedItem) => Walk {
  const plain = calendarDays(names.today);
  const made = new Map<string, Walk>();
  for (const [id, calendar] of Object.entries(snapshot.calendars)) {
    made.set(id, workingDays(calendar, names.today, snapshot.horizonDays));
  }
  return ({ leadTime }) => made.get(calendarOf(snapshot, leadTime) ?? '') ?? plain;
}

const MILLIONTHS = 6;

function emptyRecords(count: number, arithmetic: Arithmetic): Records {
  const column = () => arithmetic.column(count);
  const days = () => new Int32Array(count);
  return {
    item: days(),
    area: days(),
    source: new Uint8Array(count),
    lacks: new Uint8Array(count),
    safety: column(),
    policy: new Uint8Array(count),
    size: column(),
    periodDays: days(),
    minimum: column(),
    multiple: column(),
    maximum: column(),
    chunk: column(),
    fixedDays: days(),
    variableDays: [],
    receiptDays: days(),
    perUnit: new Float64Array(count),
    calendar: days(),
    walk: [],
    fenceDay: days(),
    dedicated: new Uint8Array(count),
    rules: new Float64Array(count),
  };
}

/** What orders above the maximum are split into, 0 if the limits contradict each other. Rule 9. */
function chunkOf(records: Records, row: number, arithmetic: Arithmetic) {
  const multiple = records.multiple[row]!;
  const maximum = records.maximum[row]!;
  if (!(maximum > 0)) return arithmetic.zero;
  const chunk = multiple > 0 ? arithmetic.lower(maximum, multiple) : maximum;
  const minimum = records.minimum[row]!;
  const least = multiple > 0 ? arithmetic.raise(minimum, multiple) : minimum;
  return chunk > 0 && !(chunk < least) ? chunk : arithmetic.zero;
}

function fill(records: Records, row: number, item: PlannedItem, decimals: number, a: Arithmetic) {
  const limit = (text: Decimal | undefined, direction: Direction) => {
    if (text === undefined) return a.zero;
    const value = a.read(text, decimals, direction);
    return value > 0 ? value : a.zero;
  };
  const { lot, leadTime } = item;
  records.source[row] = SOURCES.indexOf(item.source);
  for (const lack of item.lacks ?? []) records.lacks[row]! |= LACKS[lack];
  records.safety[row] = a.read(item.safetyStock, decimals, 'up');
  records.policy[row] = POLICIES.indexOf(lot.policy);
  records.size[row] = limit(lot.size, 'up');
  records.periodDays[row] = lot.periodDays ?? 1;
  records.minimum[row] = limit(lot.minimum, 'up');
  records.multiple[row] = limit(lot.multiple, 'up');
  records.maximum[row] = limit(lot.maximum, 'down');
  records.chunk[row] = chunkOf(records, row, a);
  records.fixedDays[row] = leadTime.fixedDays;
  records.variableDays.push(variableDays(leadTime.perUnitDays, leadTime.fixedDays, decimals));
  records.receiptDays[row] = leadTime.receiptDays;
  records.perUnit[row] = Number(scaledTo(leadTime.perUnitDays, MILLIONTHS, 'up'));
  records.fenceDay[row] = item.timeFenceDays;
  records.dedicated[row] = (item.madeToOrder ? MADE_TO_ORDER : 0) | (item.pegHard ? PEG_HARD : 0);
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The items in order of id and area, with the row of each item's first record. */
export function compileRecords(snapshot: Snapshot, names: GivenNames, arithmetic: Arithmetic) {
  const given = snapshot.items.toSorted((a, b) => byText(a.id, b.id) || byText(a.area, b.area));
  const records = emptyRecords(given.length, arithmetic);
  const recordStart = new Int32Array(names.items.length + 1);
  const decimals = new Uint8Array(names.items.length);
  const walkOf = walks(snapshot, names);
  const calendars = Object.keys(snapshot.calendars).sort(byText);
  let index = -1;
  given.forEach((item, row) => {
    const before = given[row - 1];
    if (before?.id === item.id && before.area === item.area) {
      throw duplicateItem({ itemId: item.id, area: item.area });
    }
    if (before?.id !== item.id) {
      index += 1;
      recordStart[index] = row;
      decimals[index] = item.decimals;
    }
    records.item[row] = index;
    records.area[row] = names.area(item.area);
    records.walk.push(walkOf(item));
    records.calendar[row] = calendars.indexOf(calendarOf(snapshot, item.leadTime) ?? '');
    fill(records, row, item, decimals[index]!, arithmetic);
    const { counts, calendar = '', fixedDays, perUnitDays } = item.leadTime;
    records.rules[row] = new Digest()
      .text(`${counts} ${fixedDays} ${perUnitDays} ${calendar}`)
      .value();
  });
  recordStart[names.items.length] = given.length;
  return { records, recordStart, decimals, calendars };
}
