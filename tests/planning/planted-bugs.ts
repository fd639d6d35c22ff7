import type { Plan, PlannedOrder } from '../../functions/planning/domain/plan.ts';
import type { PlannedItem, Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { addDays } from '../../shared/kernel/date.ts';
import { add } from '../../shared/kernel/decimal.ts';

/**
 * Changes a right plan into a wrong one; returns it as it is if it has nothing to change. `next` is
 * the plan of the same company the day after.
 */
export interface PlantedBug {
  name: string;
  change: (plan: Plan, next: Plan) => Plan;
}

/** Plans another company than the one given, as an engine with that mistake would. */
export interface Slip {
  name: string;
  slip: (company: Snapshot) => Snapshot;
}

const firstOf = <T>(list: readonly T[], fits: (one: T) => boolean, change: (one: T) => T): T[] => {
  const at = list.findIndex(fits);
  return list.map((one, index) => (index === at ? change(one) : one));
};

const order =
  (change: (order: PlannedOrder) => PlannedOrder, fits = (_: PlannedOrder) => true) =>
  (plan: Plan): Plan =>
    plan.orders.some(fits) ? { ...plan, orders: firstOf(plan.orders, fits, change) } : plan;

const without =
  <K extends 'orders' | 'dependentDemands' | 'pegs' | 'exceptions'>(section: K) =>
  (plan: Plan): Plan => ({ ...plan, [section]: plan[section].slice(0, -1) });

const turned =
  <K extends 'orders' | 'pegs' | 'exceptions' | 'dependentDemands'>(section: K) =>
  (plan: Plan): Plan => ({ ...plan, [section]: [...plan[section]].reverse() });

/** A reader that takes part of what it says from the plan that comes next. */
const mixed =
  (section: 'orders' | 'pegs' | 'exceptions') =>
  (plan: Plan, next: Plan): Plan => ({ ...plan, [section]: next[section] });

export const plantedBugs: PlantedBug[] = [
  { name: 'orders of this plan under pegs of the next', change: mixed('pegs') },
  { name: 'pegs of this plan under orders of the next', change: mixed('orders') },
  { name: 'exceptions of the next plan beside this one', change: mixed('exceptions') },
  {
    name: 'an order for a millionth more',
    change: order((one) => ({ ...one, quantity: add(one.quantity, '0.000001') })),
  },
  {
    name: 'an order released a day early',
    change: order((one) => ({ ...one, releaseOn: addDays(one.releaseOn, -1) })),
  },
  {
    name: 'an order due on another day',
    change: order((one) => ({ ...one, dueOn: '2026-12-31' })),
  },
  {
    name: 'an order past due that does not say so',
    change: order(
      (one) => ({ ...one, pastDue: false }),
      ({ pastDue }) => pastDue,
    ),
  },
  {
    name: 'an order said to be on time',
    change: order(
      (one) => ({ ...one, achievable: 'onTime' }),
      ({ achievable }) => achievable === 'never',
    ),
  },
  {
    name: 'an order that can be had a day earlier than it can',
    change: order(
      (one) => ({ ...one, achievableOn: addDays(one.achievableOn ?? '', -1) }),
      ({ achievableOn }) => achievableOn !== undefined,
    ),
  },
  { name: 'an order left out', change: without('orders') },
  { name: 'the orders the other way round', change: turned('orders') },
  { name: 'a need left out', change: without('dependentDemands') },
  { name: 'the needs the other way round', change: turned('dependentDemands') },
  { name: 'a peg left out', change: without('pegs') },
  { name: 'the pegs the other way round', change: turned('pegs') },
  {
    name: 'a peg twice',
    change: (plan) => ({ ...plan, pegs: [...plan.pegs, ...plan.pegs.slice(0, 1)] }),
  },
  { name: 'an exception left out', change: without('exceptions') },
  { name: 'the exceptions the other way round', change: turned('exceptions') },
  {
    name: 'an exception with another date',
    change: (plan) => ({
      ...plan,
      exceptions: firstOf(
        plan.exceptions,
        () => true,
        (one) => ({ ...one, date: '2030-01-01' }),
      ),
    }),
  },
  {
    name: 'a level too high',
    change: (plan) => ({
      ...plan,
      levels: firstOf(
        plan.levels,
        ({ level }) => level > 0,
        (one) => ({ ...one, level: one.level - 1 }),
      ),
    }),
  },
  { name: 'another last day', change: (plan) => ({ ...plan, lastDay: addDays(plan.lastDay, 1) }) },
];

const items =
  (change: (item: PlannedItem) => PlannedItem) =>
  (company: Snapshot): Snapshot => ({
    ...company,
    items: company.items.map(change),
  });

const lines =
  (change: (line: Snapshot['boms'][number]['components'][number]) => object) =>
  (company: Snapshot): Snapshot => ({
    ...company,
    boms: company.boms.map((bom) => ({
      ...bom,
      components: bom.components.map((line) => ({ ...line, ...change(line) })),
    })),
  });

const lots = (change: Partial<PlannedItem['lot']>) =>
  items((item) => ({ ...item, lot: { ...item.lot, ...change } as PlannedItem['lot'] }));

const leads = (change: (lead: PlannedItem['leadTime']) => Partial<PlannedItem['leadTime']>) =>
  items((item) => ({ ...item, leadTime: { ...item.leadTime, ...change(item.leadTime) } }));

type Supply = Snapshot['supplies'][number];

const supplies =
  (change: (supply: Supply) => Partial<Supply>) =>
  (company: Snapshot): Snapshot => ({
    ...company,
    supplies: company.supplies.map((supply) => ({ ...supply, ...change(supply) })),
  });

const later = ({ date }: Supply) => ({ date: addDays(date, 1) });

export const slips: Slip[] = [
  { name: 'keeps no safety stock', slip: items((item) => ({ ...item, safetyStock: '0' })) },
  { name: 'knows no minimum', slip: lots({ minimum: '0' }) },
  { name: 'knows no multiple', slip: lots({ multiple: '0' }) },
  { name: 'knows no maximum', slip: lots({ maximum: '0' }) },
  { name: 'orders as needed whatever the policy', slip: lots({ policy: 'lotForLot' }) },
  { name: 'has no fence', slip: items((item) => ({ ...item, timeFenceDays: 0 })) },
  { name: 'moves firm supplies to a day later', slip: supplies(later) },
  {
    name: 'moves a firm supply to where it is needed',
    slip: supplies((supply) => ({ date: supply.coversFrom ?? addDays(supply.date, -3) })),
  },
  { name: 'raises a firm supply to a dozen', slip: supplies(() => ({ quantity: '12' })) },
  {
    name: 'plans again what a late receipt covers',
    slip: (company) => ({
      ...company,
      supplies: company.supplies.map(({ coversFrom: _, ...supply }) => supply),
    }),
  },
  {
    name: 'takes for there what only counts',
    slip: (company) => ({
      ...company,
      supplies: company.supplies.map(({ coversFrom, ...supply }) => ({
        ...supply,
        date: coversFrom && coversFrom < supply.date ? coversFrom : supply.date,
      })),
    }),
  },
  { name: 'takes no days to receive', slip: leads(() => ({ receiptDays: 0 })) },
  { name: 'takes no longer for more', slip: leads(() => ({ perUnitDays: '0' })) },
  { name: 'counts every day', slip: leads(() => ({ counts: 'calendar' })) },
  {
    name: 'works on holidays',
    slip: (company) => ({
      ...company,
      calendars: Object.fromEntries(
        Object.entries(company.calendars).map(([name, one]) => [name, { ...one, holidays: [] }]),
      ),
    }),
  },
  {
    name: 'takes make-up days off',
    slip: (company) => ({
      ...company,
      calendars: Object.fromEntries(
        Object.entries(company.calendars).map(([name, one]) => [name, { ...one, makeUpDays: [] }]),
      ),
    }),
  },
  {
    name: 'takes loss for a yield, and a yield for loss',
    slip: (company) => ({
      ...company,
      lossMode: company.lossMode === 'factor' ? 'yield' : 'factor',
    }),
  },
  { name: 'loses nothing', slip: lines(() => ({ loss: '0' })) },
  { name: 'forgets fixed quantities', slip: lines(() => ({ fixed: '0' })) },
  { name: 'stocks phantoms', slip: lines(() => ({ phantom: false })) },
  {
    name: 'builds expired lines',
    slip: lines(() => ({ from: undefined, to: undefined })),
  },
  {
    name: 'does not keep what is made to order',
    slip: items((item) => ({ ...item, madeToOrder: false })),
  },
  { name: 'does not keep components', slip: items((item) => ({ ...item, pegHard: false })) },
  {
    name: 'forgets priorities',
    slip: (company) => ({
      ...company,
      demands: company.demands.map((demand) => ({ ...demand, priority: 0 })),
    }),
  },
  {
    name: 'forgets the yield of the product',
    slip: (company) => ({ ...company, boms: company.boms.map((bom) => ({ ...bom, yield: '1' })) }),
  },
  {
    name: 'looks a day less far',
    slip: (company) => ({ ...company, horizonDays: company.horizonDays - 1 }),
  },
];
