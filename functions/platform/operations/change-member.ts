import { memberChanged } from '../../../shared/contracts/platform/events.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { changeMember as contract } from '../../../shared/contracts/platform/operations.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../context.ts';
import { load } from '../entity.ts';
import type { CommandRun } from '../implementation.ts';
import { emit, revise } from '../outcome.ts';
import { wholeCompany } from '../read-model/reads.ts';

const lastOwner = defineError(
  'lastOwner',
  422,
  'This is the last owner. Make somebody else an owner first.',
);

export const changeMember: CommandRun<typeof contract> = async (ctx, { id, ...input }) => {
  const before = await load(ctx, member, id, 'member.write');
  const { team = before.team, ...patch } = input;
  const wasOwner = before.active && before.roles.includes('owner');
  const staysOwner =
    (input.active ?? before.active) && (input.roles ?? before.roles).includes('owner');
  if (wasOwner && !staysOwner) await requireOtherOwner(ctx, id);
  const change = revise(ctx, member, before, { ...patch, team: team ?? undefined });
  const { personId, active } = change.after;
  return {
    result: change.after,
    changes: [change],
    events: [emit(memberChanged, { memberId: id, personId, active })],
  };
};

async function requireOtherOwner(ctx: Ctx, id: string): Promise<void> {
  const filter = { active: { eq: 'true' } };
  const { data } = await ctx.reads.list(member, { filter, limit: 500 }, wholeCompany);
  const others = data.filter((one) => one.id !== id && (one.roles as string[]).includes('owner'));
  if (others.length === 0) throw lastOwner({}, '/roles');
}
