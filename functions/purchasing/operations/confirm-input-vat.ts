import type { confirmInputVat as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { sum } from '../../../shared/kernel/decimal.ts';
import { inputVatConfirmed } from '../../finance/postings.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise, together } from '../../platform/outcome.ts';
import { notDeductible } from '../domain/errors.ts';
import { effective } from '../domain/plan-posting.ts';
import { headerOf, post } from '../vouchers.ts';

/** Dr input VAT, Cr input VAT not verified. */
export const confirmInputVat: CommandRun<typeof contract> = async (ctx, input) => {
  const invoice = await load(ctx, purchaseInvoice, input.id, 'purchaseInvoice.confirm');
  const { id, number, state, deduction, supplierId: supplier } = invoice;
  if (state !== 'posted' || deduction !== 'pending') throw notDeductible();
  const date = input.date ?? ctx.today;
  const source = { noun: 'purchaseInvoice', id, number };
  const tax = sum(invoice.lines.map((line) => effective(line).tax));
  const draft = inputVatConfirmed(headerOf(ctx, { date, source }), { supplier, tax });
  const { journalId: _, ...voucher } = await post(ctx, draft);
  const confirmed = revise(ctx, purchaseInvoice, invoice, {
    deduction: 'confirmed',
    deductedOn: date,
  });
  return { result: confirmed.after, ...together({ changes: [confirmed] }, voucher) };
};
