import { memberInvited } from '../../../shared/contracts/platform/events.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { inviteMember as contract } from '../../../shared/contracts/platform/operations.ts';
import { memberIdOf } from '../http/session.ts';
import type { CommandRun } from '../implementation.ts';
import { create, emit } from '../outcome.ts';

/**
 * Makes the account if the address is new. It has no password until the person sets one by the
 * mailed code, so an invitation gives nobody but the owner of the mailbox a way in.
 */
export const inviteMember: CommandRun<typeof contract> = async (ctx, input) => {
  const personId = ctx.dryRun ? 'new-person' : await ctx.people.invite(input.email, input.name);
  const fields = { ...input, personId, active: true };
  const change = create(ctx, member, fields, memberIdOf(ctx.tenant.id, personId));
  return {
    result: change.after,
    changes: [change],
    events: [emit(memberInvited, { memberId: change.after.id, personId, email: input.email })],
  };
};
