import type {
  PlannedBom,
  PlannedItem,
  Snapshot,
} from '../../functions/planning/domain/snapshot.ts';
import { addDays } from '../../shared/kernel/date.ts';
import type { Random } from '../support/seeded.ts';

type Change = (company: Snapshot, random: Random) => Snapshot;

/** One row is another. */
function one<T>(rows: readonly T[], random: Random, change: (row: T) => T): readonly T[] {
  if (rows.length === 0) return rows;
  const at = random.below(rows.length);
  return rows.map((row, index) => (index === at ? change(row) : row));
}

/** One row is gone. */
function less<T>(rows: readonly T[], random: Random): readonly T[] {
  const at = random.below(Math.max(1, rows.length));
  return rows.filter((_, index) => index !== at);
}

/** One row stands twice, the second time with the other fields. */
function more<T>(rows: readonly T[], random: Random, other: (row: T) => T): readonly T[] {
  return rows.length === 0 ? rows : [...rows, other(random.pick(rows))];
}

const quantity = (random: Random): string => String(1 + random.below(60));

const inDays = (company: Snapshot, random: Random) =>
  addDays(company.today, random.below(company.horizonDays + 6) - 3);

const item = (change: (row: PlannedItem, random: Random) => Partial<PlannedItem>): Change => {
  return (company, random) => ({
    ...company,
    items: one(company.items, random, (row) => ({ ...row, ...change(row, random) })),
  });
};

const bom = (change: (row: PlannedBom, random: Random) => Partial<PlannedBom>): Change => {
  return (company, random) => ({
    ...company,
    boms: one(company.boms, random, (row) => ({ ...row, ...change(row, random) })),
  });
};

const changes: readonly Change[] = [
  (company, random) => ({
    ...company,
    demands: one(company.demands, random, (row) => ({ ...row, quantity: quantity(random) })),
  }),
  (company, random) => ({
    ...company,
    demands: one(company.demands, random, (row) => ({ ...row, date: inDays(company, random) })),
  }),
  (company, random) => ({
    ...company,
    demands: more(company.demands, random, (row) => ({
      ...row,
      id: `d-${random.word(8)}`,
      date: inDays(company, random),
    })),
  }),
  (company, random) => ({
    ...company,
    demands: more(company.demands, random, (row) => ({
      ...row,
      id: `d-${random.word(8)}`,
      order: `o-${random.word(8)}`,
    })),
  }),
  (company, random) => ({
    ...company,
    demands: one(company.demands, random, (row) => ({ ...row, order: `o-${random.word(3)}` })),
  }),
  (company, random) => ({ ...company, demands: less(company.demands, random) }),
  (company, random) => ({
    ...company,
    supplies: one(company.supplies, random, (row) => ({
      ...row,
      quantity: quantity(random),
      date: inDays(company, random),
    })),
  }),
  (company, random) => ({
    ...company,
    supplies: one(company.supplies, random, (row) => ({
      ...row,
      coversFrom: inDays(company, random),
    })),
  }),
  (company, random) => ({
    ...company,
    supplies: more(company.supplies, random, (row) => ({
      ...row,
      id: `s-${random.word(8)}`,
      date: inDays(company, random),
    })),
  }),
  (company, random) => ({ ...company, supplies: less(company.supplies, random) }),
  (company, random) => ({
    ...company,
    onHand: one(company.onHand, random, (row) => ({ ...row, quantity: quantity(random) })),
  }),
  (company, random) => ({ ...company, onHand: less(company.onHand, random) }),
  item((_, random) => ({ safetyStock: quantity(random) })),
  item((_, random) => ({ timeFenceDays: random.below(9) })),
  item((_, random) => ({ source: random.pick(['make', 'buy', 'none']) })),
  item(({ lot }, random) => ({ lot: { ...lot, minimum: quantity(random) } })),
  item(({ lot }, random) => ({ lot: { ...lot, maximum: random.pick(['0.0001', '1', '40']) } })),
  item((_, random) => ({ lot: { policy: 'period', periodDays: 1 + random.below(20) } })),
  item(({ leadTime }, random) => ({ leadTime: { ...leadTime, fixedDays: random.below(12) } })),
  item(({ leadTime }, random) => ({
    leadTime: { ...leadTime, counts: random.pick(['calendar', 'working']) },
  })),
  item(({ leadTime }, random) => ({
    leadTime: { ...leadTime, perUnitDays: random.pick(['0', '0.01', '0.3']) },
  })),
  item(({ madeToOrder }) => ({ madeToOrder: !madeToOrder })),
  bom((_, random) => ({ yield: random.pick(['1', '0.9', '0.75']) })),
  bom(({ components }, random) => ({
    components: one(components, random, (line) => ({ ...line, quantity: quantity(random) })),
  })),
  bom(({ components }, random) => ({
    components: one(components, random, (line) => ({ ...line, phantom: !line.phantom })),
  })),
  bom(({ components }, random) => ({ components: less(components, random) })),
];

/** A few things are other than before. */
export function changeCompany(company: Snapshot, random: Random): Snapshot {
  const count = 1 + random.below(3);
  const some = Array.from({ length: count }, () => random.pick(changes));
  return some.reduce((so, change) => change(so, random), company);
}
