import { lead } from '../../shared/contracts/crm/lead.ts';
import type { AnyDoc, Doc } from '../../shared/contracts/noun.ts';
import { member } from '../../shared/contracts/platform/nouns.ts';
import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { inScope, scopeOf } from '../platform/permissions.ts';
import { freePhone, leadWithPhone, takePhone } from './data/lead-phones.ts';
import { leadExists } from './domain/errors.ts';
import { phoneKey } from './domain/phone-key.ts';

type Lead = Doc<typeof lead>;

/**
 * Two colleagues must not chase one customer (撞单). Throws leadExists (409), which names the
 * owner to those who may see the lead, and says no more than "taken" to others.
 */
export async function assertNewPhone(ctx: Ctx, phone: string): Promise<void> {
  const id = await leadWithPhone(ctx.store, ctx.tenant.id, phone);
  const known = id === undefined ? undefined : await ctx.store.find(lead, id);
  if (!known) return;
  throw leadExists({ by: await holderOf(ctx, known) }, '/phone');
}

async function holderOf(ctx: Ctx, known: Lead): Promise<string> {
  if (known.ownerId === undefined) return 'in a pool';
  const scope = scopeOf(ctx.access, 'lead.read');
  const seen = scope && inScope(lead, known as unknown as AnyDoc, scope, ctx.access);
  const owner = seen ? await ctx.store.find(member, known.ownerId) : undefined;
  return owner ? `followed by ${owner.name}` : 'followed by somebody';
}

/** The guards when a lead's number changes. */
export async function changedPhone(
  ctx: Ctx,
  before: Lead,
  phone: string | undefined,
): Promise<Guard[]> {
  const old = before.phone;
  if (old !== undefined && phone !== undefined && phoneKey(old) === phoneKey(phone)) return [];
  if (phone !== undefined) await assertNewPhone(ctx, phone);
  return [
    ...(old === undefined ? [] : [freePhone(ctx.tenant.id, old)]),
    ...(phone === undefined ? [] : [takePhone(ctx.tenant.id, phone, before.id)]),
  ];
}
