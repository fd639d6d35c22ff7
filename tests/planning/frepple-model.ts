import type {
  Component,
  Demand,
  LotRule,
  PlannedItem,
  Snapshot,
  Supply,
} from '../../functions/planning/domain/snapshot.ts';
import { dateOf, dayOf } from './checker/day-count.ts';

interface Operation {
  readonly duration?: string;
  readonly duration_per?: string;
  readonly posttime?: string;
  readonly item?: string;
  readonly location?: string;
}

interface Flow {
  readonly operation: string;
  readonly item: string;
  readonly quantity?: string;
  readonly quantity_fixed?: string;
  readonly effective_start?: string;
  readonly effective_end?: string;
}

interface Supplier {
  readonly item: string;
  readonly leadtime: string;
  readonly size_minimum?: string;
  readonly size_multiple?: string;
  readonly hard_safety_leadtime?: string;
  readonly extra_safety_leadtime?: string;
}

interface FreppleDemand {
  readonly quantity?: string;
  readonly due?: string;
  readonly priority?: string;
  readonly item?: string;
  readonly operation?: string;
  readonly location?: string;
  readonly status?: string;
}

interface Existing {
  readonly quantity: string;
  readonly operation: string | null;
  readonly item?: string;
  readonly start?: string;
  readonly end?: string;
  readonly location?: string;
  readonly origin?: string;
}

export interface OperationPlan {
  readonly operation: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: string;
  readonly extra?: readonly string[];
}

export interface FreppleModel {
  readonly planningDate: string;
  readonly buffers: Readonly<Record<string, { onhand?: string; minimum?: string; item?: string }>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly flows: readonly Flow[];
  readonly suppliers: readonly Supplier[];
  readonly demands: Readonly<Record<string, FreppleDemand>>;
  readonly existingSupply: readonly Existing[];
  readonly expected: Readonly<
    Record<
      string,
      {
        operationPlans: readonly OperationPlan[];
        demandPlans: readonly { demand: string; date: string; quantity: string }[];
        bufferProfile: readonly { buffer: string; date: string; onhand: string }[];
      }
    >
  >;
}

/** What the file leaves to other files of its authors, said per case. */
export interface Reading {
  /** Only these items, where the file holds several stories. */
  readonly items?: (name: string) => boolean;
  /** Lot rules that the file expresses by fixed output of an operation. */
  readonly lots?: Readonly<Record<string, LotRule>>;
  /** Suppliers of groups of items, by the item: the file does not say who is in a group. */
  readonly boughtAs?: Readonly<Record<string, string>>;
  /** Transfers: an item of one place made from that of another in so many days. */
  readonly transfers?: readonly { from: string; to: string; days: number }[];
  /** Operations of several steps: what they make, and the days of all steps. */
  readonly routings?: Readonly<Record<string, { item: string; days: number }>>;
  /** What one of their operations makes, where its output is fixed. */
  readonly outputs?: Readonly<Record<string, number>>;
  /** The place of each demand is part of the item's name. */
  readonly byPlace?: boolean;
}

const days = (duration: string | undefined): number => {
  const found = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(duration ?? 'P0D');
  if (found === null) throw new Error(`duration ${duration}`);
  return Number(found[1] ?? 0) + Number(found[2] ?? 0) / 24;
};
export const plain = (name: string): string => name.split(' @ ')[0] as string;
const dayOfInstant = (instant: string): number => dayOf(instant.slice(0, 10));
const positive = (flow: Flow): boolean => Number(flow.quantity ?? flow.quantity_fixed) > 0;

/** The item that a demand takes. */
export function soldBy(model: FreppleModel, demand: string): string {
  const { item = '', operation } = model.demands[demand] ?? {};
  const flow = model.flows.find((each) => each.operation === operation);
  return flow === undefined ? item : plain(flow.item);
}

/** The days that delivering a demand takes after the goods are there. */
export function deliveryDays(model: FreppleModel, demand: string): number {
  return days(model.operations[model.demands[demand]?.operation ?? '']?.duration);
}

export function madeBy(
  model: FreppleModel,
  operation: string,
  { routings = {} }: Reading = {},
): string | undefined {
  const routing = routings[operation]?.item;
  if (routing !== undefined) return routing;
  if (operation.includes(' - step ')) return undefined;
  const out = model.flows.find((flow) => flow.operation === operation && positive(flow));
  const name = model.operations[operation]?.item ?? out?.item;
  return name === undefined ? undefined : plain(name);
}

/** The file as planning sees it: delivery time taken off the due dates, calendars of all days. */
export function snapshotOf(model: FreppleModel, reading: Reading = {}): Snapshot {
  const today = model.planningDate.slice(0, 10);
  const wanted = reading.items ?? (() => true);
  const demands = demandsOf(model, reading).filter(({ itemId }) => wanted(itemId));
  const supplies = suppliesOf(model, reading).filter(({ itemId }) => wanted(itemId));
  const taken = componentsOf(model, reading).filter(({ itemId }) => wanted(itemId));
  const dates = [...demands, ...supplies, ...taken].map(({ date }) => date);
  const boms = bomsOf(model, reading).filter(({ itemId }) => wanted(itemId));
  const names = new Set([
    ...[...demands, ...taken, ...supplies, ...boms].map(({ itemId }) => itemId),
    ...boms.flatMap(({ components }) => components.map(({ itemId }) => itemId)),
    ...Object.keys(model.buffers).map((name) => (reading.byPlace ? name : plain(name))),
  ]);
  const chosen = [...names].filter(wanted);
  return {
    today,
    horizonDays: Math.max(...dates.map(dayOf)) - dayOf(today) + 1,
    lossMode: 'factor',
    items: chosen.map((name) => itemOf(model, reading, name)),
    boms,
    onHand: Object.entries(model.buffers)
      .map(([name, buffer]) => ({
        itemId: reading.byPlace ? name : plain(buffer.item ?? name),
        area: '',
        quantity: buffer.onhand ?? '0',
      }))
      .filter(({ itemId }) => chosen.includes(itemId)),
    demands: [...demands, ...taken],
    supplies,
    calendars: {
      standard: { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], makeUpDays: [] },
    },
  };
}

function itemOf(model: FreppleModel, reading: Reading, name: string): PlannedItem {
  const operation = Object.entries(model.operations).find(
    ([id]) => madeBy(model, id, reading) === name && !id.includes('supply'),
  );
  const routing = reading.routings?.[operation?.[0] ?? ''];
  const transfer = reading.transfers?.find(({ to }) => to === name);
  const bought = model.suppliers.find(
    ({ item }) => item === (reading.boughtAs?.[name] ?? plain(name)),
  );
  const made = operation?.[1];
  const buffer = Object.entries(model.buffers).find(([id]) => id === name || plain(id) === name);
  const buys = transfer === undefined && made === undefined ? bought : undefined;
  return {
    id: name,
    area: '',
    decimals: 0,
    source: (transfer ?? made) ? 'make' : buys ? 'buy' : 'none',
    safetyStock: buffer?.[1].minimum ?? '0',
    lot: reading.lots?.[name] ?? {
      policy: 'lotForLot',
      ...(buys?.size_minimum ? { minimum: buys.size_minimum } : {}),
      ...(buys?.size_multiple ? { multiple: buys.size_multiple } : {}),
    },
    leadTime: {
      fixedDays: transfer?.days ?? routing?.days ?? days(made?.duration ?? buys?.leadtime),
      perUnitDays: String((transfer ?? routing) ? 0 : days(made?.duration_per)),
      counts: 'calendar',
      receiptDays:
        days(made?.posttime) + days(buys?.hard_safety_leadtime) + days(buys?.extra_safety_leadtime),
    },
    timeFenceDays: 0,
    madeToOrder: false,
    pegHard: false,
  };
}

function bomsOf(model: FreppleModel, reading: Reading) {
  const { transfers = [] } = reading;
  const moved = transfers.map(({ from, to }) => ({
    itemId: to,
    outputQuantity: '1',
    yield: '1',
    components: [component(from, 10, '1', '0')],
  }));
  const made = Object.keys(model.operations).flatMap((operation) => {
    const itemId = madeBy(model, operation, reading);
    const taken = model.flows.filter((flow) => flow.operation === operation && !positive(flow));
    if (itemId === undefined || taken.length === 0) return [];
    const components = taken.map((flow, index) => ({
      ...component(
        plain(flow.item),
        10 * (index + 1),
        (flow.quantity ?? '0').replace('-', ''),
        (flow.quantity_fixed ?? '0').replace('-', ''),
      ),
      ...(flow.effective_start ? { from: flow.effective_start.slice(0, 10) } : {}),
      // Theirs ends before the instant, ours with the day.
      ...(flow.effective_end ? { to: dateOf(dayOfInstant(flow.effective_end) - 1) } : {}),
    }));
    return [{ itemId, outputQuantity: '1', yield: '1', components }];
  });
  return [...made, ...moved];
}

function component(itemId: string, lineNo: number, quantity: string, fixed: string): Component {
  return { lineNo, itemId, quantity, fixed, loss: '0', phantom: false };
}

/** Orders; quotations and enquiries are no demand. */
function demandsOf(model: FreppleModel, { byPlace }: Reading): Demand[] {
  return Object.entries(model.demands).flatMap(([id, demand]) => {
    const { quantity, due, item, operation, priority = '0', location, status = 'open' } = demand;
    if (quantity === undefined || due === undefined || item === undefined) return [];
    if (status !== 'open') return [];
    const delivery = days(model.operations[operation ?? '']?.duration);
    const name = soldBy(model, id);
    return [
      {
        id,
        kind: 'salesOrder' as const,
        itemId: byPlace ? `${name} @ ${location}` : name,
        area: '',
        quantity,
        date: dateOf(dayOfInstant(due) - delivery),
        priority: Number(priority),
      },
    ];
  });
}

function suppliesOf(model: FreppleModel, reading: Reading): Supply[] {
  return model.existingSupply.flatMap((existing, index) => {
    const { operation, quantity, item, start, end, location } = existing;
    const moved = reading.byPlace ? `${item} @ ${location}` : item;
    const itemId = operation === null ? moved : madeBy(model, operation, reading);
    const made = model.operations[operation ?? ''];
    const lead = days(made?.duration) + days(made?.duration_per) * Number(quantity);
    const day = end === undefined ? dayOfInstant(start ?? '') + lead : dayOfInstant(end);
    if (itemId === undefined) return [];
    const kind = operation === null ? ('purchaseOrder' as const) : ('workOrder' as const);
    const id = `existing ${index + 1}`;
    return [{ id, kind, itemId, area: '', quantity, date: dateOf(Math.ceil(day)) }];
  });
}

/** What orders and transfers under way still take, on the day they start. */
function componentsOf(model: FreppleModel, { byPlace }: Reading): Demand[] {
  const taking = (id: string, itemId: string, quantity: string, date: string): Demand => ({
    ...{ id: `${id} takes ${itemId}`, kind: 'component', itemId, area: '', quantity, date },
    priority: 0,
  });
  return model.existingSupply.flatMap(
    ({ operation, quantity, start, end, item, origin }, index) => {
      const id = `existing ${index + 1}`;
      if (operation === null) {
        if (origin === undefined || end === undefined || !byPlace) return [];
        return [taking(id, `${item} @ ${origin}`, quantity, end.slice(0, 10))];
      }
      return model.flows
        .filter((flow) => flow.operation === operation && !positive(flow) && start !== undefined)
        .map((flow) => {
          const per = Number((flow.quantity ?? '0').replace('-', ''));
          const place = byPlace ? ` @ ${model.operations[operation]?.location}` : '';
          const name = `${plain(flow.item)}${place}`;
          return taking(id, name, String(per * Number(quantity)), (start ?? '').slice(0, 10));
        });
    },
  );
}
