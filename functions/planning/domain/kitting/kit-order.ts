import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { LossMode } from '../../../../shared/kernel/requirement.ts';

/**
 * What kitting (齐套) looks at. Quantities are decimal strings in the item's unit, dates business
 * dates. A work order, a planned order and what is to be made for a sales order look alike here.
 */
export interface KitOrder {
  id: string;
  number: string;
  itemId: string;
  quantity: Decimal;
  /** Of it, what has been made and has used its material: good and scrapped. */
  done: Decimal;
  /** Of the product's unit: 0 asks for whole sets, more allow parts of one. */
  decimals: number;
  startOn: BusinessDate;
  dueOn: BusinessDate;
  /** Smaller is more important. */
  priority: number;
  /** Worth of finishing it; weighs one order against another where as many can be finished. */
  value: Decimal;
  lines: readonly KitLine[];
}

export interface KitLine {
  position: number;
  itemId: string;
  decimals: number;
  /** For the whole order, loss and fixed quantity included. */
  required: Decimal;
  /** Of it, needed once whatever the quantity. */
  fixed: Decimal;
  /** Issued less what came back. */
  issued: Decimal;
  /** What this order has reserved of what lies on hand. */
  reserved: Decimal;
  /** Of that, what may be given to another order. */
  soft?: Decimal | undefined;
  backflush: boolean;
  keyItem: boolean;
  alternates: readonly KitAlternate[];
}

/** `ratio` of it stands in for one of the line's item. Smaller priorities go first. */
export interface KitAlternate {
  itemId: string;
  decimals: number;
  priority: number;
  ratio: Decimal;
}

/** What lies there unreserved, and what is to come. */
export interface KitSupply {
  itemId: string;
  quantity: Decimal;
  /** Absent: it lies there. */
  date?: BusinessDate;
}

/** How a short part could be made; only the multi-level question looks here. */
export interface KitBom {
  itemId: string;
  decimals: number;
  outputQuantity: Decimal;
  yield: Decimal;
  components: readonly {
    itemId: string;
    decimals: number;
    quantity: Decimal;
    fixed: Decimal;
    loss: Decimal;
  }[];
}

export interface KitOptions {
  scope: 'all' | 'nonBackflush' | 'keyItems';
  substitutes: 'consider' | 'ignore';
  supply: 'stock' | 'withReceipts';
  /** What an order that cannot be completed takes away from later ones. */
  allocation: 'kitOnly' | 'fullClaim';
  sequence: 'start' | 'finish' | 'priority' | 'given';
  /** Whether short parts that are made here count as far as they could be made. */
  multiLevel: boolean;
}

export interface KitQuestion {
  today: BusinessDate;
  lossMode: LossMode;
  orders: readonly KitOrder[];
  supplies: readonly KitSupply[];
  boms: readonly KitBom[];
  options: KitOptions;
}

export interface KitLineAnswer {
  position: number;
  itemId: string;
  /** Still to be issued. */
  need: Decimal;
  /** Of the need, what is there for this order: its own reservation, free stock, substitutes. */
  available: Decimal;
  shortage: Decimal;
  /** What stands in for the line's item, in the quantity of the substitute. */
  substitutes: { itemId: string; quantity: Decimal }[];
  /** How many of the product this line alone would allow. */
  sets: Decimal;
  /** When all of it will be there; null if that is not known. */
  completeOn: BusinessDate | null;
}

export interface KitAnswer {
  id: string;
  number: string;
  openQuantity: Decimal;
  kitQuantity: Decimal;
  /** kitQuantity ÷ openQuantity, rounded down to six places, so that 1 means complete. */
  kitRate: Decimal;
  complete: boolean;
  /** When every line is covered; null as soon as one never is. */
  fullKitOn: BusinessDate | null;
  lines: KitLineAnswer[];
}
