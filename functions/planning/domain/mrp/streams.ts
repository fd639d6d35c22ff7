// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { type Model, NONE, type StreamKey } from './model.ts';

/**
 * The streams of a plan as they are found: free ones of every record first, others when something
 * belongs to them. Ids are in order of finding; `byLevel` is the order of planning.
 */
export class Streams {
  readonly item: number[] = [];
  readonly area: number[] = [];
  readonly order: number[] = [];
  /** Row of the record that holds for the stream. */
  readonly record: number[] = [];
  /** 1 where the record is another area's: no safety stock. */
  readonly implied: number[] = [];
  readonly byLevel: number[][] = [];
  readonly #free: Int32Array;
  readonly #ordered = new Map<number, number>();
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
    const { records, areas, items } = model;
    this.#free = new Int32Array(items.length * areas.length).fill(NONE);
    for (let row = 0; row < records.item.length; row += 1) {
      this.free(records.item[row]!, records.area[row]!);
    }
  }

  get count(): number {
    return this.item.length;
  }

  free(item: number, area: number): number {
    const at = item * this.#model.areas.length + area;
    const known = this.#free[at]!;
    if (known !== NONE) return known;
    const made = this.#make(item, area, 0);
    this.#free[at] = made;
    return made;
  }

  /** The stream of what an order wants of its parts: its own if the item is kept for orders. */
  of(item: number, area: number, order: number, dedication: number): number {
    if (order === 0) return this.free(item, area);
    const { records } = this.#model;
    const kept = (records.dedicated[this.#recordOf(item, area)]! & dedication) !== 0;
    return kept ? this.kept(item, area, order) : this.free(item, area);
  }

  /** The stream of what is kept for an order, whatever the item says. */
  kept(item: number, area: number, order: number): number {
    if (order === 0) return this.free(item, area);
    const key = this.key({ item, area, order });
    let stream = this.#ordered.get(key);
    if (stream === undefined) {
      stream = this.#make(item, area, order);
      this.#ordered.set(key, stream);
    }
    return stream;
  }

  /** Sorts streams of a level by item, area and order. */
  key({ item, area, order }: StreamKey): number {
    const { areas, orders } = this.#model;
    return (item * areas.length + area) * orders.length + order;
  }

  keyOf(stream: number): number {
    return this.key({
      item: this.item[stream]!,
      area: this.area[stream]!,
      order: this.order[stream]!,
    });
  }

  #recordOf(item: number, area: number): number {
    const { recordStart, records } = this.#model;
    const first = recordStart[item]!;
    for (let row = first; row < recordStart[item + 1]!; row += 1) {
      if (records.area[row] === area) return row;
    }
    return first;
  }

  #make(item: number, area: number, order: number): number {
    const stream = this.item.length;
    const record = this.#recordOf(item, area);
    this.item.push(item);
    this.area.push(area);
    this.order.push(order);
    this.record.push(record);
    this.implied.push(this.#model.records.area[record] === area ? 0 : 1);
    const level = this.#model.level[item]!;
    while (this.byLevel.length <= level) this.byLevel.push([]);
    this.byLevel[level]!.push(stream);
    return stream;
  }
}
