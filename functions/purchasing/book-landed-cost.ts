import type { Doc } from '../../shared/contracts/noun.ts';
import type { landedCost } from '../../shared/contracts/purchasing/landed-cost.ts';
import { type Decimal, isZero, sum } from '../../shared/kernel/decimal.ts';
import { purchaseInvoiceMatched } from '../finance/postings.ts';
import { revalueStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { type Posting, together } from '../platform/outcome.ts';
import type { Bearing } from './bearing-lines.ts';
import { lateCostRole } from './post-invoice.ts';
import { loadSettings } from './settings.ts';
import { headerOf, post } from './vouchers.ts';

interface Booked {
  posting: Posting;
  toStock: Decimal;
  toCost: Decimal;
}

/** Dr stock for what is still on hand, Dr cost for the rest, Dr input VAT, Cr payable (§5). */
export async function bookLandedCost(
  ctx: Ctx,
  { id, number, supplierId: supplier }: Doc<typeof landedCost>,
  bearing: readonly Bearing[],
  { date, vat }: { date: string; vat: Decimal },
): Promise<Booked> {
  const lines = bearing
    .filter(({ line }) => !isZero(line.amount))
    .map(({ line: { itemId, quantity, amount }, moveId, receiptDate }) => ({
      ...{ itemId, quantity, amount, moveId, receiptDate },
    }));
  const { posting, values } = await revalueStock(ctx, { date, lines });
  const settings = await loadSettings(ctx);
  const source = { noun: 'landedCost', id, number };
  const draft = purchaseInvoiceMatched(headerOf(ctx, { date, source }), {
    supplier,
    lines: values.map(({ itemId, stockRole, toStock, toCost }) => ({
      ...{ item: itemId, stock: stockRole, accrued: '0', toStock, toCost },
      costRole: lateCostRole(stockRole, settings),
    })),
    inputVat: vat,
  });
  const { journalId: _, ...voucher } = await post(ctx, draft);
  return {
    posting: together(posting, voucher),
    toStock: sum(values.map(({ toStock }) => toStock)),
    toCost: sum(values.map(({ toCost }) => toCost)),
  };
}
