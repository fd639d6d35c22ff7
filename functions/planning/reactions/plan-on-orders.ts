import { planFollows } from '../../../shared/contracts/planning/reactions.ts';
import type { Ctx } from '../../platform/context.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { lacksMadeItems, namesMadeItems } from '../reports/lacks-made-items.ts';
import { requestFollowUp } from '../run-life.ts';
import { ofSalesOrder } from './of-sales-order.ts';

type Wants = (ctx: Ctx, salesOrderId: string) => Promise<boolean>;

const planOn = (event: string, description: string, wants: Wants, onlyShort = false) =>
  defineReaction({
    id: planFollows(`sales.${event}`).id,
    on: ofSalesOrder(`sales.${event}`, description),
    concerns: ({ short }) => short === true || !onlyShort,
    permissions: ['plan.run'],
    run: async (ctx, { salesOrderId }) => {
      if (!(await wants(ctx, salesOrderId))) return undefined;
      const posting = await requestFollowUp(ctx);
      return posting && { result: undefined, ...posting };
    },
  });

const lacks: Wants = (ctx, salesOrderId) => ctx.reads.report(lacksMadeItems, { salesOrderId });
/** Less is wanted as well as more: the planned order for it must go. */
const names: Wants = (ctx, salesOrderId) => ctx.reads.report(namesMadeItems, { salesOrderId });

/** The plan follows orders for what is made, unless the company does not want that. */
export const planOnOrders = [
  planOn('salesOrderConfirmed', 'An order wants goods.', lacks, true),
  planOn('salesOrderChanged', 'An order wants other goods.', names),
  planOn('salesOrderCancelled', 'An order gives goods back.', names),
];
