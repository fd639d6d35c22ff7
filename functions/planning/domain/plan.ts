import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';

/**
 * What a snapshot leads to, as plain data. `plan-rules.md` beside this file says how, so exactly
 * that two people who follow it compute the same plan to the last digit.
 */
export interface Plan {
  today: BusinessDate;
  /** The last day planned: today + horizonDays − 1. */
  lastDay: BusinessDate;
  /** Of every item of the snapshot, by item id. */
  levels: readonly { itemId: string; level: number }[];
  /** Stream by stream, in a stream by `availableOn` and sequence. */
  orders: readonly PlannedOrder[];
  /** What the planned orders need, in the order of `orders`, then of bill of materials lines. */
  dependentDemands: readonly DependentDemand[];
  /** Stream by stream, in a stream first come first served. */
  pegs: readonly Peg[];
  exceptions: readonly PlanException[];
}

/** What is planned by itself: an item in an area; `order` is '' for what is free for all. */
export interface Stream {
  itemId: string;
  area: string;
  order: string;
}

export interface PlannedOrder extends Stream {
  /** `itemId~area~order~availableOn~n`, n from 1 within the stream and day. */
  id: string;
  /** 'phantom' passes its need through to the components; nobody releases it. */
  kind: 'make' | 'buy' | 'phantom';
  quantity: Decimal;
  /** When it has to be started or sent. May lie before today. */
  releaseOn: BusinessDate;
  /** When it has to be finished or to arrive. */
  dueOn: BusinessDate;
  /** When it counts in netting: `dueOn` and the days to receive it. */
  availableOn: BusinessDate;
  pastDue: boolean;
  /** 'late': not before `achievableOn`. 'never': a component of it is not to be had. */
  achievable: 'onTime' | 'late' | 'never';
  /** Only if late; later than `availableOn`. */
  achievableOn?: BusinessDate;
}

/** What a planned order needs of a component, at its start. */
export interface DependentDemand extends Stream {
  /** `orderId/position` */
  id: string;
  parent: string;
  position: number;
  date: BusinessDate;
  quantity: Decimal;
  phantom: boolean;
}

export interface Peg extends Stream {
  supply: SupplyRef;
  demand: DemandRef;
  quantity: Decimal;
}

export type SupplyRef =
  | { kind: 'stock' }
  | { kind: 'given'; id: string }
  | { kind: 'planned'; id: string };

/** 'deficit' is stock below zero, which the first supply fills. */
export type DemandRef =
  | { kind: 'deficit' }
  | { kind: 'given'; id: string }
  | { kind: 'dependent'; id: string };

export const exceptionCodes = [
  'overdue',
  'expedite',
  'defer',
  'cancel',
  'noSource',
  'timeFence',
  'noBom',
  'lotLimit',
  'belowSafety',
  'pastDue',
  'delayed',
  'late',
  'short',
  // Stored plans name a code by its place: new ones stand last.
  'noSupplier',
  'noLeadTime',
] as const;
export type ExceptionCode = (typeof exceptionCodes)[number];

export interface PlanException extends Stream {
  code: ExceptionCode;
  /** The given supply it speaks of. */
  supply?: string;
  /** The planned order it speaks of. */
  plannedOrder?: string;
  /** The given demand it speaks of. */
  demand?: string;
  date: BusinessDate;
  /** Where it should go, or when it can be had; absent where nobody can say. */
  to?: BusinessDate;
  quantity: Decimal;
}

/** One day of a stream on which something happens. */
export interface ProjectedDay {
  date: BusinessDate;
  gross: Decimal;
  scheduled: Decimal;
  planned: Decimal;
  /** What lacks to the safety stock before planned receipts, as rule 8 counts it. */
  net: Decimal;
  /** previous + scheduled + planned − gross */
  balance: Decimal;
}
