import { memberInvited } from '../../../shared/contracts/platform/events.ts';
import { defineReaction } from '../reaction.ts';

/** Lets the person choose this company, and mails them. Both are safe to repeat. */
export const onMemberInvited = defineReaction({
  id: 'platform.onMemberInvited',
  on: memberInvited,
  permissions: [],
  run: async (ctx, { personId, email }) => {
    await ctx.people.link(personId, { tenantId: ctx.tenant.id, name: ctx.company.name });
    await ctx.people.welcome(email, ctx.company);
    return undefined;
  },
});
