import type { openItem } from '../../shared/contracts/finance/open-item.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { eq } from '../../shared/kernel/decimal.ts';
import { settleOpenItem } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { invoicePaid } from './domain/errors.ts';

/** A payable that its document takes back; refused once something of it was paid. */
export function settleUnpaid(
  ctx: Ctx,
  item: Doc<typeof openItem>,
  by: { date: string; source: Source },
) {
  const { amount, open, documentNumber } = item;
  if (!eq(amount, open)) throw invoicePaid({ number: documentNumber });
  return settleOpenItem(ctx, item, amount, by);
}
