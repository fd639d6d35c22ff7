import type { AccountRole } from '../../shared/contracts/finance/account-roles.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import type {
  LocationKind,
  MoveKind,
  MoveReason,
  stockMove,
} from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Posting } from '../platform/outcome.ts';
import type { StockRole } from './cost-book.ts';
import type { ReservationKind } from './domain/reservation.ts';
import type { Trace } from './domain/trace.ts';

/** The document that moves or claims stock, with the number people know it by. */
export type StockSource = Source & { number: string };

export interface MoveRequest {
  /** Business date. */
  date: string;
  source: StockSource;
  kind: MoveKind;
  /** Needed for a second movement of one document; the first one's id follows from the source. */
  moveId?: string;
  /** The account role on the other side of stock; kept for the cost run and for reversals. */
  accountRole?: AccountRole;
  reason?: MoveReason;
  memo?: string;
  /** Of goods in transit. */
  arrivesOn?: string;
  goesToId?: string;
  /** The movement that this one takes back. */
  reverses?: string;
}

interface MovedLine {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  /** In the item's unit, more than zero. */
  quantity: Decimal;
  lot?: string;
  serial?: string;
  /** The input field to blame, '/lines/0' unless told otherwise. */
  pointer?: string;
}

export interface IssueLine extends MovedLine {
  /** How much of the quantity was reserved for it; that much of the claim is used up. */
  fromReservation?: Decimal;
  /** Whose claim, and which of its lines, if not `reservedFor` and `sourceLine`. */
  reserved?: { sourceId: string; sourceLine: string };
  /** Goods that go back where they came from: the movement that brought them, and its value. */
  returns?: { moveId: string; value: Decimal };
}

export interface IssueRequest extends MoveRequest {
  to: LocationKind;
  /** Id of the document (an order) whose reservation the lines use. */
  reservedFor?: string;
  lines: readonly IssueLine[];
}

/** A receipt has a value, or unit cost, or comes back at what its issue cost. */
export interface ReceiptLine extends MovedLine {
  /** Total, in the company's currency. */
  value?: Decimal;
  unitCost?: Decimal;
  /** The last good day of the lot, if it is not to follow from the item's shelf life. */
  expiresOn?: string;
  /** The document that issued the goods which come back, and its line. */
  costOf?: { sourceId: string; sourceLine: string };
  /** The stock account of an item that never moved before. */
  stockRole?: StockRole | undefined;
  /** For whom it is kept from the first moment; in sum no more than the quantity. */
  claims?: readonly ArrivalClaim[];
}

/** A part of what arrives that belongs to a document at once. */
export interface ArrivalClaim {
  source: StockSource;
  customerId?: string;
  sourceLine: string;
  quantity: Decimal;
  kind: ReservationKind;
}

export interface ReceiptRequest extends MoveRequest {
  from: LocationKind;
  /** As on the lines, for those that name none. */
  stockRole?: StockRole;
  lines: readonly ReceiptLine[];
}

/** What a line's stock account changes by. A provisional cost is shown and not posted. */
export interface IssueCost {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  stockRole: StockRole;
  /** Debit cost, credit stock, unless provisional. Zero for goods of others. */
  cost: Decimal;
  /** Of goods that go back: what they are credited at, less `cost`. */
  difference: Decimal;
  provisional: boolean;
  trace: Trace;
}

export interface ReceiptValue {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  stockRole: StockRole;
  /** Debit stock, credit where it came from, unless provisional. */
  value: Decimal;
  /** Debit cost of sales, credit stock: what goods issued below zero really cost. */
  adjustment: Decimal;
  /** Debit material variance (standard cost only). */
  variance: Decimal;
  provisional: boolean;
  trace: Trace;
}

export interface Issued {
  posting: Posting;
  costs: IssueCost[];
  move: Doc<typeof stockMove>;
}

export interface Received {
  posting: Posting;
  values: ReceiptValue[];
  move: Doc<typeof stockMove>;
}

export interface ReserveLine {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
  /** 'soft' unless told otherwise. */
  kind?: ReservationKind;
  pointer?: string;
}
