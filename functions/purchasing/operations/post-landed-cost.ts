import type { postLandedCost as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { landedCost } from '../../../shared/contracts/purchasing/landed-cost.ts';
import { add } from '../../../shared/kernel/decimal.ts';
import { taxOnNet } from '../../../shared/kernel/money.ts';
import { assertMoney } from '../../../shared/kernel/within-bounds.ts';
import { taxRateIn } from '../../finance/queries.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, together } from '../../platform/outcome.ts';
import { bearingLines } from '../bearing-lines.ts';
import { bookLandedCost } from '../book-landed-cost.ts';
import { dueDateOf } from '../domain/due-date.ts';
import { owe } from '../payables.ts';
import { openPurchase } from '../purchase.ts';
import { acceptedTax } from '../read-invoice.ts';

const series = { prefix: 'LC' };

/** Freight or duty is owed, and makes the goods that it came with dearer. */
export const postLandedCost: CommandRun<typeof contract> = async (ctx, input) => {
  const { supplierId, invoiceNumber, kind, basis, net, note } = input;
  const date = input.date ?? ctx.today;
  const { supplier, ledger, currency, deductible } = await openPurchase(ctx, { supplierId, date });
  const { code, rate } = taxRateIn(ledger, input.taxCode ?? ledger.defaultTaxCode, date);
  const tax = acceptedTax(input.tax, taxOnNet(net, rate, currency).tax, '');
  const gross = assertMoney(add(net, tax), '');
  const spread = deductible ? net : gross;
  const bearing = await bearingLines(ctx, input.lines, { basis, spread, currency });
  const made = create(ctx, landedCost, {
    number: await ctx.numbering.next(series, date),
    state: 'posted',
    ...{ kind, basis, supplierId, invoiceNumber, date, currency, net, tax, gross, spread },
    sellerKey: supplier.taxNumber ?? supplier.id,
    ...{ taxCode: code, taxRate: rate, toStock: '0', toCost: '0' },
    ...(note !== undefined && { note }),
    lines: bearing.map(({ line }) => line),
  });
  const vat = deductible ? tax : '0';
  const booked = await bookLandedCost(ctx, made.after, bearing, { date, vat });
  const source = { noun: 'landedCost', id: made.after.id, number: made.after.number };
  const dueDate = dueDateOf(supplier.paymentTerms, date);
  const debt = owe(ctx, {
    ...{ supplierId, source, date, dueDate, currency, amount: gross },
    documentNumber: invoiceNumber,
  });
  const { toStock, toCost } = booked;
  const { openItemId } = debt;
  const after = { ...made.after, toStock, toCost, ...(openItemId !== undefined && { openItemId }) };
  const own = { changes: [{ ...made, after }] };
  return { result: after, ...together(own, booked.posting, debt.posting) };
};
