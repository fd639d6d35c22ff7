import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import type { quoteOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { quotation } from '../../../shared/contracts/sales/quotation.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { draftQuotation } from '../../sales/postings.ts';
import { nothingToQuote, opportunityClosed } from '../domain/errors.ts';

/**
 * Makes a quotation of the lines of a deal that is open or won, in one commit with the deal, whose
 * version lets only one of several clicks through; the others find the quotation that is there.
 */
export const quoteOpportunity: CommandRun<typeof contract> = async (ctx, { id }) => {
  const deal = await load(ctx, opportunity, id, 'opportunity.quote');
  if (await isQuoted(ctx, deal)) return { result: deal };
  if (deal.state === 'lost') throw opportunityClosed({ state: deal.state });
  const { customerId, lines = [] } = deal;
  if (lines.length === 0) throw nothingToQuote({}, '/lines');
  const { posting, quotation: made } = await draftQuotation(ctx, {
    customerId,
    lines,
    opportunityId: id,
  });
  const change = revise(ctx, opportunity, deal, { quotationId: made.id });
  return {
    result: change.after,
    changes: [change, ...posting.changes],
    guards: posting.guards,
    events: posting.events,
  };
};

/** A quotation that was rejected or cancelled makes room for another one. */
async function isQuoted(ctx: Ctx, deal: Doc<typeof opportunity>): Promise<boolean> {
  if (deal.quotationId === undefined) return false;
  const made = await ctx.store.find(quotation, deal.quotationId);
  return made !== undefined && made.state !== 'rejected' && made.state !== 'cancelled';
}
