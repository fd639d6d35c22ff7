import * as z from 'zod';
import { quotation } from '../../../shared/contracts/sales/quotation.ts';
import { NoEffect } from '../../platform/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { inParts } from '../../platform/in-parts.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { type Outcome, revise } from '../../platform/outcome.ts';
import { quotationsPastTheirDay } from '../reports.ts';

const STEP = 'sales.expireQuotations';

/** Well within one commit. */
const MOST_A_COMMIT = 50;

/**
 * What was offered until a day that is over is expired: it can be made a draft again with another
 * day. A repetition for the same night goes on behind the parts that were committed.
 */
export const expireQuotations = defineControlStep({
  id: STEP,
  input: z.looseObject({ at: z.string().max(40) }),
  control: async (runtime, { at }, tenant) => {
    const parts = inParts(runtime, {
      ...{ step: STEP, workflow: 'nightly-quotations', permissions: ['quotation.revise'] },
      ...{ at, tenant, decide: expireSome },
    });
    let total = 0;
    for await (const { expired } of parts) total += expired;
    return { expired: total };
  },
});

async function expireSome(ctx: Ctx): Promise<Outcome<{ expired: number }>> {
  const asked = { today: ctx.today, limit: MOST_A_COMMIT };
  const ids = await ctx.reads.report(quotationsPastTheirDay, asked);
  const offers = [...(await ctx.store.findMany(quotation, ids)).values()].filter(
    ({ state, validUntil }) => state === 'sent' && validUntil < ctx.today,
  );
  if (offers.length === 0) throw new NoEffect();
  const changes = offers.map((offer) => revise(ctx, quotation, offer, { state: 'expired' }));
  return { result: { expired: offers.length }, changes };
}
