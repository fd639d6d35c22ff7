import { payment } from '../../shared/contracts/finance/payment.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { isPositive } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { create, nothing, type Posting, together } from '../platform/outcome.ts';
import type { Settling } from './domain/choose-items.ts';
import type { JournalDraft, JournalHeader } from './domain/journal.ts';
import type { Ledger } from './domain/ledger.ts';
import { type OpenedItem, postVoucher, settleOpenItem } from './postings.ts';

type PaymentFields = Fields<typeof payment>;

/** What every way of paying asks for. */
type Entered = Pick<
  PaymentFields,
  'date' | 'amount' | 'method' | 'reference' | 'note' | 'customerId' | 'supplierId'
> & { bankAccountRole?: PaymentFields['bankAccountRole'] | undefined };

export interface PaymentPlan extends Pick<PaymentFields, 'direction' | 'purpose'> {
  series: string;
  settling: Settling;
  /** Waived, or kept back by a bank. */
  extra?: Pick<PaymentFields, 'fee' | 'difference'>;
  draft: (header: JournalHeader, money: PaymentFields['bankAccountRole']) => JournalDraft;
  /** Where what no item takes is kept. */
  keepRest?: (documentNumber: string, source: Source) => OpenedItem;
  memo?: string | undefined;
}

/** Where money goes that nobody has said it of. */
const usualRole = ({ method }: Entered) => (method === 'cash' ? 'cash' : 'bank');

/** The document of a payment, its voucher, what it settles, and the advance it may leave. */
export async function recordPayment(
  ctx: Ctx,
  ledger: Ledger,
  entered: Entered,
  plan: PaymentPlan,
): Promise<{ result: Doc<typeof payment>; posting: Posting }> {
  const { bankAccountRole = usualRole(entered), ...fields } = entered;
  const { settling, series, direction, purpose } = plan;
  const { date } = entered;
  const { currency } = ledger;
  const id = ctx.newId(payment.prefix);
  const number = await ctx.numbering.next({ prefix: series }, date);
  const source = { noun: 'payment', id, number };
  const memo = [plan.memo, number].filter((part) => part !== undefined).join(' ');
  const draft = plan.draft({ date, currency, source, memo }, bankAccountRole);
  const { result: voucher, ...posted } = postVoucher(ctx, ledger, draft, {});
  const kept = isPositive(settling.rest) ? plan.keepRest?.(number, source) : undefined;
  const document = create(
    ctx,
    payment,
    {
      ...withoutAbsent(fields),
      ...withoutAbsent(plan.extra ?? {}),
      ...{ number, state: 'posted', direction, purpose, currency, bankAccountRole },
      allocations: settling.parts.map(({ item, amount }) => ({ openItemId: item.id, amount })),
      unallocated: settling.rest,
      journalId: voucher.id,
      ...(kept && { advanceId: kept.openItem.id }),
    },
    id,
  );
  const settled = settling.parts.map(({ item, amount }) =>
    settleOpenItem(ctx, item, amount, { date, source }),
  );
  const own = { changes: [document, ...settled] };
  return { result: document.after, posting: together(own, posted, kept?.posting ?? nothing()) };
}

const withoutAbsent = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
