import { paymentReversed } from '../../../shared/contracts/finance/events.ts';
import { journal } from '../../../shared/contracts/finance/journal.ts';
import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import { payment } from '../../../shared/contracts/finance/payment.ts';
import type { reversePayment as contract } from '../../../shared/contracts/finance/payment-operations.ts';
import { add, eq, neg, sub } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, need, needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { advanceUsed } from '../domain/finance-errors.ts';
import type { OpenItemDoc } from '../domain/ledger.ts';
import { reversalDraft } from '../domain/reversal-draft.ts';
import { settledPart } from '../domain/settled-part.ts';
import { creditChange, postVoucher, settleOpenItem } from '../postings.ts';
import { loadLedger } from '../queries.ts';

/** The advance that the payment had made goes too, as long as nothing of it was used. */
async function unusedAdvance(ctx: Ctx, id: string | undefined): Promise<OpenItemDoc[]> {
  if (id === undefined) return [];
  const advance = await need(ctx, openItem, id);
  const { amount, open, documentNumber } = advance;
  if (eq(amount, open)) return [advance];
  throw advanceUsed({ item: documentNumber, used: sub(amount, open) });
}

/** Takes a payment back: its voucher in red, and what it had settled is open again. */
export const reversePayment: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const date = input.date ?? ctx.today;
  const paid = await load(ctx, payment, input.id, 'payment.reverse');
  payment.states?.assertMove(paid.state, 'reversed', 'payment');
  const { number, customerId, direction } = paid;
  const source = { noun: 'payment', id: paid.id, number };
  const ids = paid.allocations.map(({ openItemId }) => openItemId);
  const items = await needAll(ctx, openItem, ids);
  const parts = paid.allocations.map(({ openItemId, amount }) => ({
    item: items.get(openItemId) as OpenItemDoc,
    amount: neg(amount),
  }));
  const advances = await unusedAdvance(ctx, paid.advanceId);
  const settled = [...parts, ...advances.map((item) => ({ item, amount: item.open }))].map(
    ({ item, amount }) => settleOpenItem(ctx, item, amount, { date, source }),
  );
  const original = await need(ctx, journal, paid.journalId);
  const { result: _voucher, ...posted } = postVoucher(ctx, ledger, reversalDraft(original, date), {
    kind: 'reversal',
  });
  const change = revise(ctx, payment, paid, { state: 'reversed', reversedOn: date });
  const whole = add(
    paid.amount,
    direction === 'in' ? (paid.fee ?? '0') : '0',
    paid.difference ?? '0',
  );
  const allocations = parts.map(settledPart);
  const said = { paymentId: paid.id, date, allocations, ...(customerId && { customerId }) };
  return {
    result: change.after,
    ...together(
      { changes: [change, ...settled], events: [emit(paymentReversed, said)] },
      posted,
      customerId
        ? creditChange(ctx, { customerId, receivable: direction === 'in' ? whole : neg(whole) })
        : {},
    ),
  };
};
