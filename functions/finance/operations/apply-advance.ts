import { paymentReceived } from '../../../shared/contracts/finance/events.ts';
import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import type { applyAdvance as contract } from '../../../shared/contracts/finance/payment-operations.ts';
import { abs, gt, isNegative, isPositive, isZero, neg } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, together } from '../../platform/outcome.ts';
import { itemsToSettle } from '../data/items-to-settle.ts';
import { assertPayable } from '../domain/check-voucher.ts';
import { chooseItems } from '../domain/choose-items.ts';
import { notAnAdvance, nothingOpen, overAllocated } from '../domain/finance-errors.ts';
import { type JournalDraft, type JournalHeader, journalOf } from '../domain/journal.ts';
import type { OpenItemDoc } from '../domain/ledger.ts';
import * as postings from '../domain/posting-rules/payment-postings.ts';
import { settledPart } from '../domain/settled-part.ts';
import { postJournal, settleOpenItem } from '../postings.ts';
import { loadLedger, openItemsOf, payablesOf } from '../queries.ts';

const targetKind = (item: OpenItemDoc): 'receivable' | 'payable' => {
  const { kind, documentNumber } = item;
  const credit = (kind === 'receivable' || kind === 'payable') && isNegative(item.open);
  if (kind === 'advance' || kind === 'prepayment' || credit) {
    return kind === 'advance' || kind === 'receivable' ? 'receivable' : 'payable';
  }
  throw notAnAdvance({ item: documentNumber });
};

/** An advance changes accounts when it is applied; a credit is in the right one already. */
function draftFor(header: JournalHeader, item: OpenItemDoc, amount: string): JournalDraft {
  const { kind, customerId = '', supplierId = '' } = item;
  if (kind === 'advance') return postings.applyAdvance(header, { customer: customerId, amount });
  if (kind === 'prepayment') {
    return postings.applyPrepayment(header, { supplier: supplierId, amount });
  }
  return journalOf(header, []);
}

const openTargets = (ctx: Ctx, { customerId, supplierId }: OpenItemDoc) =>
  customerId ? openItemsOf(ctx, customerId) : payablesOf(ctx, supplierId ?? '');

/** Uses an advance, a prepayment or a credit for what is open: chosen items, or the oldest. */
export const applyAdvance: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const { currency } = ledger;
  const { date, allocations: chosen } = input;
  const advance = await load(ctx, openItem, input.id, 'openItem.apply');
  const kind = targetKind(advance);
  const left = abs(advance.open);
  const amount = input.amount ?? left;
  assertPayable(amount, currency, '/amount');
  if (isZero(left)) throw nothingOpen({});
  if (gt(amount, left)) {
    throw overAllocated({ item: advance.documentNumber, open: left, amount }, '/amount');
  }
  const { customerId, supplierId } = advance;
  const isTarget = (item: OpenItemDoc) =>
    item.kind === kind &&
    item.customerId === customerId &&
    item.supplierId === supplierId &&
    isPositive(item.open);
  const items = await itemsToSettle(ctx, chosen, isTarget, () => openTargets(ctx, advance));
  const { parts, applied } = chooseItems(amount, items, chosen, currency);
  if (isZero(applied)) throw nothingOpen({});

  const source = { noun: 'openItem', id: advance.id, number: advance.documentNumber };
  const draft = draftFor({ date, currency, source }, advance, applied);
  const used = settleOpenItem(ctx, advance, isNegative(advance.open) ? neg(applied) : applied, {
    date,
    source,
  });
  const settled = parts.map((part) =>
    settleOpenItem(ctx, part.item, part.amount, { date, source }),
  );
  const allocations = parts.map(settledPart);
  return {
    result: used.after,
    ...together(postJournal(ctx, ledger, draft), {
      changes: [used, ...settled],
      events: customerId ? [emit(paymentReceived, { customerId, date, allocations })] : [],
    }),
  };
};
