import type { acceptInvitation as contract } from '../../../shared/contracts/account/operations.ts';
import { companyNotFound } from '../../platform/identity/identity-errors.ts';
import type { AccountRun } from '../account-context.ts';

/**
 * Repeated, it changes nothing. A company that did not invite answers like one that is not there.
 */
export const acceptInvitation: AccountRun<typeof contract> = async (ctx, { tenantId }) => {
  const accepted = await ctx.runtime.control.accept(ctx.personId as string, tenantId);
  if (!accepted) throw companyNotFound();
  return { body: { tenantId, accepted } };
};
