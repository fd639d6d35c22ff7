import type {
  Demand,
  PlannedBom,
  PlannedItem,
  Snapshot,
} from '../../functions/planning/domain/snapshot.ts';
import { addDays } from '../../shared/kernel/date.ts';
import { randomOf } from '../support/seeded.ts';

export interface Shape {
  items: number;
  levels: number;
  demands: number;
  /** Components of a product. */
  components: number;
  horizonDays: number;
  seed?: number;
}

const today = '2026-01-05';

/**
 * A company in which everything is needed all the time: items in equal levels, each product made
 * of some items of the level below, demands at the top spread evenly over the horizon. The same
 * shape gives the same company.
 */
export function denseCompany(shape: Shape): Snapshot {
  const random = randomOf(shape.seed ?? 1);
  const width = Math.floor(shape.items / shape.levels);
  const id = (level: number, index: number) =>
    `itm_${String(level).padStart(2, '0')}${String(index).padStart(6, '0')}`;
  const items: PlannedItem[] = [];
  const boms: PlannedBom[] = [];
  for (let level = 0; level < shape.levels; level += 1) {
    const leaf = level === shape.levels - 1;
    for (let index = 0; index < width; index += 1) {
      items.push(itemOf(id(level, index), leaf, random.below(5)));
      if (leaf) continue;
      const components = Array.from({ length: shape.components }, (_, at) => ({
        lineNo: 10 * (at + 1),
        // Every item of the level below is used about equally often.
        itemId: id(level + 1, (index * shape.components + at + random.below(3)) % width),
        quantity: String(1 + random.below(3)),
        fixed: '0',
        loss: random.below(4) === 0 ? '0.02' : '0',
        phantom: false,
      }));
      boms.push({ itemId: id(level, index), outputQuantity: '1', yield: '1', components });
    }
  }
  const demands: Demand[] = Array.from({ length: shape.demands }, (_, at) => ({
    id: `so_${String(at).padStart(7, '0')}`,
    kind: 'salesOrder',
    itemId: id(0, at % width),
    area: '',
    quantity: String(5 + random.below(50)),
    date: addDays(today, random.below(shape.horizonDays)),
    priority: 0,
  }));
  return {
    today,
    horizonDays: shape.horizonDays,
    lossMode: 'factor',
    items,
    boms,
    onHand: items.map((item) => ({
      itemId: item.id,
      area: '',
      quantity: String(random.below(40)),
    })),
    demands,
    supplies: [],
    calendars: { standard: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] } },
  };
}

const itemOf = (id: string, leaf: boolean, days: number): PlannedItem => ({
  id,
  area: '',
  decimals: 0,
  source: leaf ? 'buy' : 'make',
  safetyStock: '0',
  lot: { policy: 'lotForLot' },
  leadTime: { fixedDays: 1 + days, perUnitDays: '0', counts: 'working', receiptDays: 0 },
  timeFenceDays: 0,
  madeToOrder: false,
  pegHard: false,
});
