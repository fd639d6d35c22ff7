import type * as z from 'zod';
import { leadCaptured } from '../../shared/contracts/crm/events.ts';
import { lead, type leadFields } from '../../shared/contracts/crm/lead.ts';
import type { leadPool } from '../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { member } from '../../shared/contracts/platform/nouns.ts';
import type { Ctx } from '../platform/context.ts';
import { create, emit, type Posting } from '../platform/outcome.ts';
import { oneMoreHeld } from './data/claim-counters.ts';
import { takePhone } from './data/lead-phones.ts';
import { assertNewPhone } from './lead-phone.ts';
import { ownedBy } from './owners.ts';

export interface Capture {
  written: z.infer<typeof leadFields>;
  owner?: Doc<typeof member> | undefined;
  /** Where it waits, or where its owner would return it to. */
  pool?: Doc<typeof leadPool> | undefined;
}

/** A new lead in its owner's hands, else in the pool. Throws leadExists (409). */
export async function captureLead(
  ctx: Ctx,
  { written, owner, pool }: Capture,
): Promise<{ posting: Posting; lead: Doc<typeof lead> }> {
  if (written.phone !== undefined) await assertNewPhone(ctx, written.phone);
  const change = create(ctx, lead, {
    ...written,
    ...(pool && { poolId: pool.id }),
    ...(pool?.region !== undefined && { region: pool.region }),
    ...(owner ? { state: 'owned', ...ownedBy(owner), ownedAt: ctx.now } : { state: 'pool' }),
  });
  const { id, phone, source } = change.after;
  const posting = {
    changes: [change],
    guards: [
      ...(phone === undefined ? [] : [takePhone(ctx.tenant.id, phone, id)]),
      ...(owner && pool ? [oneMoreHeld(owner.id, pool, false)] : []),
    ],
    events: [
      emit(leadCaptured, {
        leadId: id,
        ...(source !== undefined && { source }),
        ...(pool && { poolId: pool.id }),
        ...(owner && { ownerId: owner.id }),
      }),
    ],
  };
  return { posting, lead: change.after };
}
