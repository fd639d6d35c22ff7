import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { add, type Decimal, gt, max, min, sub } from '../../../../shared/kernel/decimal.ts';
import type { Centre } from '../capacity/centre.ts';
import type { FreeMinutes } from '../capacity/walk-capacity.ts';
import { type AtpBucket, type AtpResult, availableToPromise } from './available-to-promise.ts';
import { byItem } from './by-item.ts';
import { type Pegging, pegByDate } from './peg-by-date.ts';
import {
  type FlowSource,
  keyOf,
  type OpenDemand,
  type OpenSupply,
  type PromiseFacts,
} from './promise-facts.ts';

export interface Taken {
  itemId: string;
  date: BusinessDate;
  quantity: Decimal;
}

/**
 * What is promised, on top of the facts: nobody is promised the same piece or the same hour
 * twice. What was only tried is taken back.
 */
export interface PromiseBook {
  facts: PromiseFacts;
  pegging: Pegging;
  atp: (itemId: string) => AtpResult;
  /** The supply of an item that can be used from a day on; undefined if it is stock. */
  sourceOn: (itemId: string, date: BusinessDate) => FlowSource | undefined;
  take: (itemId: string, quantity: Decimal, date: BusinessDate) => void;
  minutes: FreeMinutes;
  /** All that is promised so far, components included. */
  taken: () => readonly Taken[];
  mark: () => Mark;
  rollback: (mark: Mark) => void;
}

export interface Mark {
  taken: number;
  used: number;
}

export type Estimate = (
  book: PromiseBook,
  itemId: string,
  quantity: Decimal,
) => BusinessDate | null;

/** A book without entries; estimates are made in empty ones, so that they depend on facts alone. */
export function openBook(facts: PromiseFacts, estimate: Estimate): PromiseBook {
  const flows = { demandsOf: byItem(facts.demands), suppliesOf: byItem(facts.supplies) };
  const pegging: Pegging = pegByDate(facts, (itemId, quantity) =>
    estimate(emptyBook(facts, pegging, flows), itemId, quantity),
  );
  return emptyBook(facts, pegging, flows);
}

interface Flows {
  demandsOf: ReadonlyMap<string, readonly OpenDemand[]>;
  suppliesOf: ReadonlyMap<string, readonly OpenSupply[]>;
}

function emptyBook(
  facts: PromiseFacts,
  pegging: Pegging,
  { demandsOf, suppliesOf }: Flows,
): PromiseBook {
  const taken: Taken[] = [];
  const used: { centreId: string; date: BusinessDate; minutes: number }[] = [];

  function atp(itemId: string): AtpResult {
    const usual = facts.items.get(itemId)?.madeToOrder === true;
    const { shared, leftOf } = setApart(demandsOf.get(itemId) ?? [], usual);
    const onHand = shared.reduce(
      (sum, { reserved }) => add(sum, reserved),
      facts.free.get(itemId) ?? '0',
    );
    const buckets = new Map<string, { supply: Decimal; committed: Decimal }>();
    const on = (date: BusinessDate) => {
      const day = laterOf(date, facts.today);
      const known = buckets.get(day) ?? { supply: '0', committed: '0' };
      buckets.set(day, known);
      return known;
    };
    on(facts.today);
    const own = taken.filter((one) => one.itemId === itemId);
    for (const { quantity, date } of [...shared, ...own]) {
      const bucket = on(date);
      bucket.committed = add(bucket.committed, quantity);
    }
    for (const supply of suppliesOf.get(itemId) ?? []) {
      const date = pegging.usableOn(supply);
      if (date === null) continue;
      const bucket = on(date);
      bucket.supply = add(bucket.supply, leftOf(supply));
    }
    return availableToPromise(onHand, sorted(buckets));
  }

  function loadOn(centreId: string, date: BusinessDate): number {
    const planned = facts.load.get(centreId)?.get(date) ?? 0;
    return used.reduce(
      (sum, one) => sum + (one.centreId === centreId && one.date === date ? one.minutes : 0),
      planned,
    );
  }
  return {
    facts,
    pegging,
    atp,
    sourceOn: (itemId, date) =>
      suppliesOf.get(itemId)?.find((supply) => pegging.usableOn(supply) === date)?.source,
    take: (itemId, quantity, date) => {
      if (gt(quantity, '0')) taken.push({ itemId, quantity, date });
    },
    minutes: {
      of: (centre, date) => Math.max(0, capacityOf(centre) - loadOn(centre.id, date)),
      use: (centre, date, minutes) => used.push({ centreId: centre.id, date, minutes }),
    },
    taken: () => taken,
    mark: () => ({ taken: taken.length, used: used.length }),
    rollback(mark) {
      taken.length = mark.taken;
      used.length = mark.used;
    },
  };
}

/**
 * What is made to order takes what lies reserved for it and what is made for it, and nothing of
 * what the others share: both are left out. `leftOf` is to be asked once for every supply.
 */
function setApart(demands: readonly OpenDemand[], usual: boolean) {
  const needs = new Map<string, Decimal>();
  const shared = demands.filter(({ source, quantity, reserved, madeToOrder = usual }) => {
    if (madeToOrder) needs.set(keyOf(source), max('0', sub(quantity, reserved)));
    return !madeToOrder;
  });
  const leftOf = ({ madeFor = '', quantity }: OpenSupply): Decimal => {
    const need = needs.get(madeFor) ?? '0';
    const part = min(need, quantity);
    needs.set(madeFor, sub(need, part));
    return sub(quantity, part);
  };
  return { shared, leftOf };
}

const capacityOf = ({ machines, minutesPerDay }: Centre): number => machines * minutesPerDay;

const sorted = (
  buckets: ReadonlyMap<string, { supply: Decimal; committed: Decimal }>,
): AtpBucket[] =>
  [...buckets]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, bucket]) => ({ period, ...bucket }));
