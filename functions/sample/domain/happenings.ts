import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import type { Span } from './calendar.ts';

/** So many of an item on one work order. */
export interface Lot {
  item: string;
  quantity: Decimal;
}

export interface Line {
  item: string;
  quantity: Decimal;
  price: Decimal;
}

export interface Sale {
  customer: string;
  on: BusinessDate;
  deliverOn: BusinessDate;
  /** Prices are without tax unless this says otherwise. */
  taxIncluded?: boolean;
  lines: Line[];
}

export interface Purchase {
  supplier: string;
  on: BusinessDate;
  receiveOn: BusinessDate;
  invoiceOn: BusinessDate;
  invoiceNumber: string;
  /** What the supplier charges instead of what was agreed. */
  invoicedAt?: Decimal;
  lines: Line[];
}

export interface Money {
  party: string;
  on: BusinessDate;
  amount: Decimal;
}

export interface Round {
  span: Span;
  purchases: Purchase[];
  /** First the parts, then the products that take them. */
  making: { startOn: BusinessDate; doneOn: BusinessDate; lots: Lot[] }[];
  sales: Sale[];
  receipts: Money[];
  payments: Money[];
  /** What the month cost beside goods: wages and overhead of production, selling, running. */
  expenses: { on: BusinessDate; conversion: Decimal };
  /** Months that are over when the round is. */
  closes: string[];
}

export interface History {
  opening: { item: string; quantity: Decimal }[];
  rounds: Round[];
  /** Orders that wait to be delivered when the story ends. */
  ahead: Sale[];
}
