import type { Company } from './company.ts';
import { forward } from './day-count.ts';
import { type Fraction, smaller, ZERO } from './fraction.ts';
import type { Have, Made, Need, Stream } from './stream.ts';

export interface PegLine {
  have: Have;
  /** Undefined: the deficit. */
  need: Need | undefined;
  quantity: Fraction;
}

/** Rules 13–15: a phantom order goes to the demand it passes on, all else first to first. */
export function pegStream(stream: Stream): PegLine[] {
  const lines: PegLine[] = [];
  const open = new Map<Need | undefined, Fraction>();
  if (ZERO.isAbove(stream.stock)) open.set(undefined, ZERO.minus(stream.stock));
  for (const need of stream.needs) open.set(need, need.quantity);
  const peg = (have: Have, need: Need | undefined, quantity: Fraction): void => {
    lines.push({ have, need, quantity });
    need?.pegs.push({ have, quantity });
    const rest = (open.get(need) ?? ZERO).minus(quantity);
    if (rest.isAbove(ZERO)) open.set(need, rest);
    else open.delete(need);
  };
  for (const made of stream.made) {
    if (made.passes !== undefined) peg(haveOf(made), made.passes, made.quantity);
  }
  for (const have of supplyOrder(stream)) {
    let left = have.quantity;
    for (const [need, wanted] of open) {
      if (left.isZero()) break;
      const quantity = smaller(left, wanted);
      peg(have, need, quantity);
      left = left.minus(quantity);
    }
  }
  return lines;
}

const haveOf = (made: Made): Have => ({
  ref: { kind: 'planned', id: made.id },
  day: made.available,
  quantity: made.quantity,
  made,
});

function supplyOrder(stream: Stream): Have[] {
  const stock: Have[] = stream.stock.isAbove(ZERO)
    ? [{ ref: { kind: 'stock' }, day: undefined, quantity: stream.stock }]
    : [];
  const planned = stream.made.filter(({ passes }) => passes === undefined).map(haveOf);
  const days = [...new Set([...stream.haves, ...planned].map(({ day }) => day as number))];
  days.sort((a, b) => a - b);
  const ofDay = (list: readonly Have[], day: number) => list.filter((have) => have.day === day);
  const later = days.flatMap((day) => [...ofDay(stream.haves, day), ...ofDay(planned, day)]);
  return [...stock, ...later];
}

/** When a supply is there; null if never. */
export function thereOn(company: Company, have: Have): number | null {
  if (have.made !== undefined) return have.made.there ?? null;
  return have.there ?? company.today;
}

/** The latest of the days, null if one of them is never. */
export function latest(days: readonly (number | null)[]): number | null {
  return days.reduce<number | null>(
    (last, day) => (last === null || day === null ? null : Math.max(last, day)),
    Number.NEGATIVE_INFINITY,
  );
}

export function unpegged(need: Need): Fraction {
  return need.pegs.reduce((left, { quantity }) => left.minus(quantity), need.quantity);
}

/** Rule 16, for the orders of a stream whose components' streams are done. */
export function achieve(company: Company, stream: Stream): void {
  for (const made of stream.made) {
    const parts = made.needs.map((need) =>
      unpegged(need).isAbove(ZERO)
        ? null
        : latest(need.pegs.map(({ have }) => thereOn(company, have))),
    );
    const start = latest([made.release, company.today, ...parts]);
    if (start === null) made.there = null;
    else if (start === made.release) made.there = made.available;
    else made.there = Math.max(made.available, finish(company, made, start));
  }
}

function finish(company: Company, made: Made, start: number): number {
  if (made.kind === 'phantom') return start;
  const { leadTime } = made.stream.item;
  const finished = forward(company.snapshot, leadTime, start, made.leadDays);
  return forward(company.snapshot, leadTime, finished, leadTime.receiptDays);
}
