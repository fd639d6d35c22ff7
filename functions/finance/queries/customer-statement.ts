import type { customerStatement as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { spanOf } from '../domain/span.ts';
import { loadLedger } from '../queries.ts';
import { statementLines } from '../reports/statement-lines.ts';

export const customerStatement: QueryRun<typeof contract> = async (ctx, input) => {
  const { id: customerId } = await load(ctx, customer, input.customerId, 'openItem.read');
  const { currency } = await loadLedger(ctx);
  const span = spanOf(input, ctx.today);
  const found = await ctx.reads.report(statementLines, { customerId, ...span }, input.asOf);
  return { customerId, ...span, currency, ...found };
};
