import type { cashFlowVouchers as contract } from '../../../shared/contracts/finance/statement-queries.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { spanOf } from '../domain/span.ts';
import { cashFlowVouchersOf } from '../reports/cash-flow-vouchers.ts';

const PAGE = 200;

export const cashFlowVouchers: QueryRun<typeof contract> = async (ctx, input) => {
  const { line, accountCode, cursor, limit = PAGE, asOf } = input;
  const span = spanOf(input, ctx.today);
  const question = { line, accountCode, ...span };
  const purpose = `${ctx.tenant.id}:cashFlowVouchers:${JSON.stringify(question)}`;
  const offset = cursor === undefined ? 0 : Number(openCursor(cursor, purpose)[0]);
  const found = await ctx.reads.report(
    cashFlowVouchersOf,
    { line, ...span, offset, limit, ...(accountCode !== undefined && { accountCode }) },
    asOf,
  );
  if (!found) throw notFound({ noun: 'line of the statement', id: line });
  const { label, total, entries, more } = found;
  return {
    ...{ ...span, label, total, data: entries },
    ...(more && { nextCursor: sealCursor([offset + limit], purpose) }),
  };
};
