import { lead, leadStates } from '../../../shared/contracts/crm/lead.ts';
import type { loseLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { oneLessHeld } from '../data/claim-counters.ts';
import { changedPhone } from '../lead-phone.ts';

/** Gives a lead up for a reason. Its phone number is free for a new one. */
export const loseLead: CommandRun<typeof contract> = async (ctx, { id, reason }) => {
  const found = await load(ctx, lead, id, 'lead.lose');
  leadStates.assertMove(found.state, 'lost', 'lead');
  const change = revise(ctx, lead, found, { state: 'lost', closeReason: reason });
  return {
    result: change.after,
    changes: [change],
    guards: [...oneLessHeld(found), ...(await changedPhone(ctx, found, undefined))],
  };
};
