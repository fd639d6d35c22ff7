import type { Doc, Scope } from '../../shared/contracts/noun.ts';
import { member } from '../../shared/contracts/platform/nouns.ts';
import type { Access } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { scopeOf } from '../platform/permissions.ts';
import { membersOnly, ownerInactive, ownerOutOfReach } from './domain/errors.ts';

type Member = Doc<typeof member>;

/** Whose a record is: the fields that its scope looks at. */
export const ownedBy = (owner: Member) => ({ ownerId: owner.id, team: owner.team });

/** The member who acts. A key, a workflow or a reaction owns nothing. */
export async function actingMember(ctx: Ctx): Promise<Member> {
  const { memberId } = ctx.access;
  const found = memberId && (await ctx.store.find(member, memberId));
  if (!found) throw membersOnly();
  return found;
}

function reaches(scope: Scope | undefined, access: Access, owner: Member): boolean {
  if (scope === 'all' || owner.id === access.memberId) return true;
  if (scope !== 'team' && scope !== 'region') return false;
  if (owner.team !== undefined && owner.team === access.team) return true;
  return scope === 'region' && (owner.regions ?? []).some((one) => access.regions.includes(one));
}

/**
 * The member who shall own something, if the actor's scope reaches them: a representative can
 * name only themselves. Throws ownerOutOfReach (403) and ownerInactive (422).
 */
export async function ownerFor(ctx: Ctx, id: string, permission: string): Promise<Member> {
  const owner = await need(ctx, member, id, '/ownerId');
  if (!reaches(scopeOf(ctx.access, permission), ctx.access, owner)) {
    throw ownerOutOfReach({ name: owner.name }, '/ownerId');
  }
  if (!owner.active || owner.archived) throw ownerInactive({ name: owner.name }, '/ownerId');
  return owner;
}
