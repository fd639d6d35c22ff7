import { memberChanged } from '../../../shared/contracts/platform/events.ts';
import { defineReaction } from '../reaction.ts';

/** Who is not active any more cannot choose the company; who is again, is asked again. */
export const onMemberChanged = defineReaction({
  id: 'platform.onMemberChanged',
  on: memberChanged,
  permissions: [],
  run: async (ctx, { personId, active }) => {
    const { id: tenantId } = ctx.tenant;
    if (active) await ctx.people.offer(personId, { tenantId, name: ctx.company.name });
    else await ctx.people.unlink(personId, tenantId);
    return undefined;
  },
});
