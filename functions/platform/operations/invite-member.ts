import { memberInvited } from '../../../shared/contracts/platform/events.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { inviteMember as contract } from '../../../shared/contracts/platform/operations.ts';
import { memberIdOf } from '../http/session.ts';
import type { CommandRun } from '../implementation.ts';
import { create, emit } from '../outcome.ts';

const DRY = { personId: 'new-person', newAccount: true };

/**
 * Makes the account if the address is new. It has no password until the person sets one by the
 * mailed code, so an invitation gives nobody but the owner of the mailbox a way in. Whoever has an
 * account already is asked: they enter once they choose the company.
 */
export const inviteMember: CommandRun<typeof contract> = async (ctx, input) => {
  const invited = ctx.dryRun ? DRY : await ctx.people.invite(input.email, input.name);
  const { personId, newAccount } = invited;
  const fields = { ...input, personId, active: true };
  const change = create(ctx, member, fields, memberIdOf(ctx.tenant.id, personId));
  return {
    result: change.after,
    changes: [change],
    events: [
      emit(memberInvited, { memberId: change.after.id, personId, email: input.email, newAccount }),
    ],
  };
};
