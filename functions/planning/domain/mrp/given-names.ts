import { dayNumber } from '../../../../shared/kernel/date.ts';
import type { Snapshot } from '../snapshot.ts';
import { unknownItem } from './errors.ts';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface Names {
  list: string[];
  index: ReadonlyMap<string, number>;
}

function sorted(texts: Iterable<string>): Names {
  const list = [...new Set(texts)].sort(byText);
  const index = new Map<string, number>();
  for (const text of list) index.set(text, index.size);
  return { list, index };
}

interface OfItems extends Names {
  areas: ReadonlySet<string>;
}

function namesOf({ items, lastMade }: Snapshot): OfItems {
  const make = () => ({
    ...sorted(items.map(({ id }) => id)),
    areas: new Set(items.map(({ area }) => area)),
  });
  return lastMade === undefined ? make() : lastMade.as('names', [items], make);
}

/** Indexes instead of texts, and day numbers instead of dates, each looked up once. */
export class GivenNames {
  readonly items: string[];
  readonly areas: string[];
  readonly orders: string[];
  readonly today: number;
  readonly lastDay: number;
  readonly #item: Names['index'];
  readonly #area: Names['index'];
  readonly #order: Names['index'];
  readonly #days = new Map<string, number>();

  constructor(snapshot: Snapshot) {
    const items = namesOf(snapshot);
    const named = new Set(items.areas);
    for (const rows of [snapshot.onHand, snapshot.demands, snapshot.supplies]) {
      for (const { area } of rows) named.add(area);
    }
    const areas = sorted(named);
    const orders = new Set(['']);
    for (const { order } of snapshot.demands) if (order !== undefined) orders.add(order);
    for (const { order } of snapshot.supplies) if (order !== undefined) orders.add(order);
    const inOrder = sorted(orders);
    this.items = items.list;
    this.areas = areas.list;
    this.orders = inOrder.list;
    this.#item = items.index;
    this.#area = areas.index;
    this.#order = inOrder.index;
    this.today = dayNumber(snapshot.today);
    this.lastDay = snapshot.horizonDays - 1;
  }

  item(id: string): number {
    const index = this.find(id);
    if (index === undefined) throw unknownItem({ itemId: id });
    return index;
  }

  find(id: string): number | undefined {
    return this.#item.get(id);
  }

  area = (area: string): number => this.#area.get(area) as number;

  order = (order: string | undefined): number => this.#order.get(order ?? '') as number;

  /** Days after today; negative before it. */
  day(date: string): number {
    let day = this.#days.get(date);
    if (day === undefined) {
      day = dayNumber(date) - this.today;
      this.#days.set(date, day);
    }
    return day;
  }
}
