import type {
  Demand,
  LotRule,
  PlannedBom,
  PlannedItem,
  Snapshot,
  Supply,
} from '../../functions/planning/domain/snapshot.ts';
import { type Random, randomOf } from '../support/seeded.ts';
import { dateOf, dayOf } from './checker/day-count.ts';

/**
 * The company again, as nobody should keep it but somebody will: quantities finer than their
 * items, nothing and less than nothing, names of no calendar, limits that exclude each other.
 */
export function oddCompany(company: Snapshot, seed: number): Snapshot {
  const random = randomOf(seed ^ 0x0ddba11);
  const often = random.pick([0.02, 0.1, 0.3]);
  const some = <T>(list: readonly T[], change: (one: T) => T): T[] =>
    list.map((one) => (random.chance(often) ? change(one) : one));
  const { standard, ...others } = company.calendars;
  const idle = { workingWeekdays: [], holidays: [], makeUpDays: [] };
  const calendars = { ...others, idle, ...(standard && random.chance(0.9) ? { standard } : {}) };
  const huge = random.chance(0.15) ? random.pick(['000000', '000000000', '000000000000000']) : '';
  return {
    ...company,
    horizonDays: random.chance(0.15) ? 1 + random.below(5) : company.horizonDays,
    items: some(company.items, (item) => oddItem(random, item)),
    boms: [
      ...some(company.boms, (bom) => oddBom(random, bom)),
      ...overlapping(random, company).filter(() => random.chance(often)),
    ],
    onHand: company.onHand.flatMap((row) =>
      random.chance(often)
        ? [
            { ...row, quantity: finer(random, row.quantity) },
            { ...row, quantity: random.pick(['0', '-0.0000001', '12.3456789']) },
          ]
        : [row],
    ),
    demands: some(company.demands, (demand) => oddDemand(random, demand, huge)),
    supplies: some(company.supplies, (supply) => oddSupply(random, supply)),
    calendars,
  };
}

const finer = (random: Random, quantity: string): string =>
  `${quantity}${quantity.includes('.') ? '' : '.'}${1 + random.below(8)}${random.below(1_000)}1`;

function oddItem(random: Random, item: PlannedItem): PlannedItem {
  const lot = oddLot(random, item.lot);
  const { leadTime } = item;
  return random.pick<() => PlannedItem>([
    () => ({ ...item, lot }),
    () => ({ ...item, safetyStock: finer(random, item.safetyStock) }),
    () => ({ ...item, timeFenceDays: 400 }),
    () => ({ ...item, decimals: random.below(7) }),
    () => ({ ...item, source: random.pick(['make', 'buy', 'none']) }),
    () => ({ ...item, leadTime: { ...leadTime, calendar: random.pick(['idle', 'nowhere']) } }),
    () => ({ ...item, leadTime: { ...leadTime, perUnitDays: '0.000000000123456789' } }),
    () => ({ ...item, leadTime: { ...leadTime, counts: 'calendar', perUnitDays: '2000' } }),
  ])();
}

function oddLot(random: Random, lot: LotRule): LotRule {
  return random.pick<() => LotRule>([
    () => ({ policy: 'fixed' }),
    () => ({ policy: 'period' }),
    () => ({ policy: 'period', periodDays: 500 }),
    () => ({ ...lot, size: '0', multiple: '0', maximum: '0' }),
    () => ({ ...lot, multiple: '-1', minimum: '0.0000001' }),
    () => ({ ...lot, multiple: '2.7182818', minimum: '3.1415926' }),
    () => ({ ...lot, minimum: '10', multiple: '7', maximum: '13' }),
    () => ({ policy: 'lotForLot', multiple: '3', maximum: '10' }),
    () => ({ policy: 'lotForLot', maximum: random.pick(['1', '0.05', '0.3']) }),
  ])();
}

function oddBom(random: Random, bom: PlannedBom): PlannedBom {
  const [first, ...rest] = bom.components;
  if (first === undefined) return bom;
  return random.pick<() => PlannedBom>([
    () => ({ ...bom, components: [] }),
    () => ({ ...bom, yield: '0.123456789012', outputQuantity: '7.000000001' }),
    () => ({ ...bom, components: [{ ...first, loss: '0.99' }, ...rest] }),
    () => ({ ...bom, components: [{ ...first, quantity: '0', fixed: '0' }, ...rest] }),
    () => ({ ...bom, components: [{ ...first, quantity: '0', fixed: '0.0000001' }, ...rest] }),
    () => ({ ...bom, components: [{ ...first, quantity: '1.23456789012345678' }, ...rest] }),
    () => ({ ...bom, components: bom.components.map((line) => ({ ...line, phantom: true })) }),
    // The same component twice, numbered against the order of the lines.
    () => ({ ...bom, components: [...bom.components, { ...first, lineNo: 5, phantom: false }] }),
  ])();
}

/** A second version that begins while the first one still holds. */
function overlapping(random: Random, { boms, today }: Snapshot): PlannedBom[] {
  return boms
    .filter(({ from, to }) => from === undefined && to === undefined)
    .map((bom) => ({
      ...bom,
      from: dateOf(dayOf(today) + random.below(20)),
      components: bom.components.slice(0, 1 + random.below(bom.components.length)),
    }));
}

function oddDemand(random: Random, demand: Demand, huge: string): Demand {
  const { quantity } = demand;
  return random.pick<() => Demand>([
    () => ({ ...demand, quantity: finer(random, quantity) }),
    () => ({ ...demand, quantity: `1${random.below(1_000_000)}${huge}` }),
    () => ({ ...demand, quantity: random.pick(['0', '-5', '0.0000001']) }),
    () => ({ ...demand, order: 'an order of nobody' }),
    () => ({ ...demand, kind: 'component', order: '' }),
    () => ({ ...demand, date: random.pick(['1999-12-31', '2099-01-01', '2026-02-28']) }),
    () => ({ ...demand, priority: -1 }),
    () => ({ ...demand, area: random.pick(['', 'north', 'south']) }),
  ])();
}

function oddSupply(random: Random, supply: Supply): Supply {
  return random.pick<() => Supply>([
    () => ({ ...supply, quantity: finer(random, supply.quantity) }),
    () => ({ ...supply, quantity: random.pick(['0', '-5', '0.0000001']) }),
    () => ({ ...supply, order: 'an order of nobody' }),
    () => ({ ...supply, date: random.pick(['1999-12-31', '2099-01-01', '2026-02-28']) }),
    () => ({ ...supply, area: random.pick(['', 'north', 'south']) }),
  ])();
}
