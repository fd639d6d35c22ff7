import type { AnyEvent } from '../../../shared/contracts/event.ts';
import * as manufacturing from '../../../shared/contracts/manufacturing/events.ts';
import { planFollows } from '../../../shared/contracts/planning/reactions.ts';
import * as purchasing from '../../../shared/contracts/purchasing/events.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { planToFollow } from '../reports/lacks-made-items.ts';
import { requestFollowUp } from '../run-life.ts';

/** Only a plan that is in use can become untrue: a company that has none plans nothing here. */
const planOn = (on: AnyEvent) =>
  defineReaction({
    id: planFollows(on.id).id,
    on,
    permissions: ['plan.run'],
    run: async (ctx) => {
      if (!(await ctx.reads.report(planToFollow, {}))) return undefined;
      const posting = await requestFollowUp(ctx);
      return posting && { result: undefined, ...posting };
    },
  });

/** Exceptions follow what is bought and made: another day, another quantity, goods that came. */
export const planOnSupplies = [
  purchasing.purchaseOrderApproved,
  purchasing.purchaseOrderChanged,
  purchasing.purchaseOrderCancelled,
  purchasing.goodsReceived,
  purchasing.goodsReturnedToSupplier,
  manufacturing.workOrderReleased,
  manufacturing.workOrderChanged,
  manufacturing.workOrderClosed,
  manufacturing.workOrderCancelled,
  manufacturing.productionReceived,
].map(planOn);
