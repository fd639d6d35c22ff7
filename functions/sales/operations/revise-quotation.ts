import type * as z from 'zod';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { quotation, quotationStates } from '../../../shared/contracts/sales/quotation.ts';
import type { reviseQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import { totalOf } from '../../../shared/kernel/line-amounts.ts';
import { lineNumbers } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { priceLines } from '../price-lines.ts';
import { openSale } from '../sale.ts';

type RevisedLine = NonNullable<z.infer<(typeof contract)['input']>['lines']>[number];

/** A quotation that the customer has seen becomes a draft again, to be sent anew. */
export const reviseQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, quotation, input.id, 'quotation.revise');
  if (before.state !== 'draft') quotationStates.assertMove(before.state, 'draft', 'quotation');
  const { id: _, lines, warehouseId, note, ...more } = input;
  const change = revise(ctx, quotation, before, {
    ...more,
    state: 'draft',
    ...(note !== undefined && { note: note ?? undefined }),
    ...(lines && (await repriced(ctx, before, lines, warehouseId))),
  });
  return { result: change.after, changes: [change] };
};

async function repriced(
  ctx: Ctx,
  before: Doc<typeof quotation>,
  wishes: readonly RevisedLine[],
  warehouseId: string | undefined,
) {
  const sale = await openSale(ctx, { ...before, warehouseId });
  const numbers = lineNumbers(wishes, before.lines);
  const numberOf = (index: number) => numbers[index] as number;
  const lines = await priceLines(ctx, sale, wishes, { numberOf });
  return { lines, ...totalOf(lines) };
}
