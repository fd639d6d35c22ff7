import type {
  Demand,
  PlannedBom,
  PlannedItem,
  Snapshot,
  Supply,
} from '../../../functions/planning/domain/snapshot.ts';
import { dayOf } from './day-count.ts';
import { type Fraction, fraction, ZERO } from './fraction.ts';
import type { Stream } from './stream.ts';

/** A snapshot that cannot be planned; the code is the product's. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, what: string) {
    super(`${code}: ${what}`);
    this.code = code;
  }
}

/** The snapshot, laid out so that questions of the rules have one place to ask. */
export class Company {
  readonly snapshot: Snapshot;
  readonly today: number;
  readonly lastDay: number;
  readonly streams = new Map<string, Stream>();
  private readonly records = new Map<string, PlannedItem[]>();
  private readonly versions = new Map<string, PlannedBom[]>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.today = dayOf(snapshot.today);
    this.lastDay = this.today + snapshot.horizonDays - 1;
    for (const item of snapshot.items) this.addRecord(item);
    for (const bom of snapshot.boms) this.addVersion(bom);
    for (const { id, area } of snapshot.items) this.stream(id, area, '');
    this.addStock();
    for (const demand of snapshot.demands) this.addDemand(demand);
    for (const supply of snapshot.supplies) this.addSupply(supply);
  }

  private addRecord(item: PlannedItem): void {
    const others = this.records.get(item.id) ?? [];
    if (others.some(({ area }) => area === item.area)) {
      throw new Refusal('duplicateItem', `${item.id} in ${item.area}`);
    }
    this.records.set(item.id, [...others, item]);
  }

  /** What nobody keeps a record of is not built, but what is built may not need such a thing. */
  private addVersion(bom: PlannedBom): void {
    if (!this.records.has(bom.itemId)) return;
    for (const { itemId } of bom.components) this.recordOf(itemId, '');
    this.versions.set(bom.itemId, [...(this.versions.get(bom.itemId) ?? []), bom]);
  }

  /** Rule 4: the record of the area, else that of the first area without its safety stock. */
  recordOf(itemId: string, area: string): PlannedItem {
    const records = this.records.get(itemId) ?? [];
    const first = records.reduce<PlannedItem | undefined>(
      (best, item) => (best === undefined || item.area < best.area ? item : best),
      undefined,
    );
    if (first === undefined) throw new Refusal('unknownItem', itemId);
    const own = records.find((item) => item.area === area) ?? { ...first, safetyStock: '0' };
    return { ...own, decimals: first.decimals };
  }

  stream(itemId: string, area: string, order: string): Stream {
    const key = JSON.stringify([itemId, area, order]);
    const known = this.streams.get(key);
    if (known !== undefined) return known;
    const item = this.recordOf(itemId, area);
    const made: Stream = {
      ...{ itemId, area, order, item },
      safety: order === '' ? fraction(item.safetyStock).upTo(item.decimals) : ZERO,
      stock: ZERO,
      ...{ needs: [], haves: [], made: [], days: [] },
    };
    this.streams.set(key, made);
    return made;
  }

  private addStock(): void {
    for (const { itemId, area, quantity } of this.snapshot.onHand) {
      const stream = this.stream(itemId, area, '');
      stream.stock = stream.stock.plus(fraction(quantity).downTo(stream.item.decimals));
    }
  }

  private addDemand(demand: Demand): void {
    const item = this.recordOf(demand.itemId, demand.area);
    const kept = demand.kind !== 'component' || keepsOrders(item);
    const quantity = fraction(demand.quantity).upTo(item.decimals);
    const day = Math.max(dayOf(demand.date), this.today);
    if (!quantity.isAbove(ZERO) || day > this.lastDay) return;
    const order = kept ? (demand.order ?? '') : '';
    const { priority, id } = demand;
    const ref = { kind: 'given', id } as const;
    const stream = this.stream(demand.itemId, demand.area, order);
    const carries = demand.order ?? '';
    stream.needs.push({ ref, day, quantity, priority, stream, carries, pegs: [] });
  }

  private addSupply(supply: Supply): void {
    const item = this.recordOf(supply.itemId, supply.area);
    const quantity = fraction(supply.quantity).downTo(item.decimals);
    const there = Math.max(dayOf(supply.date), this.today);
    const covers = Math.max(dayOf(supply.coversFrom ?? supply.date), this.today);
    const day = Math.min(there, covers);
    if (!quantity.isAbove(ZERO) || day > this.lastDay) return;
    const order = supply.order ?? '';
    const ref = { kind: 'given', id: supply.id } as const;
    const saysDay = dayOf(supply.overdueSince ?? supply.date);
    const have = { ref, day, there, quantity, saysDay, lies: supply.kind === 'keptStock' };
    this.stream(supply.itemId, supply.area, order).haves.push(have);
  }

  versionsOf(itemId: string): readonly PlannedBom[] {
    return this.versions.get(itemId) ?? [];
  }

  /** Rule 12: the version of an item that holds on a day. */
  versionOn(itemId: string, day: number): PlannedBom | undefined {
    const holding = this.versionsOf(itemId).filter((bom) => holds(bom, day, day));
    const latest = holding
      .map(({ from }) => from ?? '')
      .sort()
      .at(-1);
    const chosen = holding.filter(({ from }) => (from ?? '') === latest);
    if (chosen.length > 1) throw new Refusal('duplicateBom', itemId);
    return chosen[0];
  }
}

/** True if the span has a day in common with the days from `first` to `last`. */
export function holds(span: { from?: string; to?: string }, first: number, last: number): boolean {
  const begins = span.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(span.from);
  const ends = span.to === undefined ? Number.POSITIVE_INFINITY : dayOf(span.to);
  return begins <= last && ends >= first;
}

/** Rule 3: components and supplies of such items belong to the order that they are for. */
export function keepsOrders({ madeToOrder, pegHard }: PlannedItem): boolean {
  return madeToOrder || pegHard;
}

/** What one order needs of a line's component, exactly, before it is rounded up. */
export function exactNeed(
  bom: PlannedBom,
  line: PlannedBom['components'][number],
  lossMode: Snapshot['lossMode'],
  ordered: Fraction,
): Fraction {
  const one = fraction('1');
  const loss = fraction(line.loss);
  const output = fraction(bom.outputQuantity).times(fraction(bom.yield));
  if (!output.isAbove(ZERO)) throw new Refusal('impossibleOutput', bom.itemId);
  if (lossMode === 'yield' && !one.isAbove(loss)) throw new Refusal('impossibleLoss', bom.itemId);
  const net = ordered.by(output).times(fraction(line.quantity));
  const gross = lossMode === 'factor' ? net.times(one.plus(loss)) : net.by(one.minus(loss));
  return gross.plus(fraction(line.fixed));
}
