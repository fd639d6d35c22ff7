import { memberInvited } from '../../../shared/contracts/platform/events.ts';
import { defineReaction } from '../reaction.ts';

/**
 * Lets the person choose this company, and mails them. Both are safe to repeat. An account that
 * was made for this company belongs to it; anybody else has to say yes.
 */
export const onMemberInvited = defineReaction({
  id: 'platform.onMemberInvited',
  on: memberInvited,
  permissions: [],
  run: async (ctx, { personId, email, newAccount }) => {
    const company = { tenantId: ctx.tenant.id, name: ctx.company.name };
    if (newAccount) await ctx.people.link(personId, company);
    else await ctx.people.offer(personId, company);
    await ctx.people.welcome(email, ctx.company);
    return undefined;
  },
});
