import { journal } from '../../shared/contracts/finance/journal.ts';
import { openItem } from '../../shared/contracts/finance/open-item.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import { sourceText } from '../../shared/contracts/finance/source-names.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { abs, gt, isZero } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create, nothing, type Posting, revise } from '../platform/outcome.ts';
import type { ExposureChange } from './data/guards.ts';
import { companyUnchangedGuard, exposureGuard, periodOpenGuard } from './data/guards.ts';
import { alreadyLive, totalTooLarge } from './domain/finance-errors.ts';
import { assertBalanced, isEmpty, type JournalDraft, totalsOf } from './domain/journal.ts';
import { assertWithinBooks, type Ledger, type OpenItemDoc } from './domain/ledger.ts';
import { fiscalPeriodOf } from './domain/period.ts';
import { settle } from './domain/settle.ts';
import { storedLines } from './domain/stored-lines.ts';

export type { StockRole } from './domain/account-roles.ts';
export { type JournalDraft, type JournalHeader, journalOf, redLines } from './domain/journal.ts';
export {
  goodsReceived,
  type InvoicedLine,
  inputVatConfirmed,
  purchaseInvoiceMatched,
  purchaseReturn,
  type ReceivedLine,
  type ReturnedLine,
} from './domain/posting-rules/purchase-postings.ts';
export {
  type CostLine,
  costOfSales,
  redInvoice,
  revenueRecognised,
  salesInvoiceIssued,
  shipBeforeRevenue,
} from './domain/posting-rules/sales-postings.ts';

export type JournalKind = Doc<typeof journal>['kind'];

/** What an amount of money may be, by its contract. */
const MAX_TOTAL = '999999999999.9999';

export interface JournalOptions {
  kind?: JournalKind;
  /** Where the id is derived from what caused it. */
  id?: string;
}

/**
 * The voucher of a draft: roles become account codes, and the commit is refused if the period is
 * locked meanwhile. A draft without lines (an event of no value) posts nothing. Throws when it
 * does not balance or lies before the first period.
 */
export function postJournal(
  ctx: Ctx,
  ledger: Ledger,
  draft: JournalDraft,
  { kind = 'auto', id = ctx.newId(journal.prefix) }: JournalOptions = {},
): Posting & { journal?: Doc<typeof journal> } {
  if (isEmpty(draft)) return nothing();
  assertBalanced(draft);
  const opening = kind === 'opening';
  if (!opening) assertWithinBooks(ledger, draft.date);
  else if (ctx.company.wentLiveOn !== undefined) throw alreadyLive();
  const { source, currency, date, memo } = draft;
  const total = totalsOf(draft.lines).debit;
  if (gt(abs(total), MAX_TOTAL)) throw totalTooLarge({ total, limit: MAX_TOTAL }, '/lines');
  const period = fiscalPeriodOf(date).key;
  const fields: Fields<typeof journal> = {
    date,
    period,
    kind,
    currency,
    memo: memo ?? sourceText(ctx.company.locale, source.noun, source.number),
    lines: storedLines(draft.lines, ledger.roles),
    total,
    source,
    ...(source.number !== undefined && { sourceNumber: source.number }),
    ...(draft.reverses !== undefined && { reverses: draft.reverses.id }),
  };
  const change = create(ctx, journal, fields, id);
  const guard = opening ? companyUnchangedGuard(ctx.company) : periodOpenGuard(period, id);
  return { changes: [change], guards: [guard], events: [], journal: change.after };
}

/** The same for a voucher that must have lines: it is the answer of a command. */
export function postVoucher(
  ctx: Ctx,
  ledger: Ledger,
  draft: JournalDraft,
  options: JournalOptions,
): Posting & { result: Doc<typeof journal> } {
  assertBalanced(draft);
  const { journal: result, ...posting } = postJournal(ctx, ledger, draft, options);
  return { ...posting, result: result as Doc<typeof journal> };
}

interface NewOpenItem {
  documentNumber: string;
  source: Source;
  date: string;
  dueDate: string;
  currency: string;
  /** Incl. VAT; negative is a credit in the party's favour. */
  amount: string;
  ownerId?: string | undefined;
  team?: string | undefined;
  region?: string | undefined;
}

export type NewReceivable = NewOpenItem & { customerId: string };
export type NewPayable = NewOpenItem & { supplierId: string };
type Party = Pick<Fields<typeof openItem>, 'kind' | 'partyNoun' | 'customerId' | 'supplierId'>;

export interface OpenedItem {
  posting: Posting;
  openItem: OpenItemDoc;
}

function openAs(ctx: Ctx, party: Party, item: NewOpenItem, id?: string): OpenedItem {
  const { ownerId, team, region, documentNumber, source, date, dueDate, currency, amount } = item;
  const fields: Fields<typeof openItem> = {
    ...party,
    ...{ documentNumber, source, date, dueDate, currency, amount },
    open: amount,
    settled: isZero(amount),
    settlements: [],
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(region !== undefined && { region }),
  };
  const change = create(ctx, openItem, fields, id);
  return { posting: { changes: [change], guards: [], events: [] }, openItem: change.after };
}

/**
 * What a customer owes from now on. The exposure is not touched: compose `creditChange`, because
 * a delivery moves an amount from ordered to owed in one step.
 */
export const openReceivable = (ctx: Ctx, item: NewReceivable, id?: string): OpenedItem =>
  openAs(ctx, { kind: 'receivable', partyNoun: 'customer', customerId: item.customerId }, item, id);

/** What we owe a supplier. */
export const openPayable = (ctx: Ctx, item: NewPayable, id?: string): OpenedItem =>
  openAs(ctx, { kind: 'payable', partyNoun: 'supplier', supplierId: item.supplierId }, item, id);

/** Paid by a customer before anything is due. It lowers the exposure: compose `creditChange`. */
export const openAdvance = (ctx: Ctx, item: NewReceivable, id?: string): OpenedItem =>
  openAs(ctx, { kind: 'advance', partyNoun: 'customer', customerId: item.customerId }, item, id);

/** Paid to a supplier before the invoice. */
export const openPrepayment = (ctx: Ctx, item: NewPayable, id?: string): OpenedItem =>
  openAs(ctx, { kind: 'prepayment', partyNoun: 'supplier', supplierId: item.supplierId }, item, id);

/**
 * Moves the customer's exposure. With a limit, a rise beyond it refuses the whole commit with
 * 'finance.creditExceeded'. At most one per customer and commit: add the changes up first.
 */
export function creditChange(_ctx: Ctx, change: ExposureChange): Posting {
  const guard = exposureGuard(change);
  return { changes: [], guards: guard ? [guard] : [], events: [] };
}

/**
 * Takes an amount off an open item, or, negative, gives it back. One change per item and commit.
 * Throws 'finance.overAllocated' when more would be taken than is open.
 */
export function settleOpenItem(
  ctx: Ctx,
  item: OpenItemDoc,
  amount: string,
  by: { date: string; source: Source },
): Change<typeof openItem> & { after: OpenItemDoc } {
  const { noun, id, number } = by.source;
  const part = {
    date: by.date,
    amount,
    noun,
    sourceId: id,
    ...(number !== undefined && { number }),
  };
  return revise(ctx, openItem, item, settle(item, part));
}

/** An item falls due on another day: the event that its term counts from has happened. */
export const moveDueDate = (
  ctx: Ctx,
  item: OpenItemDoc,
  dueDate: string,
): Change<typeof openItem> & { after: OpenItemDoc } => revise(ctx, openItem, item, { dueDate });
