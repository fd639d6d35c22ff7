import type {
  Component,
  Demand,
  LeadTime,
  LotRule,
  OnHand,
  PlannedBom,
  PlannedItem,
  Snapshot,
  Supply,
} from '../../functions/planning/domain/snapshot.ts';
import { type Random, randomOf } from '../support/seeded.ts';
import { dateOf, dayOf } from './checker/day-count.ts';
import { companyCalendars } from './company-calendars.ts';

const areas = ['', 'south'];

/** What the generator remembers of an item; `volume` is about what will be needed of it. */
interface Draft {
  id: string;
  level: number;
  areas: readonly string[];
  decimals: number;
  volume: number;
  source: PlannedItem['source'];
}

/**
 * A company of so many items from a seed: the same two numbers give the same company. Every
 * planning rule turns up somewhere; quantities at all levels keep pace with what is needed.
 */
export function generateCompany(seed: number, itemCount: number): Snapshot {
  const random = randomOf(seed);
  const today = dateOf(dayOf('2026-02-10') + random.below(40));
  const horizonDays = 30 + random.below(120);
  const drafts = draftItems(random, itemCount);
  const demands = drafts.flatMap((draft) => demandsOf(random, draft, today, horizonDays));
  const levels = [...Map.groupBy(drafts, ({ level }) => level).values()];
  const below = levels.map((_, level) => levels.slice(level + 1).flat());
  const boms = drafts.flatMap((draft) => {
    const [all, near] = [below[draft.level] ?? [], levels[draft.level + 1] ?? []];
    return bomsOf(random, draft, all, near, today);
  });
  const items = drafts.flatMap((draft) => itemsOf(random, draft));
  const orders = Map.groupBy(demands, ({ itemId }) => itemId);
  const supplies = drafts.flatMap((draft) =>
    suppliesOf(random, draft, today, orders.get(draft.id) ?? []),
  );
  const onHand = drafts.flatMap((draft) => onHandOf(random, draft));
  return {
    today,
    horizonDays,
    lossMode: random.pick(['factor', 'yield']),
    items: random.shuffled(items),
    boms: random.shuffled(boms),
    onHand: random.shuffled(onHand),
    demands: random.shuffled(demands),
    supplies: random.shuffled(supplies),
    calendars: companyCalendars,
  };
}

function draftItems(random: Random, count: number): Draft[] {
  const levels = Math.min(5 + random.below(6), Math.max(1, count));
  const names = random.shuffled(Array.from({ length: count }, (_, index) => `i${index + 1}`));
  const decimals = [0, 0, 0, 1, 2, 3, 4, 6];
  return names.map((id, index) => {
    const level = Math.floor((index * levels) / count);
    const leaf = level === levels - 1 || random.chance(0.15);
    return {
      id,
      level,
      areas: random.chance(0.15) ? areas : [random.chance(0.95) ? '' : 'south'],
      decimals: random.pick(decimals),
      volume: 0,
      source: random.chance(0.02) ? 'none' : leaf ? 'buy' : 'make',
    };
  });
}

/** About `size`, between a half and one and a half of it, with the decimals that are allowed. */
function quantity(random: Random, size: number, decimals: number): string {
  const about = size * (0.5 + random.below(1_000) / 1_000);
  const least = 10 ** -decimals;
  const text = Math.max(about, least).toFixed(
    random.chance(0.6) ? Math.min(decimals, 1) : decimals,
  );
  return Number(text) === 0 ? least.toFixed(decimals) : text;
}

function demandsOf(random: Random, draft: Draft, today: string, horizon: number): Demand[] {
  const wanted = draft.level === 0 ? 1 + random.below(6) : random.chance(0.2) ? 1 : 0;
  const size = 10 ** random.pick([0, 1, 1, 2, 2, 3, 6]);
  return Array.from({ length: wanted }, (_, index) => {
    const kind = random.pick(['salesOrder', 'salesOrder', 'forecast', 'masterPlan', 'component']);
    const text = quantity(random, size, draft.decimals);
    draft.volume += Number(text);
    return {
      id: `d-${draft.id}-${index + 1}`,
      kind: kind as Demand['kind'],
      itemId: draft.id,
      area: random.pick(draft.areas),
      quantity: text,
      date: dateOf(dayOf(today) - 12 + random.below(horizon + 20)),
      priority: random.below(3),
      ...(kind !== 'forecast' && keepsOrders(draft) && random.chance(0.8)
        ? { order: `so-${draft.id}-${1 + random.below(3)}` }
        : {}),
    };
  });
}

/** By its name, so that whoever asks gets the same answer. */
function isMadeToOrder(draft: Draft): boolean {
  return Number(draft.id.slice(1)) % 4 === 0;
}

function isPeggedHard(draft: Draft): boolean {
  return Number(draft.id.slice(1)) % 5 === 0;
}

function keepsOrders(draft: Draft): boolean {
  return isMadeToOrder(draft) || isPeggedHard(draft);
}

function bomsOf(
  random: Random,
  draft: Draft,
  below: readonly Draft[],
  near: readonly Draft[],
  today: string,
): PlannedBom[] {
  if (draft.source !== 'make' || random.chance(0.02)) return [];
  const change = dateOf(dayOf(today) + random.below(60));
  const versions: Partial<PlannedBom>[] = random.chance(0.15)
    ? [{ to: dateOf(dayOf(change) - 1 - random.below(3)) }, { from: change }]
    : [{}];
  return versions.map((span): PlannedBom => {
    const chosen = new Set<Draft>();
    for (let left = 1 + random.below(5); left > 0; left -= 1) {
      chosen.add(random.pick(random.chance(0.8) && near.length > 0 ? near : below));
    }
    const outputQuantity = random.pick(['1', '1', '1', '10', '3', '0.5']);
    const made = random.pick(['1', '1', '1', '0.98', '0.9', '0.7']);
    const started = draft.volume / Number(made) / versions.length;
    const components = [...chosen].map((child, index) =>
      componentOf(random, child, 10 * (index + 1), started / Number(outputQuantity), change),
    );
    return { itemId: draft.id, ...span, outputQuantity, yield: made, components };
  });
}

function componentOf(
  random: Random,
  child: Draft,
  lineNo: number,
  batches: number,
  change: string,
): Component {
  const many = batches > 1e7 ? ['0.01', '0.25'] : ['1', '1', '1', '2', '3', '0.5', '0.333333'];
  const text = random.pick(many);
  child.volume += batches * Number(text);
  const span = random.chance(0.08) ? random.pick([{ from: change }, { to: change }]) : {};
  return {
    lineNo,
    itemId: child.id,
    quantity: random.chance(0.03) ? '0' : text,
    fixed: random.chance(0.12) ? quantity(random, 1, child.decimals) : '0',
    loss: random.pick(['0', '0', '0', '0.05', '0.1', '0.333', '0.025']),
    phantom: child.source === 'make' && Number(child.id.slice(1)) % 7 === 0 && random.chance(0.8),
    ...span,
  };
}

function itemsOf(random: Random, draft: Draft): PlannedItem[] {
  return draft.areas.map((area) => ({
    id: draft.id,
    area,
    decimals: draft.decimals,
    source: draft.source,
    ...(random.chance(0.05) ? { lacks: [random.pick(['supplier', 'leadTime'] as const)] } : {}),
    safetyStock: random.chance(0.3)
      ? quantity(random, Math.max(draft.volume / 15, 1), draft.decimals)
      : '0',
    lot: lotOf(random, draft),
    leadTime: leadTimeOf(random, draft),
    timeFenceDays: random.chance(0.2) ? random.below(15) : 0,
    madeToOrder: isMadeToOrder(draft),
    pegHard: isPeggedHard(draft),
  }));
}

function lotOf(random: Random, draft: Draft): LotRule {
  const share = (parts: number) =>
    quantity(random, Math.max(draft.volume / parts, 10 ** -draft.decimals), draft.decimals);
  const limits = {
    ...(random.chance(0.3) ? { minimum: share(20) } : {}),
    ...(random.chance(0.3) ? { multiple: share(40) } : {}),
  };
  const maximum = share(random.pick([6, 6, 6, 6, 60]));
  const bounded = random.chance(0.25) ? { ...limits, maximum } : limits;
  const policy = random.pick(['lotForLot', 'lotForLot', 'fixed', 'period'] as const);
  if (policy === 'fixed')
    return { policy, size: share(10), ...(random.chance(0.5) ? bounded : {}) };
  if (policy === 'period') return { policy, periodDays: 1 + random.below(30), ...bounded };
  return { policy, ...bounded };
}

function leadTimeOf(random: Random, draft: Draft): LeadTime {
  const perUnit = random.chance(0.25)
    ? (random.below(40) / 10 / (draft.volume + 1)).toFixed(9)
    : '0';
  return {
    fixedDays: random.chance(0.15) ? 0 : random.below(12),
    perUnitDays: perUnit,
    counts: random.pick(['calendar', 'working', 'working']),
    receiptDays: random.chance(0.2) ? 1 + random.below(3) : 0,
    ...(random.chance(0.4) ? { calendar: random.pick(Object.keys(companyCalendars)) } : {}),
  };
}

function suppliesOf(
  random: Random,
  draft: Draft,
  today: string,
  demands: readonly Demand[],
): Supply[] {
  const orders = demands.flatMap(({ order }) => (order === undefined ? [] : [order]));
  const bought = [
    'purchaseRequest',
    'purchaseOrder',
    'transit',
    'firmPlanned',
    'keptStock',
  ] as const;
  const made = ['workOrder', 'firmPlanned', 'transit'] as const;
  return Array.from({ length: random.chance(0.4) ? 1 + random.below(3) : 0 }, (_, index) => ({
    id: `s-${draft.id}-${index + 1}`,
    kind: random.pick<Supply['kind']>(draft.source === 'make' ? made : bought),
    itemId: draft.id,
    area: random.pick(draft.areas),
    quantity: quantity(random, Math.max(draft.volume / 8, 1), draft.decimals),
    date: dateOf(dayOf(today) - 20 + random.below(110)),
    ...(orders.length > 0 && random.chance(0.5) ? { order: random.pick(orders) } : {}),
    ...(random.chance(0.3) ? { coversFrom: dateOf(dayOf(today) - 5 + random.below(60)) } : {}),
    ...(random.chance(0.1) ? { overdueSince: dateOf(dayOf(today) - 1 - random.below(9)) } : {}),
  }));
}

function onHandOf(random: Random, draft: Draft): OnHand[] {
  return draft.areas.flatMap((area) => {
    if (random.chance(0.4)) return [];
    const text = quantity(random, Math.max(draft.volume / 5, 1), draft.decimals);
    return [{ itemId: draft.id, area, quantity: random.chance(0.05) ? `-${text}` : text }];
  });
}
