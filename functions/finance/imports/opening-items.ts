import type * as z from 'zod';
import { openingPayables, openingReceivables } from '../../../shared/contracts/finance/imports.ts';
import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import { add, type Decimal, eq, isZero, neg, sub } from '../../../shared/kernel/decimal.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { idFrom } from '../../platform/hashing.ts';
import {
  defineImport,
  type ImportedBatch,
  type ImportRow,
} from '../../platform/imports/import-run.ts';
import { type Change, revise, together } from '../../platform/outcome.ts';
import { assertPayable } from '../domain/check-voucher.ts';
import { openingItemUsed } from '../domain/finance-errors.ts';
import type { Ledger, OpenItemDoc } from '../domain/ledger.ts';
import { openingDate } from '../domain/ledger.ts';
import { type OpenedKind, openingEntry } from '../domain/opening-entry.ts';
import * as postings from '../postings.ts';
import { loadLedger } from '../queries.ts';

type ReceivableRow = z.infer<typeof openingReceivables.row>;
type PayableRow = z.infer<typeof openingPayables.row>;

interface Opened {
  kind: OpenedKind;
  partyId: string;
  documentNumber: string;
  date: string;
  dueDate: string;
  amount: Decimal;
}

/** All openings of a kind are one cause, so that a corrected file ties like a right one. */
const sourceOf = (kind: OpenedKind) => ({ noun: 'opening', id: kind });

const newItem = {
  receivable: (ctx, { partyId, ...item }, id) =>
    postings.openReceivable(ctx, { ...item, customerId: partyId }, id),
  advance: (ctx, { partyId, ...item }, id) =>
    postings.openAdvance(ctx, { ...item, customerId: partyId }, id),
  payable: (ctx, { partyId, ...item }, id) =>
    postings.openPayable(ctx, { ...item, supplierId: partyId }, id),
  prepayment: (ctx, { partyId, ...item }, id) =>
    postings.openPrepayment(ctx, { ...item, supplierId: partyId }, id),
} satisfies Record<
  OpenedKind,
  (
    ctx: Ctx,
    item: Opened & { source: { noun: string; id: string }; currency: string },
    id: string,
  ) => postings.OpenedItem
>;

interface Step {
  kind: 'created' | 'updated' | 'unchanged';
  change?: Change;
  /** By how much the party's balance grows. */
  by: Decimal;
}

/** A known document is corrected as long as nothing was settled against it. */
function corrected(ctx: Ctx, known: OpenItemDoc, opened: Opened): Step {
  const { date, dueDate, amount } = opened;
  if (eq(known.amount, amount) && known.date === date && known.dueDate === dueDate) {
    return { kind: 'unchanged', by: '0' };
  }
  if (known.settlements.length > 0) throw openingItemUsed({ item: known.documentNumber });
  const patch = { date, dueDate, amount, open: amount, settled: isZero(amount) };
  const change = revise(ctx, openItem, known, patch);
  return { kind: 'updated', change, by: sub(amount, known.amount) };
}

async function stepOf(ctx: Ctx, ledger: Ledger, opened: Opened): Promise<Step> {
  const { kind, partyId, documentNumber, amount } = opened;
  const { currency } = ledger;
  assertPayable(amount, currency, '/amount');
  const id = idFrom('oi', ctx.tenant.id, 'opening', kind, partyId, documentNumber);
  const known = await ctx.store.find(openItem, id);
  if (known) return corrected(ctx, known, opened);
  const item = { ...opened, currency, source: sourceOf(kind) };
  const [change] = newItem[kind](ctx, item, id).posting.changes;
  return { kind: 'created', ...(change && { change }), by: amount };
}

/** Rows of either file: their items, one voucher, and the customers' exposure. */
async function openItems(
  ctx: Ctx,
  rows: readonly { row: number; opened: Opened }[],
): Promise<ImportedBatch> {
  const ledger = await loadLedger(ctx);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const rowErrors: ImportedBatch['rowErrors'] = [];
  const changes: Change[] = [];
  const moved: { opened: Opened; by: Decimal }[] = [];
  for (const { row, opened } of rows) {
    try {
      const { kind, change, by } = await stepOf(ctx, ledger, opened);
      counts[kind] += 1;
      if (change) changes.push(change);
      moved.push({ opened, by });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      rowErrors.push({ row, error });
    }
  }
  const vouchers = kindsIn(moved).map((kind) => {
    const lines = moved
      .filter(({ opened }) => opened.kind === kind)
      .map(({ opened, by }) => ({ partyId: opened.partyId, amount: by }));
    const source = sourceOf(kind);
    const header = { date: openingDate(ledger), currency: ledger.currency, source };
    const draft = openingEntry(header, kind, lines, ledger.roles);
    return postings.postJournal(ctx, ledger, draft, { kind: 'opening' });
  });
  return { ...together({ changes }, ...vouchers, exposure(ctx, moved)), ...counts, rowErrors };
}

const kindsIn = (moved: readonly { opened: Opened }[]): OpenedKind[] => [
  ...new Set(moved.map(({ opened }) => opened.kind)),
];

function exposure(ctx: Ctx, moved: readonly { opened: Opened; by: Decimal }[]) {
  const byCustomer = new Map<string, Decimal>();
  for (const { opened, by } of moved) {
    if (opened.kind !== 'receivable' && opened.kind !== 'advance') continue;
    const rise = opened.kind === 'receivable' ? by : neg(by);
    byCustomer.set(opened.partyId, add(byCustomer.get(opened.partyId) ?? '0', rise));
  }
  return together(
    ...[...byCustomer].map(([customerId, receivable]) =>
      postings.creditChange(ctx, { customerId, receivable }),
    ),
  );
}

const openedOf = (values: ReceivableRow | PayableRow, kind: OpenedKind, partyId: string) => {
  const { documentNumber, date, dueDate = date, amount } = values;
  return { kind, partyId, documentNumber, date, dueDate, amount };
};

/** An item, the customer's exposure, and its share of the batch's vouchers. */
const ACTIONS = 3;

export const openingReceivablesImport = defineImport({
  target: openingReceivables,
  actionsOf: () => ACTIONS,
  run: (ctx, rows: ImportRow<ReceivableRow>[]) =>
    openItems(
      ctx,
      rows.map(({ row, values }) => {
        const { kind = 'receivable', customerId } = values;
        return { row, opened: openedOf(values, kind, customerId) };
      }),
    ),
});

export const openingPayablesImport = defineImport({
  target: openingPayables,
  actionsOf: () => ACTIONS,
  run: (ctx, rows: ImportRow<PayableRow>[]) =>
    openItems(
      ctx,
      rows.map(({ row, values }) => {
        const { kind = 'payable', supplierId } = values;
        return { row, opened: openedOf(values, kind, supplierId) };
      }),
    ),
});
