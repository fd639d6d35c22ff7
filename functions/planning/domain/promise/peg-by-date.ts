import { addWorkingDays, workingDaysBetween } from '../../../../shared/kernel/calendar.ts';
import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { type Decimal, isPositive, min, sub } from '../../../../shared/kernel/decimal.ts';
import { usableOn as usableFrom } from '../../../../shared/kernel/lead-time.ts';
import { byItem } from './by-item.ts';
import {
  type FlowSource,
  keyOf,
  type OpenDemand,
  type OpenSupply,
  type PromiseFacts,
} from './promise-facts.ts';

/** What meets a part of a demand: stock without a source, or a supply and when it can be used. */
export interface Peg {
  quantity: Decimal;
  /** Null if nobody can say when. */
  date: BusinessDate | null;
  source?: FlowSource;
}

export interface PeggedDemand {
  demand: OpenDemand;
  pegs: Peg[];
  /** Met by nothing that is there or coming. */
  rest: Decimal;
}

export interface Pegging {
  /** All demands of an item with what meets them, by date. */
  of: (itemId: string) => ReadonlyMap<string, PeggedDemand>;
  /** When a supply can be used; of a work order not before its material allows. */
  usableOn: (supply: OpenSupply) => BusinessDate | null;
}

interface Lot {
  date: BusinessDate | null;
  left: Decimal;
  source?: FlowSource;
}

const text = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const byDate = (a: BusinessDate | null, b: BusinessDate | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : text(a, b);

/**
 * Who gets what when: demands by date, then by document, take what is reserved for them, what is
 * made for them, free stock, and then supplies by date. A work order is late as many working days
 * as its material is later than its start, so that a late part shows in what is made of it. An
 * item is looked at when it is asked for, and with it only what its work orders are made of.
 *
 * `estimate` says when something that nothing supplies could be there.
 */
export function pegByDate(
  facts: PromiseFacts,
  estimate: (itemId: string, quantity: Decimal) => BusinessDate | null,
): Pegging {
  const demandsOf = byItem(facts.demands);
  const suppliesOf = byItem(facts.supplies);
  const materialsOf = new Map<string, OpenDemand[]>();
  for (const demand of facts.demands) {
    if (demand.source.noun === 'salesOrder') continue;
    const list = materialsOf.get(demand.source.id);
    if (list) list.push(demand);
    else materialsOf.set(demand.source.id, [demand]);
  }
  const pegged = new Map<string, Map<string, PeggedDemand>>();
  const dates = new Map<string, BusinessDate | null>();
  const underWay = new Set<string>();

  function of(itemId: string): Map<string, PeggedDemand> {
    const known = pegged.get(itemId);
    if (known) return known;
    const made = pegItem(itemId);
    pegged.set(itemId, made);
    return made;
  }

  function usableOn(supply: OpenSupply): BusinessDate | null {
    const key = keyOf(supply.source);
    const known = dates.get(key);
    if (known !== undefined) return known;
    // A circle of orders that wait for each other is broken where it is entered.
    if (underWay.has(key)) return receivedOn(supply.itemId, supply.date);
    if (supply.inspected) return laterOf(supply.date, facts.today);
    underWay.add(key);
    const arrival = supply.startOn === undefined ? supply.date : finishOf(supply);
    const usable = arrival === null ? null : receivedOn(supply.itemId, arrival);
    underWay.delete(key);
    dates.set(key, usable);
    return usable;
  }

  function receivedOn(itemId: string, arrival: BusinessDate): BusinessDate {
    const item = facts.items.get(itemId);
    if (!item) return laterOf(arrival, facts.today);
    return usableFrom(arrival, facts.today, item.leadTime, item.calendar ?? facts.calendar);
  }

  function finishOf({ source, date, startOn }: OpenSupply): BusinessDate | null {
    const start = laterOf(startOn ?? date, facts.today);
    let material: BusinessDate | null = start;
    for (const demand of materialsOf.get(source.id) ?? []) {
      const there = readyOn(of(demand.itemId).get(keyOf(demand.source)));
      material = there === null || material === null ? null : laterOf(there, material);
    }
    if (material === null) return null;
    // Nobody has begun a firm planned order: by what its start is late, its end is late.
    const begun = source.noun === 'workOrder';
    const due = begun ? laterOf(date, facts.today) : date;
    const late = workingDaysBetween(facts.calendar, begun ? start : (startOn ?? start), material);
    return laterOf(late > 0 ? addWorkingDays(facts.calendar, due, late) : due, facts.today);
  }

  function readyOn(demand: PeggedDemand | undefined): BusinessDate | null {
    if (!demand) return facts.today;
    const { rest, pegs } = demand;
    const last = isPositive(rest) ? estimate(demand.demand.itemId, rest) : facts.today;
    return pegs.reduce<BusinessDate | null>(
      (latest, { date }) => (latest === null || date === null ? null : laterOf(latest, date)),
      last,
    );
  }

  function pegItem(itemId: string): Map<string, PeggedDemand> {
    const usual = facts.items.get(itemId)?.madeToOrder === true;
    const stock: Lot = { date: facts.today, left: facts.free.get(itemId) ?? '0' };
    const supplies = (suppliesOf.get(itemId) ?? []).map((supply) => ({
      supply,
      lot: { date: usableOn(supply), left: supply.quantity, source: supply.source },
    }));
    supplies.sort(
      (a, b) =>
        byDate(a.lot.date, b.lot.date) || text(keyOf(a.supply.source), keyOf(b.supply.source)),
    );
    const demands = (demandsOf.get(itemId) ?? []).toSorted(
      (a, b) => text(a.date, b.date) || text(keyOf(a.source), keyOf(b.source)),
    );
    const own = new Map(
      demands.map((demand) => {
        const key = keyOf(demand.source);
        const mine = supplies.filter(({ supply }) => supply.madeFor === key);
        return [
          key,
          takeFrom(
            mine.map(({ lot }) => lot),
            demand,
            startOf(demand),
          ),
        ] as const;
      }),
    );
    const common = [stock, ...supplies.map(({ lot }) => lot)];
    for (const demand of demands) {
      if (demand.madeToOrder ?? usual) continue;
      const started = own.get(keyOf(demand.source)) as PeggedDemand;
      own.set(keyOf(demand.source), takeFrom(common, demand, started));
    }
    return own;
  }

  /** What is reserved for it lies there. */
  function startOf(demand: OpenDemand): PeggedDemand {
    const quantity = min(demand.reserved, demand.quantity);
    const pegs = isPositive(quantity) ? [{ quantity, date: facts.today }] : [];
    return { demand, pegs, rest: sub(demand.quantity, quantity) };
  }

  return { of, usableOn };
}

function takeFrom(lots: readonly Lot[], demand: OpenDemand, before: PeggedDemand): PeggedDemand {
  let rest = before.rest;
  const pegs = [...before.pegs];
  for (const lot of lots) {
    if (!isPositive(rest)) break;
    const quantity = min(rest, lot.left);
    if (!isPositive(quantity)) continue;
    lot.left = sub(lot.left, quantity);
    rest = sub(rest, quantity);
    pegs.push({ quantity, date: lot.date, ...(lot.source && { source: lot.source }) });
  }
  return { demand, pegs, rest };
}
