import { lead } from '../../../shared/contracts/crm/lead.ts';
import type { updateLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { leadClosed } from '../domain/errors.ts';
import { patchOf } from '../domain/patch.ts';
import { changedPhone } from '../lead-phone.ts';
import { poolOfLead } from '../queries.ts';

/** Corrects a lead. One that waits in a pool moves to the pool of its new province. */
export const updateLead: CommandRun<typeof contract> = async (ctx, { id, ...input }) => {
  const found = await load(ctx, lead, id, 'lead.write');
  if (lead.states?.terminal(found.state)) throw leadClosed({ state: found.state });
  const patch = patchOf(input);
  const { province } = { ...found, ...patch };
  const moves = found.state === 'pool' && province !== found.province;
  const pool = moves ? await poolOfLead(ctx, { province }) : undefined;
  const change = revise(ctx, lead, found, {
    ...patch,
    ...(pool && { poolId: pool.id, region: pool.region }),
  });
  const { phone } = change.after;
  return {
    result: change.after,
    changes: [change],
    guards: phone === found.phone ? [] : await changedPhone(ctx, found, phone),
  };
};
