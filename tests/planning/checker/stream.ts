import type {
  DemandRef,
  PlannedOrder,
  SupplyRef,
} from '../../../functions/planning/domain/plan.ts';
import type { Component, PlannedItem } from '../../../functions/planning/domain/snapshot.ts';
import type { Fraction } from './fraction.ts';

/** Something that takes from a stream on a day. */
export interface Need {
  ref: DemandRef;
  day: number;
  quantity: Fraction;
  /** Of given demands. */
  priority: number;
  /** Of dependent ones: who needs it, for which line. */
  parent?: Made;
  line?: Component;
  /** The stream it takes from. */
  stream: Stream;
  /** The order that it is needed for, whichever stream it is in. */
  carries: string;
  pegs: { have: Have; quantity: Fraction }[];
}

/** Something that a stream can give from a day on. */
export interface Have {
  ref: SupplyRef;
  /** Undefined: stock, there from the beginning. */
  day: number | undefined;
  quantity: Fraction;
  /** The date that the given supply itself says. */
  saysDay?: number;
  /** A given supply that lies there, for its order. */
  lies?: boolean;
  /** When a given supply is there; it may count before. */
  there?: number;
  made?: Made;
}

/** A planned order in the making. */
export interface Made {
  /** Its place among all planned orders. */
  place: number;
  id: string;
  kind: PlannedOrder['kind'];
  stream: Stream;
  quantity: Fraction;
  leadDays: number;
  release: number;
  due: number;
  available: number;
  pastDue: boolean;
  carries: string;
  /** The demand that a phantom order passes on. */
  passes?: Need;
  needs: Need[];
  /** When it is there; null if never. Known after rule 16. */
  there?: number | null;
  overLimit: boolean;
  withoutBom: boolean;
}

/** A day of a stream as it went. */
export interface Day {
  day: number;
  gross: Fraction;
  scheduled: Fraction;
  planned: Fraction;
  net: Fraction;
  balance: Fraction;
}

export interface Stream {
  itemId: string;
  area: string;
  order: string;
  item: PlannedItem;
  safety: Fraction;
  stock: Fraction;
  needs: Need[];
  haves: Have[];
  made: Made[];
  days: Day[];
}
