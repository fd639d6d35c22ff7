import type { ageing as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { loadLedger } from '../queries.ts';
import { agedItems } from '../reports/aged-items.ts';
import { requireWholeCompany } from './require-whole-company.ts';

export const ageing: QueryRun<typeof contract> = async (ctx, input) => {
  requireWholeCompany(ctx, 'openItem.read');
  const { currency } = await loadLedger(ctx);
  const { kind = 'receivable', on = ctx.today, asOf } = input;
  const partyId = kind === 'receivable' ? input.customerId : input.supplierId;
  const asked = { kind, on, ...(partyId !== undefined && { partyId }) };
  return { kind, on, currency, ...(await ctx.reads.report(agedItems, asked, asOf)) };
};
