import { dayNumber } from '../../../../shared/kernel/date.ts';
import type { Snapshot } from '../snapshot.ts';
import { unknownItem } from './errors.ts';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function sorted(texts: Iterable<string>): { list: string[]; index: Map<string, number> } {
  const list = [...new Set(texts)].sort(byText);
  const index = new Map<string, number>();
  for (const text of list) index.set(text, index.size);
  return { list, index };
}

/** Indexes instead of texts, and day numbers instead of dates, each looked up once. */
export class GivenNames {
  readonly items: string[];
  readonly areas: string[];
  readonly orders: string[];
  readonly today: number;
  readonly lastDay: number;
  readonly #item: Map<string, number>;
  readonly #area: Map<string, number>;
  readonly #order: Map<string, number>;
  readonly #days = new Map<string, number>();

  constructor(snapshot: Snapshot) {
    const items = sorted(snapshot.items.map(({ id }) => id));
    const areas = sorted(
      [snapshot.items, snapshot.onHand, snapshot.demands, snapshot.supplies].flatMap((rows) => [
        ...new Set(rows.map(({ area }) => area)),
      ]),
    );
    const orders = new Set(['']);
    for (const { order } of snapshot.demands) if (order !== undefined) orders.add(order);
    for (const { order } of snapshot.supplies) if (order !== undefined) orders.add(order);
    const named = sorted(orders);
    this.items = items.list;
    this.areas = areas.list;
    this.orders = named.list;
    this.#item = items.index;
    this.#area = areas.index;
    this.#order = named.index;
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
